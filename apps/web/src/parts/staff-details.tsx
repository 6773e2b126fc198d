import type { JSX } from '#jsx/jsx-runtime';
import { RUSSIAN_REGIONS, regionName } from '#directory';
import type { QuestionDetails } from '#forum';
import type { Locale } from '#kernel';
import { sayAsk } from '../messages/ask.js';
import { inLocale } from '../site/page-context.js';
import { SelectField, TextField } from './fields.js';
import type { FormState } from './form-state.js';

type Values = Readonly<Record<string, string>>;

/** What the form calls each detail, by the key of its label. */
const LABELS = {
  'details.service': 'SERVICE',
  'details.caseNumber': 'CASE_NUMBER',
  'details.occurredAt': 'OCCURRED_AT',
  'details.errorText': 'ERROR_TEXT',
  'details.region': 'REGION',
} as const;
type StaffField = keyof typeof LABELS;
export const STAFF_FIELDS = Object.keys(LABELS) as StaffField[];

export const staffLabels = (locale: Locale): Record<StaffField, string> =>
  Object.fromEntries(STAFF_FIELDS.map((field) => [field, sayAsk(locale, LABELS[field])])) as Record<
    StaffField,
    string
  >;

/** What was typed, as the use cases take it. */
export const detailsOf = (values: Values): QuestionDetails => ({
  service: values['details.service'] ?? null,
  caseNumber: values['details.caseNumber'] ?? null,
  occurredAt: values['details.occurredAt'] ?? null,
  errorText: values['details.errorText'] ?? null,
  region: values['details.region'] ?? null,
});

/** What was told before, as the form's fields hold it. */
export const detailValues = (details: QuestionDetails | null): Values =>
  Object.fromEntries(
    Object.entries(detailsOf({})).map(([name]) => [
      `details.${name}`,
      details?.[name as keyof QuestionDetails] ?? '',
    ]),
  );

/** One detail as people read it; empty where it was not given. */
export function detailInWords(values: Values, field: StaffField, locale: Locale): string {
  const value = values[field]?.trim() ?? '';
  return field === 'details.region' && value !== '' ? regionName(value, locale) : value;
}

/** The fields of a form for what only staff will see. */
export function StaffDetailsFields({ locale, form }: { locale: Locale; form: FormState }): JSX.Element {
  const say = inLocale(sayAsk, locale);
  const labels = staffLabels(locale);
  const field = (name: StaffField) => ({ locale, form, name, label: labels[name], optional: true });
  return (
    <fieldset class="field group" aria-describedby="details-hint">
      <legend class="group__title">{say('DETAILS')}</legend>
      <p class="field__hint" id="details-hint">
        {say('DETAILS_HINT')}
      </p>
      <TextField {...field('details.service')} />
      <TextField {...field('details.caseNumber')} short />
      <TextField {...field('details.occurredAt')} hint={say('OCCURRED_AT_HINT')} short />
      <TextField {...field('details.errorText')} hint={say('ERROR_TEXT_HINT')} />
      <SelectField
        {...field('details.region')}
        empty={say('REGION_EMPTY')}
        options={RUSSIAN_REGIONS.map(({ code, name }) => ({ value: code, text: name[locale] }))}
      />
    </fieldset>
  );
}
