import type { JSX } from '#jsx/jsx-runtime';
import type { PersonalDataFound } from '#forum';
import type { Locale } from '#kernel';
import { renderMarkdown } from '#markdown';
import { sayPersonalData } from '../messages/personal-data.js';
import { inLocale } from '../site/page-context.js';
import { TextField } from './fields.js';
import { type FormState } from './form-state.js';
import { MarkedText } from './marked-text.js';

interface FindsProps {
  readonly locale: Locale;
  readonly title: string | null;
  readonly markdown: string;
  readonly spans: PersonalDataFound['found']['spans'];
}

/** A text with all personal data in it marked. */
export function Finds({ locale, title, markdown, spans }: FindsProps): JSX.Element {
  const spansOf = (field: 'TITLE' | 'BODY') => spans.filter((span) => span.field === field);
  return (
    <section class="post" aria-labelledby="personal-data">
      <h2 id="personal-data">{sayPersonalData(locale, 'TITLE')}</h2>
      {title !== null && (
        <p class="post__author">
          <MarkedText text={title} spans={spansOf('TITLE')} />
        </p>
      )}
      <p class="as-typed">
        <MarkedText text={renderMarkdown(markdown).text} spans={spansOf('BODY')} />
      </p>
    </section>
  );
}

/** How a form calls the title and the text in which personal data is looked for. */
export interface TextNames {
  readonly title?: string;
  readonly text: string;
}

/** The form of a refused text with what can be published instead in its fields. */
export function hidden(form: FormState, { title, text }: TextNames): FormState {
  const { personalData } = form;
  if (!personalData) return form;
  const { proposedTitle, proposedText } = personalData;
  const values = { ...form.values, [text]: proposedText, ...(title && { [title]: proposedTitle ?? '' }) };
  return { ...form, values };
}

interface FormProps {
  readonly locale: Locale;
  readonly form: FormState;
  readonly names: TextNames;
}

/** The refused text with its finds marked, above the form that has them hidden. */
export function FormFinds({ locale, form, names: { title, text } }: FormProps): JSX.Element | null {
  const { personalData, values } = form;
  if (!personalData) return null;
  const written = { title: title ? (values[title] ?? '') : null, markdown: values[text] ?? '' };
  return <Finds locale={locale} {...written} spans={personalData.spans} />;
}

export const REASON = 'personalDataReason';

interface AsItIsProps extends Omit<FormProps, 'names'> {
  readonly action: string;
  /** What is not public yet is only saved. */
  readonly saves?: boolean;
}

/** The same text published as it is, with a reason. */
export function AsItIs({ locale, form, action, saves = false }: AsItIsProps): JSX.Element | null {
  if (!form.personalData) return null;
  const say = inLocale(sayPersonalData, locale);
  return (
    <details class="decision">
      <summary>{say(saves ? 'SAVE_AS_IS' : 'AS_IS')}</summary>
      <form class="form" method="post" action={action}>
        {Object.entries(form.values).flatMap(([name, value]) =>
          name === REASON ? [] : [<input key={name} type="hidden" name={name} value={value} />],
        )}
        <TextField
          locale={locale}
          form={form}
          name={REASON}
          label={say('REASON')}
          hint={say('REASON_HINT')}
          maxlength={500}
        />
        <button type="submit" class="button button--grave">
          {say(saves ? 'SAVE_AS_IS_BUTTON' : 'AS_IS_BUTTON')}
        </button>
      </form>
    </details>
  );
}
