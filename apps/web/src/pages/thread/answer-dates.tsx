import type { JSX } from '#jsx/jsx-runtime';
import type { Locale } from '#kernel';
import { sayThread } from '../../messages/thread.js';
import { TextField } from '../../parts/fields.js';
import type { FormState } from '../../parts/form-state.js';

/** When an official answer was checked, and until when it holds. */
export const AnswerDates = ({
  locale,
  form,
}: {
  readonly locale: Locale;
  readonly form: FormState;
}): JSX.Element => (
  <>
    <TextField
      locale={locale}
      form={form}
      name="checkedOn"
      type="date"
      label={sayThread(locale, 'CHECKED_LABEL')}
      hint={sayThread(locale, 'CHECKED_HINT')}
      optional
      short
    />
    <TextField
      locale={locale}
      form={form}
      name="validUntil"
      type="date"
      label={sayThread(locale, 'VALID_LABEL')}
      hint={sayThread(locale, 'VALID_HINT')}
      optional
      short
    />
  </>
);
