import type { JSX } from '#jsx/jsx-runtime';
import { isLetIn } from '#forum';
import { type DeskItemKind, REJECTION_REASONS, isDecidable, sayModeration } from '#moderation';
import { sayDesk } from '../../messages/desk.js';
import { sayPersonalData } from '../../messages/personal-data.js';
import { RadioField, TextArea, TextField } from '../../parts/fields.js';
import { Submit } from '../../parts/submit.js';
import { inLocale } from '../../site/page-context.js';
import { AnswerDates } from '../thread/answer-dates.js';
import { RedirectFields } from '../redirect-fields.js';
import { ClaimForms, UrgencyForm } from './claim-forms.js';
import { AtOpening, Buttons, Override } from './decision-buttons.js';
import { Folded, Form, formOf } from './item-form.js';
import type { ItemProps } from './item-props.js';
import { PublishPersonalData, RedactedFields } from './personal-data.js';
import { whyNotAsItIs, whyNotDecide, whyNotOutside } from './why-not.js';

/** What publishing is called where it is something else to readers. */
const PUBLISHING: Partial<Record<DeskItemKind, Key>> = { PRIVATE_QUESTION: 'ACCEPT_PRIVATE', REPORT: 'KEEP' };

/** Everything a moderator can do with the item, as plain forms; each names the version it was made on. */
export function DecisionForms(props: ItemProps): JSX.Element | null {
  const { page, item, view } = props;
  const say = inLocale(sayDesk, page.locale);
  if (item.kind === 'EXPIRED_ANSWER') return item.closed_at ? null : <RecheckForms {...props} />;
  const isPrivate = item.kind === 'PRIVATE_QUESTION';
  const question = item.kind === 'QUESTION';
  const published = isLetIn(view.source.moderation);
  const reported = item.kind === 'REPORT';
  // What was let in of an edit is changed by another edit, and hidden with its post.
  if (item.closed_at && (!published || item.kind === 'EDIT')) return null;
  return (
    <section aria-labelledby="decision">
      <h2 id="decision">{say('DECISION')}</h2>
      {!item.closed_at && <AtOnce {...props} />}
      <div class="decisions">
        {!item.closed_at && <PublishPersonalData {...props} />}
        {!view.personalData && (reported ? published && !item.closed_at : !published && !isPrivate) && (
          <RedactForm {...props} />
        )}
        {!published && isDecidable(item.kind, 'RETURNED') && <ReturnForm {...props} />}
        {!published && isDecidable(item.kind, 'REJECTED') && <RejectForm {...props} />}
        {(question || isPrivate) && (
          <WordsForm
            {...props}
            name="ask"
            title="ASK"
            label="ASK_REASON"
            hint="ASK_HINT"
            button="ASK_BUTTON"
          />
        )}
        {question && <MergeForm {...props} />}
        {(question || isPrivate) && (
          <WordsForm
            {...props}
            name="escalate"
            title="ESCALATE"
            label="ESCALATE_REASON"
            hint="ESCALATE_HINT"
            button="ESCALATE_BUTTON"
          />
        )}
        {published && !isPrivate && (
          <WordsForm
            {...props}
            name="hide"
            title="HIDE"
            label="HIDE_REASON"
            hint="HIDE_HINT"
            button="HIDE_BUTTON"
          />
        )}
        {published && (question || reported) && (
          <WordsForm
            {...props}
            name="lock"
            title="LOCK"
            label="LOCK_REASON"
            hint="LOCK_HINT"
            button="LOCK_BUTTON"
          />
        )}
        {question && !item.closed_at && <RedirectForm {...props} />}
        {!item.closed_at && <UrgencyForm {...props} />}
      </div>
    </section>
  );
}

/** The answer holds, or goes; what is better than it comes from a specialist, on the page of the question. */
function RecheckForms(props: ItemProps): JSX.Element {
  const { locale } = props.page;
  const say = inLocale(sayDesk, locale);
  return (
    <section aria-labelledby="decision">
      <h2 id="decision">{say('DECISION')}</h2>
      <div class="desk__bar desk__bar--start">
        <ClaimForms {...props} />
      </div>
      <p>{say('RECHECK_HINT')}</p>
      <div class="decisions">
        <Folded {...props} name="confirm" title={say('CONFIRM')}>
          <AnswerDates locale={locale} form={formOf(props, 'confirm')} />
          <Buttons {...props} name="confirm" text={say('CONFIRM_BUTTON')} />
        </Folded>
        <WordsForm
          {...props}
          name="hide"
          title="HIDE"
          label="HIDE_REASON"
          hint="HIDE_HINT"
          button="HIDE_BUTTON"
        />
        <UrgencyForm {...props} />
      </div>
    </section>
  );
}

function AtOnce(props: ItemProps): JSX.Element {
  const { page, item, view } = props;
  const say = inLocale(sayDesk, page.locale);
  return (
    <div class="desk__bar desk__bar--start">
      {!view.personalData && (
        <Form {...props} name="publish">
          <Override {...props} name="publish" />
          <Submit name="publish" text={say(PUBLISHING[item.kind] ?? 'PUBLISH')} why={whyNotDecide(props)} />
          <AtOpening {...props} />
        </Form>
      )}
      <ClaimForms {...props} />
    </div>
  );
}

function RedactForm(props: ItemProps): JSX.Element {
  const say = inLocale(sayDesk, props.page.locale);
  return (
    <Folded {...props} name="redact" title={say('REDACT')}>
      <RedactedFields {...props} proposed={props.view.source} />
      <Buttons {...props} name="redact" text={sayPersonalData(props.page.locale, 'HIDE')} />
    </Folded>
  );
}

function ReturnForm(props: ItemProps): JSX.Element {
  const { locale } = props.page;
  const say = inLocale(sayDesk, locale);
  const form = formOf(props, 'return');
  return (
    <Folded {...props} name="return" title={say('RETURN')}>
      <TextArea
        locale={locale}
        form={form}
        name="returnReason"
        label={say('RETURN_REASON')}
        hint={say('RETURN_HINT')}
        brief
      />
      <TextArea
        locale={locale}
        form={form}
        name="returnWords"
        label={say('RETURN_WORDS')}
        hint={say('RETURN_WORDS_HINT')}
        optional
        brief
      />
      <Buttons {...props} name="return" text={say('RETURN_BUTTON')} />
    </Folded>
  );
}

function RejectForm(props: ItemProps): JSX.Element {
  const { locale } = props.page;
  const say = inLocale(sayDesk, locale);
  const form = formOf(props, 'reject');
  const options = REJECTION_REASONS.map((code) => ({ value: code, text: sayModeration(locale, code) }));
  return (
    <Folded {...props} name="reject" title={say('REJECT')}>
      <RadioField
        locale={locale}
        form={form}
        name="reasonCode"
        label={say('REJECT_CODE')}
        options={options}
      />
      <TextArea locale={locale} form={form} name="rejectReason" label={say('REJECT_REASON')} optional brief />
      <Buttons {...props} name="reject" text={say('REJECT_BUTTON')} grave />
    </Folded>
  );
}

type Key = Parameters<typeof sayDesk>[1];

/** A decision that needs nothing but words. */
function WordsForm(
  props: ItemProps & {
    readonly name: 'ask' | 'escalate' | 'hide' | 'lock';
    readonly title: Key;
    readonly label: Key;
    readonly hint: Key;
    readonly button: Key;
  },
): JSX.Element {
  const { page, name } = props;
  const say = inLocale(sayDesk, page.locale);
  return (
    <Folded {...props} name={name} title={say(props.title)}>
      <TextArea
        locale={page.locale}
        form={formOf(props, name)}
        name={`${name}Reason`}
        label={say(props.label)}
        hint={say(props.hint)}
        brief
      />
      <Buttons
        {...props}
        text={say(props.button)}
        grave={name === 'hide'}
        why={name === 'ask' || name === 'escalate' ? whyNotAsItIs(props) : null}
      />
    </Folded>
  );
}

function MergeForm(props: ItemProps): JSX.Element {
  const { locale } = props.page;
  const say = inLocale(sayDesk, locale);
  return (
    <Folded {...props} name="merge" title={say('MERGE')}>
      <TextField
        locale={locale}
        form={formOf(props, 'merge')}
        name="mergeInto"
        label={say('MERGE_INTO')}
        hint={say('MERGE_HINT')}
      />
      <Buttons {...props} name="merge" text={say('MERGE_BUTTON')} />
    </Folded>
  );
}

function RedirectForm(props: ItemProps): JSX.Element {
  const { locale } = props.page;
  return (
    <Folded {...props} name="redirect" title={sayDesk(locale, 'REDIRECT')}>
      <RedirectFields
        locale={locale}
        form={formOf(props, 'redirect')}
        lines={props.lines}
        why={whyNotAsItIs(props) ?? whyNotOutside(props)}
      />
    </Folded>
  );
}
