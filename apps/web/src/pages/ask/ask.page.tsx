import type { JSX } from '#jsx/jsx-runtime';
import type { Hours } from '#directory';
import { type CategoryRow } from '#forum';
import { sayAsk } from '../../messages/ask.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { RadioField, SelectField, TextArea, TextField } from '../../parts/fields.js';
import { type FormState, hasProblems } from '../../parts/form-state.js';
import { StaffDetailsFields, staffLabels } from '../../parts/staff-details.js';
import { WindowState } from '../../parts/window-state.js';
import { keepTypedScript } from '../../site/assets.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';
import { ASKED_KINDS, SHOWN_FIELD } from './question-fields.js';

/** Where the browser keeps what is typed: another person of the same tab has another place. */
export const keptAs = ({ viewer }: PageContext): string => `ask:${viewer.accountId}`;

interface Props {
  readonly page: PageContext;
  readonly categories: readonly CategoryRow[];
  readonly form: FormState;
  readonly hours: Hours;
}

export function AskPage({ page, categories, form: typed, hours }: Props): JSX.Element {
  const { locale } = page;
  const form = { ...typed, values: { ...typed.values, kind: typed.values['kind'] || 'QUESTION' } };
  const say = inLocale(sayAsk, locale);
  const isTyped = typed.values['title'] !== undefined;
  return (
    <Document page={page} title={say('TITLE')} script={keepTypedScript} hasErrors={hasProblems(form)}>
      <ErrorSummary
        locale={locale}
        form={form}
        labels={{
          kind: say('KIND'),
          categoryId: say('CATEGORY'),
          title: say('QUESTION_TITLE'),
          body: say('BODY'),
          ...staffLabels(locale),
        }}
      />
      <h1>{say('TITLE')}</h1>
      <p class="lead">{say('LEAD')}</p>
      <WindowState page={page} hours={hours} />
      <form
        class="form form--after-state"
        method="post"
        action="/ask/check"
        novalidate
        data-keep={keptAs(page)}
        {...(isTyped && { 'data-filled': '' })}
      >
        {typed.values[SHOWN_FIELD] && <input type="hidden" name={SHOWN_FIELD} value="1" />}
        <RadioField
          locale={locale}
          form={form}
          name="kind"
          label={say('KIND')}
          hint={say('KIND_HINT')}
          options={ASKED_KINDS.map((kind) => ({ value: kind, text: say(kind) }))}
        />
        <SelectField
          locale={locale}
          form={form}
          name="categoryId"
          label={say('CATEGORY')}
          empty={say('CATEGORY_EMPTY')}
          options={categories.map(({ id, title }) => ({ value: id, text: title[locale] }))}
        />
        <TextField
          locale={locale}
          form={form}
          name="title"
          label={say('QUESTION_TITLE')}
          hint={say('QUESTION_TITLE_HINT')}
        />
        <TextArea locale={locale} form={form} name="body" label={say('BODY')} hint={say('BODY_HINT')} />
        <StaffDetailsFields locale={locale} form={form} />
        <button type="submit" class="button">
          {say('CONTINUE')}
        </button>
      </form>
    </Document>
  );
}
