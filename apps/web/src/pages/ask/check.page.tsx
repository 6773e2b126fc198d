import type { Children, JSX } from '#jsx/jsx-runtime';
import { regionName } from '#directory';
import { type CategoryRow, type Notice } from '#forum';
import type { Locale } from '#kernel';
import { renderMarkdown } from '#markdown';
import type { ArchiveEntry } from '#search';
import { sayAsk } from '../../messages/ask.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { EMPTY_FORM, type FormState } from '../../parts/form-state.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';
import { ASKED_KINDS, STAFF_FIELDS, type Values, isPrivate } from './question-fields.js';
import { SimilarThreads } from './similar-threads.js';

interface Props {
  readonly page: PageContext;
  readonly category: CategoryRow;
  readonly values: Values;
  readonly similar: readonly ArchiveEntry[];
  /** What will be hidden, what is missing, what stands against sending. */
  readonly notices: readonly Notice[];
  readonly requestId: string;
  /** Why it could not be sent, when it was tried. */
  readonly form?: FormState;
}

const LABELS = {
  'details.service': 'SERVICE',
  'details.caseNumber': 'CASE_NUMBER',
  'details.occurredAt': 'OCCURRED_AT',
  'details.errorText': 'ERROR_TEXT',
  'details.region': 'REGION',
} as const;

/** What was typed, as others will see it, before it is sent. */
export function CheckPage(props: Props): JSX.Element {
  const { page, category, values, form = EMPTY_FORM } = props;
  const { locale } = page;
  const say = inLocale(sayAsk, locale);
  const body = { __html: renderMarkdown(values['body'] ?? '').html };
  return (
    <Document page={page} title={say('CHECK_TITLE')} hasErrors={form.refusal !== null}>
      <ErrorSummary locale={locale} form={form} />
      <h1>{say('CHECK_TITLE')}</h1>
      <Notices page={page} notices={props.notices} />
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
            {values['title']}
          </Row>
          <Row page={page} field="body" label={say('BODY')}>
            <div class="post__body" dangerouslySetInnerHTML={body} />
          </Row>
        </dl>
        <h2>{say(isPrivate(values) ? 'DETAILS' : 'CHECK_STAFF')}</h2>
        <dl class="summary summary--changes">
          {STAFF_FIELDS.map((field) => (
            <Row key={field} page={page} field={field} label={say(LABELS[field])}>
              {shown(values, field, locale) || <span class="muted">{say('NOT_GIVEN')}</span>}
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

const shown = (values: Values, field: string, locale: Locale): string => {
  const value = values[field]?.trim() ?? '';
  return field === 'details.region' && value !== '' ? regionName(value, locale) : value;
};

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

function Notices({ page, notices }: Pick<Props, 'page' | 'notices'>): JSX.Element | null {
  if (notices.length === 0) return null;
  return (
    <section class="note note--warn" aria-labelledby="notices">
      <h2 class="note__title" id="notices">
        {sayAsk(page.locale, 'NOTICES')}
      </h2>
      <ul>
        {notices.map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </section>
  );
}
