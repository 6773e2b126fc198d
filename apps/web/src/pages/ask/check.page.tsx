import type { Children, JSX } from '#jsx/jsx-runtime';
import type { CategoryRow, CheckedQuestion } from '#forum';
import { renderMarkdown } from '#markdown';
import type { ArchiveEntry } from '#search';
import { sayAsk } from '../../messages/ask.js';
import { MarkedText } from '../../parts/marked-text.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { EMPTY_FORM, type FormState } from '../../parts/form-state.js';
import { STAFF_FIELDS, detailInWords, staffLabels } from '../../parts/staff-details.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';
import { casePath } from '../me/case-path.js';
import { ASKED_KINDS, type Values, isPrivate } from './question-fields.js';
import { SimilarThreads } from './similar-threads.js';

interface Props {
  readonly page: PageContext;
  readonly category: CategoryRow;
  readonly values: Values;
  readonly similar: readonly ArchiveEntry[];
  /** What will be hidden, what is missing, what stands against sending. */
  readonly checked: CheckedQuestion;
  readonly requestId: string;
  /** Why it could not be sent, when it was tried. */
  readonly form?: FormState;
}

/** What was typed, as others will see it, before it is sent. */
export function CheckPage(props: Props): JSX.Element {
  const { page, category, values, form = EMPTY_FORM } = props;
  const { locale } = page;
  const say = inLocale(sayAsk, locale);
  const labels = staffLabels(locale);
  const { html, text } = renderMarkdown(values['body'] ?? '');
  const spansOf = (of: string) => props.checked.personalData.filter(({ field }) => field === of);
  const hidden = spansOf('BODY');
  return (
    <Document page={page} title={say('CHECK_TITLE')} hasErrors={form.refusal !== null}>
      <ErrorSummary locale={locale} form={form} />
      <h1>{say('CHECK_TITLE')}</h1>
      <Notices page={page} checked={props.checked} />
      <SimilarThreads page={page} similar={props.similar} />
      {/* One form: «Изменить» carries everything back, «Отправить» sends it. */}
      <form class="form" method="post" action="/ask/send">
        {[...Object.entries(values), ['requestId', props.requestId] as const].map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <h2>{say(isPrivate(values) ? 'CHECK_PRIVATE' : 'CHECK_PUBLIC')}</h2>
        <dl class="summary summary--changes">
          <Row page={page} field="kind" label={say('KIND')}>
            {say(ASKED_KINDS.find((kind) => kind === values['kind']) ?? 'QUESTION')}
          </Row>
          <Row page={page} field="categoryId" label={say('CATEGORY')}>
            {category.title[locale]}
          </Row>
          <Row page={page} field="title" label={say('QUESTION_TITLE')}>
            <MarkedText text={values['title'] ?? ''} spans={spansOf('TITLE')} />
          </Row>
          <Row page={page} field="body" label={say('BODY')}>
            {hidden.length > 0 ? (
              <p class="as-typed">
                <MarkedText text={text} spans={hidden} />
              </p>
            ) : (
              <div class="post__body" dangerouslySetInnerHTML={{ __html: html }} />
            )}
          </Row>
        </dl>
        <h2>{say(isPrivate(values) ? 'DETAILS' : 'CHECK_STAFF')}</h2>
        <dl class="summary summary--changes">
          {STAFF_FIELDS.map((field) => (
            <Row key={field} page={page} field={field} label={labels[field]}>
              {detailInWords(values, field, locale) || <span class="muted">{say('NOT_GIVEN')}</span>}
            </Row>
          ))}
        </dl>
        <p class="muted">{say(isPrivate(values) ? 'SEND_PRIVATE_NOTE' : 'SEND_NOTE')}</p>
        <button type="submit" class="button">
          {say('SEND')}
        </button>
      </form>
    </Document>
  );
}

interface RowProps {
  readonly page: PageContext;
  readonly field: string;
  readonly label: string;
  readonly children: Children;
}

function Row({ page, field, label, children }: RowProps): JSX.Element {
  return (
    <div class="summary__row">
      <dt>{label}</dt>
      <dd>{children}</dd>
      <dd class="summary__change">
        <button
          type="submit"
          class="link-button"
          name="change"
          value={field}
          formaction={`/ask/change#field-${field.replaceAll('.', '-')}`}
          aria-label={sayAsk(page.locale, 'CHANGE_WHAT', { what: label })}
        >
          {sayAsk(page.locale, 'CHANGE')}
        </button>
      </dd>
    </div>
  );
}

function Notices({ page, checked }: Pick<Props, 'page' | 'checked'>): JSX.Element | null {
  const { notices, alreadyAsked } = checked;
  if (notices.length === 0 && !alreadyAsked) return null;
  return (
    <section class="note note--warn" aria-labelledby="notices">
      <h2 class="note__title" id="notices">
        {sayAsk(page.locale, 'NOTICES')}
      </h2>
      <ul>
        {alreadyAsked && (
          <li>
            {alreadyAsked.message} <a href={casePath(alreadyAsked)}>{sayAsk(page.locale, 'TO_CASE')}</a>
          </li>
        )}
        {notices.map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </section>
  );
}
