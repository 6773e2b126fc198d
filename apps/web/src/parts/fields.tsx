import type { Children, JSX } from '#jsx/jsx-runtime';
import type { Locale } from '#kernel';
import { saySite } from '../messages/site.js';
import { type FormState, fieldId } from './form-state.js';

interface FieldProps {
  readonly locale: Locale;
  readonly form: FormState;
  /** As the use case calls it, so that its problems find their field. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
}

type AutoFill = NonNullable<JSX.IntrinsicElements['input']['autocomplete']>;

interface TextProps extends FieldProps {
  readonly type?: 'text' | 'email' | 'password' | 'date';
  readonly autocomplete?: AutoFill;
  /** Where a text of few words is wanted. */
  readonly short?: boolean;
  readonly maxlength?: number;
}

export function TextField(props: TextProps): JSX.Element {
  const { form, name, type = 'text' } = props;
  return (
    <Field {...props}>
      <input
        {...described(props)}
        class={props.short ? 'input input--short' : 'input'}
        // The types of the four differ only in roles that are not given here.
        type={type as 'text'}
        value={type === 'password' ? '' : (form.values[name] ?? '')}
        {...(props.autocomplete && { autocomplete: props.autocomplete })}
        {...(props.maxlength && { maxlength: props.maxlength })}
        {...(type !== 'text' && { spellcheck: false })}
      />
    </Field>
  );
}

export function TextArea(props: FieldProps & { readonly brief?: boolean }): JSX.Element {
  return (
    <Field {...props}>
      <textarea
        {...described(props)}
        class={props.brief ? 'input input--brief' : 'input'}
        rows={props.brief ? 4 : 8}
      >
        {props.form.values[props.name] ?? ''}
      </textarea>
    </Field>
  );
}

export interface Option {
  readonly value: string;
  readonly text: string;
  readonly hint?: string | undefined;
}

export function SelectField(
  props: FieldProps & { readonly options: readonly Option[]; readonly empty?: string },
): JSX.Element {
  const chosen = props.form.values[props.name];
  return (
    <Field {...props}>
      <select {...described(props)} class="input">
        {props.empty !== undefined && <option value="">{props.empty}</option>}
        {props.options.map(({ value, text }) => (
          <option key={value} value={value} selected={value === chosen}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** A few choices that are best seen all at once. */
export function RadioField(props: FieldProps & { readonly options: readonly Option[] }): JSX.Element {
  const { form, name, label, hint, options } = props;
  const problem = problemOf(form, name);
  return (
    <fieldset class={problem ? 'field field--bad' : 'field'} {...ariaOf(props)}>
      <legend class="field__label">{label}</legend>
      {hint && (
        <p class="field__hint" id={`${fieldId(name)}-hint`}>
          {hint}
        </p>
      )}
      <Problem name={name} problem={problem} />
      <div class="choices">
        {options.map((option, index) => (
          <Choice key={option.value} name={name} option={option} index={index} chosen={form.values[name]} />
        ))}
      </div>
    </fieldset>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly option: Option;
  readonly index: number;
  readonly chosen: string | undefined;
}

function Choice({ name, option, index, chosen }: ChoiceProps): JSX.Element {
  // The summary of problems leads to the first of them.
  const id = index === 0 ? fieldId(name) : `${fieldId(name)}-${index}`;
  return (
    <div class="choice">
      <input
        type="radio"
        id={id}
        name={name}
        value={option.value}
        checked={option.value === chosen}
        {...(option.hint && { 'aria-describedby': `${id}-hint` })}
      />
      <label for={id}>{option.text}</label>
      {option.hint && (
        <p class="field__hint" id={`${id}-hint`}>
          {option.hint}
        </p>
      )}
    </div>
  );
}

function Field(props: FieldProps & { readonly children: Children }): JSX.Element {
  const { form, name, label, hint, optional, locale } = props;
  const problem = problemOf(form, name);
  return (
    <div class={problem ? 'field field--bad' : 'field'}>
      <label class="field__label" for={fieldId(name)}>
        {label}
        {optional && <span class="field__optional"> ({saySite(locale, 'OPTIONAL')})</span>}
      </label>
      {hint && (
        <p class="field__hint" id={`${fieldId(name)}-hint`}>
          {hint}
        </p>
      )}
      <Problem name={name} problem={problem} />
      {props.children}
    </div>
  );
}

const Problem = ({ name, problem }: { name: string; problem: string | undefined }): JSX.Element | null =>
  problem === undefined ? null : (
    <p class="field__problem" id={`${fieldId(name)}-problem`}>
      {problem}
    </p>
  );

const problemOf = (form: FormState, name: string): string | undefined =>
  form.problems.find(({ field }) => field === name)?.message;

const described = (props: FieldProps) => ({ id: fieldId(props.name), name: props.name, ...ariaOf(props) });

function ariaOf({ form, name, hint }: FieldProps) {
  const problem = problemOf(form, name) !== undefined;
  const ids = [hint && `${fieldId(name)}-hint`, problem && `${fieldId(name)}-problem`].filter(Boolean);
  return {
    ...(ids.length > 0 && { 'aria-describedby': ids.join(' ') }),
    ...(problem && { 'aria-invalid': 'true' as const }),
  };
}
