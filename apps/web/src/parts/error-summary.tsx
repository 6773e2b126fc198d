import type { JSX } from '#jsx/jsx-runtime';
import type { Locale } from '#kernel';
import { saySite } from '../messages/site.js';
import { type FormState, fieldId, hasProblems } from './form-state.js';

interface Props {
  readonly locale: Locale;
  readonly form: FormState;
  /** What the fields are called, so that a problem says where it is. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** What is wrong with a form, said first; each problem leads to its field. */
export function ErrorSummary({ locale, form, labels = {} }: Props): JSX.Element | null {
  if (!hasProblems(form)) return null;
  const [refused, advice] = firstSentence(form.refusal ?? '');
  const title = form.problems.length > 0 ? saySite(locale, 'ERRORS_TITLE') : refused;
  return (
    <div
      class="error-summary"
      role="alert"
      aria-labelledby="error-summary-title"
      tabindex={-1}
      // Where the page is read on from, also by those who do not see it; no script is needed for it.
      autofocus
    >
      <h2 id="error-summary-title">{title}</h2>
      {form.refusal !== null && form.problems.length > 0 && <p>{form.refusal}</p>}
      {form.problems.length === 0 && advice !== '' && <p>{advice}</p>}
      {form.problems.length > 0 && (
        <ul>
          {form.problems.map(({ field, message }) => (
            <li key={field}>
              <a href={`#${fieldId(field)}`}>{labels[field] ? `${labels[field]}: ${message}` : message}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** A refusal's first sentence says what happened, without its full stop; the rest says what to do. */
export function firstSentence(refusal: string): [string, string] {
  // An initial («И. Петрова») ends no sentence.
  const [, first = refusal, rest = ''] =
    /^(.*?[\p{Ll}\d»”)][.!?])\s+(?=[\p{Lu}«“])(.*)$/su.exec(refusal) ?? [];
  return [first.replace(/\.$/, ''), rest];
}
