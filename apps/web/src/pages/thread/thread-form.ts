import { EMPTY_FORM, type FormState } from '../../parts/form-state.js';

/** A form of the thread's page that came back with problems. */
export interface ThreadForm {
  readonly which: 'reply' | 'official' | 'follow' | 'redirect' | 'ticket' | 'mark';
  readonly state: FormState;
}

/** The state of one of the page's forms: only one of them can have come back. */
export const stateOf = (form: ThreadForm | null, which: ThreadForm['which']): FormState =>
  form?.which === which ? form.state : EMPTY_FORM;
