import { PersonalDataFound } from '#forum';
import { type FieldProblem, InvalidInput, type Refused } from '#platform';

/** A form as it came back: what was typed and what is wrong with it. */
export interface FormState {
  readonly values: Readonly<Record<string, string>>;
  readonly problems: ReadonlyArray<Pick<FieldProblem, 'field' | 'message'>>;
  /** Why the whole form cannot be taken, when no single field is to blame. */
  readonly refusal: string | null;
  /** What would be published with the text, and what can be published instead. */
  readonly personalData?: PersonalDataFound['found'];
}

export const EMPTY_FORM: FormState = { values: {}, problems: [], refusal: null };

export const filled = (values: Readonly<Record<string, string>>): FormState => ({ ...EMPTY_FORM, values });

/**
 * The form with the reasons why it was refused. Problems of hidden fields are told as the form's own.
 *
 * @param visible names of the fields that the person sees
 * @param renamed names of the use case's fields that are called otherwise on the page
 */
export function refusedForm(
  values: Readonly<Record<string, string>>,
  refusal: Refused,
  visible: readonly string[],
  renamed: Readonly<Record<string, string>> = {},
): FormState {
  const reason = renamed['personalDataReason'];
  if (refusal instanceof PersonalDataFound && reason)
    return {
      values,
      problems: [{ field: reason, message: refusal.message }],
      refusal: null,
      personalData: refusal.found,
    };
  if (!(refusal instanceof InvalidInput)) return { values, problems: [], refusal: refusal.message };
  const told = refusal.problems.map(({ field, message }) => ({ field: renamed[field] ?? field, message }));
  // Two faults of one field may be told by the same sentence: once is enough.
  const problems = told.filter(
    ({ field, message }, place) =>
      visible.includes(field) &&
      told.findIndex((other) => other.field === field && other.message === message) === place,
  );
  const hidden = told.find(({ field }) => !visible.includes(field));
  return { values, problems, refusal: hidden?.message ?? null };
}

export const hasProblems = (form: FormState): boolean => form.problems.length > 0 || form.refusal !== null;

/** The typed texts of a form's body by their names; what is not a text is left out. */
export function typedValues(body: unknown, names: readonly string[]): Record<string, string> {
  const fields = (body ?? {}) as Record<string, unknown>;
  return Object.fromEntries(
    names.flatMap((name) => (typeof fields[name] === 'string' ? [[name, fields[name]]] : [])),
  );
}

/** The id of a field's control, to which the summary of problems leads. */
export const fieldId = (name: string): string => `field-${name.replaceAll('.', '-')}`;
