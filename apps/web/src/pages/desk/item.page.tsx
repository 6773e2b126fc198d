import type { JSX } from '#jsx/jsx-runtime';
import { privatePath, referenceOf } from '#forum';
import { sayDesk } from '../../messages/desk.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { Finds } from '../../parts/personal-data.js';
import { Moment } from '../../parts/time.js';
import { Trail } from '../../parts/trail.js';
import { regionName } from '#directory';
import { renewClaimScript } from '../../site/assets.js';
import { Document } from '../../site/document.js';
import { inLocale } from '../../site/page-context.js';
import { ScreeningNotes } from './screening-notes.js';
import { SimilarEntries } from './similar-entries.js';
import { EditCompared, ReportsGathered } from './item-kinds.js';
import { DecisionForms } from './decision-forms.js';
import { DecisionsMade, DraftNote } from './decisions-made.js';
import type { ItemProps } from './item-props.js';
import { DueTime, TakeNext, holderOf, whatWaits } from './desk.page.js';

/** One item of the desk: what was written, what only staff see, and the decisions. */
export function ItemPage(props: ItemProps): JSX.Element {
  const { page, item, now, refused, view } = props;
  const { locale } = page;
  const say = inLocale(sayDesk, locale);
  const holder = holderOf(item, page, now);
  return (
    <Document page={page} title={item.title} hasErrors={refused !== undefined} script={renewClaimScript} wide>
      <Trail locale={locale} above={[{ href: '/desk', text: say('TITLE') }]} />
      {props.done && (
        <div class="note note--good" role="status">
          <p>{say(`DONE_${props.done}`)}</p>
        </div>
      )}
      {refused && <ErrorSummary locale={locale} form={refused.form} />}
      <div class="note" id="claim-lost" role="status" hidden>
        <p>{say('CLAIM_LOST')}</p>
      </div>
      <p class="muted">{say(whatWaits(item))}</p>
      <h1>{item.title}</h1>
      {item.closed_at && (
        <div class="note">
          <p>{say('DECIDED')}</p>
          <TakeNext page={page} quiet why={view.closed?.message ?? null} />
        </div>
      )}
      {item.kind === 'PRIVATE_QUESTION' && (
        <p class="note">
          {say('PRIVATE_MARK')}. <a href={privatePath(item)}>{say('OPEN_PRIVATE')}</a>
        </p>
      )}
      {item.kind === 'EXPIRED_ANSWER' && <WhyRecheck {...props} />}
      <ReportsGathered {...props} />
      <ScreeningNotes {...props} />
      <div class="desk__columns">
        <div>
          <EditCompared {...props} />
          {view.personalData ? (
            <Finds locale={locale} {...view.source} spans={view.personalData.spans} />
          ) : (
            <div class="post">
              <div class="post__body" dangerouslySetInnerHTML={{ __html: item.html }} />
            </div>
          )}
          <StaffDetails page={page} item={item} />
          {view.original && <Original {...props} />}
          <SimilarEntries {...props} />
          <DraftNote {...props} />
          <DecisionForms {...props} />
          <DecisionsMade {...props} />
        </div>
        <dl class="summary">
          <Fact name={say('NUMBER')} value={referenceOf(item.number)} />
          <Fact name={say('CATEGORY')} value={item.category_title[locale]} />
          <Fact name={say('AUTHOR')} value={item.author_name} />
          <Fact name={say('SENT')} value={<Moment at={item.entered_at} page={page} />} />
          <Fact name={say('DUE')} value={<DueTime page={page} item={item} now={now} />} />
          <Fact name={say('HELD')} value={holder ?? say('FREE')} id="holder" />
          {item.urgent && <Fact name={say('URGENT')} value={urgencyOf(props)} />}
          {view.escalation && <Fact name={say('ESCALATED_TO')} value={view.escalation.specialist_name} />}
        </dl>
      </div>
    </Document>
  );
}

/** The answer's last day has passed, or somebody has doubts. */
function WhyRecheck({ page, item, view: { marks } }: ItemProps): JSX.Element {
  const say = inLocale(sayDesk, page.locale);
  return (
    <section class="note note--warn" aria-labelledby="marks">
      <h2 class="note__title" id="marks">
        {say('MARKS')}
      </h2>
      <ul>
        {marks.length === 0 && <li>{say('EXPIRED_BY')}</li>}
        {marks.map(({ note, actor_name: name }) => (
          <li key={note}>{say('MARKED_BY', { name, note })}</li>
        ))}
      </ul>
      <p>
        <a href={`/t/${item.number}-`}>{say('OPEN_THREAD')}</a>
      </p>
    </section>
  );
}

/** What its author wrote, before parts of it were hidden. */
function Original({ page, view: { original } }: ItemProps): JSX.Element {
  return (
    <details>
      <summary>{sayDesk(page.locale, 'ORIGINAL')}</summary>
      {original?.title && <p>{original.title}</p>}
      <p class="as-typed">{original?.markdown}</p>
    </details>
  );
}

interface FactProps {
  readonly name: string;
  readonly value: JSX.Element | string;
  readonly id?: string;
}

const Fact = ({ name, value, id }: FactProps): JSX.Element => (
  <div class="summary__row">
    <dt>{name}</dt>
    <dd {...(id && { id })}>{value}</dd>
  </div>
);

const urgencyOf = ({ page, item }: ItemProps): string =>
  item.urgent_reason === null
    ? sayDesk(page.locale, 'URGENT_CATEGORY')
    : sayDesk(page.locale, 'URGENT_BY', { name: item.urgent_by_name ?? '', reason: item.urgent_reason });

function StaffDetails({ page, item }: Pick<ItemProps, 'page' | 'item'>): JSX.Element | null {
  const say = inLocale(sayDesk, page.locale);
  const details = (
    [
      ['SERVICE', item.service],
      ['CASE_NUMBER', item.case_number],
      ['OCCURRED_AT', item.occurred_at],
      ['ERROR_TEXT', item.error_text],
      ['REGION', item.region && regionName(item.region, page.locale)],
    ] as const
  ).flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
  if (details.length === 0 || (item.kind !== 'QUESTION' && item.kind !== 'PRIVATE_QUESTION')) return null;
  return (
    <section aria-labelledby="details">
      <h2 id="details">{say('DETAILS')}</h2>
      <dl class="summary">
        {details.map(({ name, value }) => (
          <Fact key={name} name={say(name)} value={value} />
        ))}
      </dl>
    </section>
  );
}
