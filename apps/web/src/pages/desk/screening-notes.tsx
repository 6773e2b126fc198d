import type { JSX } from '#jsx/jsx-runtime';
import { type FindingRow, tellModerator, threadPath } from '#forum';
import { sayDesk } from '../../messages/desk.js';
import type { ItemProps } from './item-props.js';

/** Why screening held the text: the reason, and the words in question, which only the desk reads. */
export function ScreeningNotes({
  page,
  item,
  findings,
}: Pick<ItemProps, 'page' | 'item' | 'findings'>): JSX.Element | null {
  if (findings.length === 0) return null;
  const { locale } = page;
  return (
    <section class="note note--warn" aria-labelledby="screening">
      <h2 class="note__title" id="screening">
        {sayDesk(locale, 'SCREENING')}
      </h2>
      <ul>
        {findings.map((finding) => (
          <li key={finding.check_name}>
            {tellModerator({ check: finding.check_name, outcome: finding.outcome, ...finding.facts }, locale)}{' '}
            {wordsOf(finding, item).map((words) => (
              <mark key={words}>{words} </mark>
            ))}
            <SimilarThread finding={finding} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function SimilarThread({ finding }: { finding: FindingRow }): JSX.Element | null {
  const { similar_number: number, similar_slug: slug, similar_title: title } = finding;
  if (number === null || slug === null) return null;
  return <a href={threadPath({ number, slug })}>{title}</a>;
}

const wordsOf = ({ facts }: FindingRow, { title, plain }: ItemProps['item']): string[] => [
  ...new Set(
    (facts.spans ?? []).map(({ field, start, end }) => (field === 'TITLE' ? title : plain).slice(start, end)),
  ),
];
