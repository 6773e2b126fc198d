import type { JSX } from '#jsx/jsx-runtime';
import { type DisputeRow, REVIEW_VERDICTS, type ReviewRow } from '#moderation';
import { sayDesk } from '../../messages/desk.js';
import { reasonInWords } from '../../parts/decision-reason.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { EMPTY_FORM, type FormState } from '../../parts/form-state.js';
import { Trail } from '../../parts/trail.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';

interface Props {
  readonly page: PageContext;
  readonly reviews: readonly ReviewRow[];
  readonly disputes: readonly DisputeRow[];
  readonly form?: FormState;
}

/** Rejected texts for a second look, without a word on who rejected them and why; disagreements for supervisors. */
export function ReviewsPage({ page, reviews, disputes, form = EMPTY_FORM }: Props): JSX.Element {
  const { locale } = page;
  const say = inLocale(sayDesk, locale);
  return (
    <Document page={page} title={say('REVIEWS')} wide>
      <Trail locale={locale} above={[{ href: '/desk', text: say('TITLE') }]} />
      <ErrorSummary locale={locale} form={form} />
      <h1>{say('REVIEWS')}</h1>
      {disputes.length > 0 && <Disputes page={page} disputes={disputes} />}
      <p class="lead">{say(reviews.length > 0 ? 'REVIEWS_TEXT' : 'REVIEWS_EMPTY')}</p>
      {reviews.map((review) => (
        <section key={review.id} aria-labelledby={`review-${review.id}`}>
          <h2 id={`review-${review.id}`}>{review.title}</h2>
          <p class="muted">
            {say(review.kind)}, {review.category_title[locale]}
          </p>
          <div class="post">
            <div class="post__body" dangerouslySetInnerHTML={{ __html: review.html }} />
          </div>
          <form class="desk__bar desk__bar--start" method="post" action={`/desk/reviews/${review.id}`}>
            {REVIEW_VERDICTS.map((verdict) => (
              <button
                key={verdict}
                type="submit"
                class="button button--quiet"
                name="verdict"
                value={verdict}
                aria-describedby={`review-${review.id}`}
              >
                {say(`VERDICT_${verdict}`)}
              </button>
            ))}
          </form>
        </section>
      ))}
    </Document>
  );
}

function Disputes({ page, disputes }: Pick<Props, 'page' | 'disputes'>): JSX.Element {
  const { locale } = page;
  const say = inLocale(sayDesk, locale);
  return (
    <section aria-labelledby="disputes">
      <h2 id="disputes">{say('DISPUTES')}</h2>
      <ul class="posts">
        {disputes.map((dispute) => (
          <li key={dispute.id}>
            <p>
              <a href={`/desk/${dispute.item_id}#decisions`}>{dispute.title}</a>
            </p>
            <p>
              {say('DISPUTE', {
                first: dispute.decided_by,
                reason: reasonInWords(locale, { code: dispute.reason_code, words: dispute.reason }) ?? '',
                second: dispute.reviewed_by,
                verdict: say(`VERDICT_${dispute.verdict}`),
              })}
            </p>
            <form method="post" action={`/desk/reviews/${dispute.id}/settle`}>
              <button type="submit" class="button button--quiet">
                {say('SETTLE')}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
