import type { Children, JSX } from '#jsx/jsx-runtime';
import { type ThreadRow, threadPath } from '#forum';
import { type Locale, isSignedIn } from '#kernel';
import type { Level } from '#subscriptions';
import { saySubscription } from '../../messages/subscriptions.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { RadioField, TextField } from '../../parts/fields.js';
import { EMPTY_FORM, type FormState, filled, hasProblems } from '../../parts/form-state.js';
import { drawnOnce } from '../../site/drawn-once.js';
import { type PageContext, inLocale } from '../../site/page-context.js';
import { type ThreadForm, stateOf } from './thread-form.js';

/** What a person can choose; who muted a thread is told nothing either. */
export const FOLLOW_CHOICES = ['WATCHING', 'OFFICIAL_ONLY', 'NONE'] as const;
type Choice = (typeof FOLLOW_CHOICES)[number];

interface Props {
  readonly page: PageContext;
  readonly thread: ThreadRow;
  readonly level: Level | null;
  readonly form: ThreadForm | null;
}

/** Following the thread: by level for people with an account, by e-mail for everyone else. */
export function FollowForms({ page, thread, level, form }: Props): JSX.Element {
  const state = stateOf(form, 'follow');
  return isSignedIn(page.viewer) ? (
    <LevelForm page={page} thread={thread} chosen={choiceOf(level)} form={state} />
  ) : (
    <MailForm page={page} thread={thread} form={state} />
  );
}

const choiceOf = (level: Level | null): Choice => (level === null || level === 'MUTED' ? 'NONE' : level);

interface FormProps {
  readonly page: PageContext;
  readonly thread: ThreadRow;
  readonly form: FormState;
}

function LevelForm({ chosen, ...props }: FormProps & { readonly chosen: Choice }): JSX.Element {
  const { page, thread, form } = props;
  const say = inLocale(saySubscription, page.locale);
  return (
    <Folded {...props}>
      <p>{say(`NOW_${chosen}`)}</p>
      <form method="post" action={`${threadPath(thread)}/follow`}>
        <RadioField
          locale={page.locale}
          form={hasProblems(form) ? form : filled({ level: chosen })}
          name="level"
          label={say('LEVEL')}
          options={FOLLOW_CHOICES.map((value) => ({ value, text: say(value) }))}
        />
        <button type="submit" class="button button--quiet">
          {say('SAVE')}
        </button>
      </form>
    </Folded>
  );
}

function MailForm(props: FormProps): JSX.Element {
  const { page, thread, form } = props;
  return (
    <Folded {...props}>
      <form method="post" action={`${threadPath(thread)}/follow-by-email`} novalidate>
        {form === EMPTY_FORM ? emptyMail(page.locale) : <MailFields locale={page.locale} form={form} />}
      </form>
    </Folded>
  );
}

const emptyMail = drawnOnce(({ locale }) => <MailFields locale={locale} form={EMPTY_FORM} />);

function MailFields({ locale, form }: { readonly locale: Locale; readonly form: FormState }): JSX.Element {
  const say = inLocale(saySubscription, locale);
  return (
    <>
      <TextField
        locale={locale}
        form={form}
        name="email"
        label={say('EMAIL')}
        hint={say('EMAIL_HINT')}
        type="email"
        autocomplete="email"
      />
      <button type="submit" class="button button--quiet">
        {say('EMAIL_BUTTON')}
      </button>
    </>
  );
}

/** Open when it has something to say. */
const Folded = ({ page, form, children }: FormProps & { readonly children: Children }) => (
  <details class="decision" id="follow" open={hasProblems(form)}>
    <summary>{saySubscription(page.locale, 'FOLLOW_TITLE')}</summary>
    <ErrorSummary locale={page.locale} form={form} />
    {children}
  </details>
);
