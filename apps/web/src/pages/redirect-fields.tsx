import type { JSX } from '#jsx/jsx-runtime';
import type { Channel } from '#directory';
import type { Locale } from '#kernel';
import { sayDesk } from '../messages/desk.js';
import { RadioField, SelectField, TextField } from '../parts/fields.js';
import type { FormState } from '../parts/form-state.js';
import { Submit } from '../parts/submit.js';
import { inLocale } from '../site/page-context.js';

interface Props {
  readonly locale: Locale;
  readonly form: FormState;
  /** Phone lines that an asker can be sent to. */
  readonly lines: readonly Channel[];
  /** Why it would be refused now, if it would. */
  readonly why: string | null;
}

/** Where a question is sent, and why. */
export function RedirectFields({ locale, form, lines, why }: Props): JSX.Element {
  const say = inLocale(sayDesk, locale);
  return (
    <>
      <RadioField
        locale={locale}
        form={form}
        name="destination"
        label={say('REDIRECT_TO')}
        options={[
          { value: 'TICKET', text: say('TICKET') },
          { value: 'PHONE', text: say('PHONE') },
        ]}
      />
      <SelectField
        locale={locale}
        form={form}
        name="channelId"
        label={say('CHANNEL')}
        empty={say('CHANNEL_EMPTY')}
        options={lines.map(({ id, name, value }) => ({ value: id, text: `${name[locale]}, ${value}` }))}
      />
      <TextField
        locale={locale}
        form={form}
        name="redirectReason"
        label={say('REDIRECT_REASON')}
        hint={say('REDIRECT_HINT')}
      />
      <Submit name="redirect" text={say('REDIRECT_BUTTON')} why={why} />
    </>
  );
}
