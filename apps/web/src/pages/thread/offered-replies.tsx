import type { JSX } from '#jsx/jsx-runtime';
import { threadPath } from '#forum';
import { sayReplies } from '../../messages/replies.js';
import { type PageContext, inLocale } from '../../site/page-context.js';
import type { AnswerOffers } from './answer-offers.js';

interface Props {
  readonly page: PageContext;
  readonly offers: AnswerOffers;
  /** Where the form goes to come back with a reply in it. */
  readonly action: string;
}

/** Replies to take over, as buttons of the answer's form: nothing typed is lost, and no script is needed. */
export function OfferedReplies({ page, offers: { suggested, canned }, action }: Props): JSX.Element | null {
  const say = inLocale(sayReplies, page.locale);
  if (suggested.length + canned.length === 0) return null;
  const take = (value: string, name: string, key?: number) => (
    <button
      type="submit"
      class="button button--quiet"
      formaction={action}
      formnovalidate
      name="take"
      value={value}
      aria-label={say('TAKE_OF', { key: key ?? 0, name })}
      {...(key && { accesskey: String(key) })}
    >
      {say('TAKE', { key: key ?? 0 })}
    </button>
  );
  return (
    <>
      {suggested.length > 0 && (
        <details class="decision" open>
          <summary>{say('SUGGESTED')}</summary>
          <p class="field__hint">{say('SUGGESTED_HINT')}</p>
          <ol class="offers">
            {suggested.map(({ thread, text, similarity, count }, index) => (
              <li key={thread.id}>
                <p>
                  <a href={threadPath(thread)}>{thread.title}</a>{' '}
                  <span class="muted">
                    {say('SIMILARITY', { percent: Math.round(similarity * 100) })}
                    {count > 1 && `, ${say('ANSWERED_SO', { count })}`}
                  </span>
                </p>
                <p class="as-typed">{text}</p>
                {take(`suggested:${thread.id}`, thread.title, index + 1)}
              </li>
            ))}
          </ol>
        </details>
      )}
      {canned.length > 0 && (
        <details class="decision">
          <summary>{say('CANNED')}</summary>
          <ul class="offers">
            {canned.map(({ id, title, shortCode }) => (
              <li key={id}>
                {title} <span class="muted">{shortCode}</span> {take(`canned:${id}`, title)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
