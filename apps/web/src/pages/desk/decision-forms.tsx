import type { JSX } from 'preact';
import { REJECTION_REASONS, sayModeration } from '#moderation';
import { sayDesk } from '../../messages/desk.js';
import { RadioField, TextArea } from '../../parts/fields.js';
import { inLocale } from '../../site/page-context.js';
import { RedirectFields } from '../redirect-fields.js';
import { ClaimForms, UrgencyForm } from './claim-forms.js';
import { Folded, Form, formOf } from './item-form.js';
import type { ItemProps } from './item-props.js';

/** Everything a moderator can do with the item, as plain forms; each names the version it was made on. */
export function DecisionForms(props: ItemProps): JSX.Element {
  const { page, item } = props;
  const say = inLocale(sayDesk, page.locale);
  return (
    <section aria-labelledby="decision">
      <h2 id="decision">{say('DECISION')}</h2>
      <div class="desk__bar desk__bar--start">
        <Form {...props} name="publish">
          <button type="submit" class="button">
            {say('PUBLISH')}
          </button>
        </Form>
        <ClaimForms {...props} />
      </div>
      <div class="decisions">
        <ReturnForm {...props} />
        <RejectForm {...props} />
        {item.kind === 'QUESTION' && <RedirectForm {...props} />}
        <UrgencyForm {...props} />
      </div>
    </section>
  );
}

function ReturnForm(props: ItemProps): JSX.Element {
  const { locale } = props.page;
  const say = inLocale(sayDesk, locale);
  return (
    <Folded {...props} name="return" title={say('RETURN')}>
      <TextArea
        locale={locale}
        form={formOf(props, 'return')}
        name="returnReason"
        label={say('RETURN_REASON')}
        hint={say('RETURN_HINT')}
        brief
      />
      <button type="submit" class="button">
        {say('RETURN_BUTTON')}
      </button>
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
      <button type="submit" class="button button--grave">
        {say('REJECT_BUTTON')}
      </button>
    </Folded>
  );
}

function RedirectForm(props: ItemProps): JSX.Element {
  const { locale } = props.page;
  return (
    <Folded {...props} name="redirect" title={sayDesk(locale, 'REDIRECT')}>
      <RedirectFields locale={locale} form={formOf(props, 'redirect')} lines={props.lines} />
    </Folded>
  );
}
