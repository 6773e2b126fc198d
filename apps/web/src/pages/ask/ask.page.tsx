import type { JSX } from '#jsx/jsx-runtime';
import { type Hours, RUSSIAN_REGIONS } from '#directory';
import { type CategoryRow } from '#forum';
import { sayAsk } from '../../messages/ask.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { RadioField, SelectField, TextArea, TextField } from '../../parts/fields.js';
import { type FormState, hasProblems } from '../../parts/form-state.js';
import { WindowState } from '../../parts/window-state.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';
import { ASKED_KINDS, SHOWN_FIELD } from './question-fields.js';

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
  return (
    <Document page={page} title={say('TITLE')} hasErrors={hasProblems(form)}>
      <ErrorSummary
        locale={locale}
        form={form}
        labels={{
          kind: say('KIND'),
          categoryId: say('CATEGORY'),
          title: say('QUESTION_TITLE'),
          body: say('BODY'),
          'details.service': say('SERVICE'),
          'details.caseNumber': say('CASE_NUMBER'),
          'details.occurredAt': say('OCCURRED_AT'),
          'details.errorText': say('ERROR_TEXT'),
          'details.region': say('REGION'),
        }}
      />
      <h1>{say('TITLE')}</h1>
      <p class="lead">{say('LEAD')}</p>
      <WindowState page={page} hours={hours} />
      <form class="form form--after-state" method="post" action="/ask/check" novalidate>
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
        <StaffDetails page={page} form={form} />
        <button type="submit" class="button">
          {say('CONTINUE')}
        </button>
      </form>
    </Document>
  );
}

function StaffDetails({ page, form }: Pick<Props, 'page' | 'form'>): JSX.Element {
  const { locale } = page;
  const say = inLocale(sayAsk, locale);
  return (
    <fieldset class="field group" aria-describedby="details-hint">
      <legend class="group__title">{say('DETAILS')}</legend>
      <p class="field__hint" id="details-hint">
        {say('DETAILS_HINT')}
      </p>
      <TextField locale={locale} form={form} name="details.service" label={say('SERVICE')} optional />
      <TextField
        locale={locale}
        form={form}
        name="details.caseNumber"
        label={say('CASE_NUMBER')}
        optional
        short
      />
      <TextField
        locale={locale}
        form={form}
        name="details.occurredAt"
        label={say('OCCURRED_AT')}
        hint={say('OCCURRED_AT_HINT')}
        optional
        short
      />
      <TextField
        locale={locale}
        form={form}
        name="details.errorText"
        label={say('ERROR_TEXT')}
        hint={say('ERROR_TEXT_HINT')}
        optional
      />
      <SelectField
        locale={locale}
        form={form}
        name="details.region"
        label={say('REGION')}
        empty={say('REGION_EMPTY')}
        options={RUSSIAN_REGIONS.map(({ code, name }) => ({ value: code, text: name[locale] }))}
        optional
      />
    </fieldset>
  );
}
