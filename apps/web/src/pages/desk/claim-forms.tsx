import type { JSX } from '#jsx/jsx-runtime';
import { maySupervise } from '#moderation';
import { sayDesk } from '../../messages/desk.js';
import { TextField } from '../../parts/fields.js';
import { Submit } from '../../parts/submit.js';
import { inLocale } from '../../site/page-context.js';
import { Folded, Form, formOf } from './item-form.js';
import type { ItemProps } from './item-props.js';
import { whyNotClaim, whyNotOutside } from './why-not.js';

/** A third of a claim: two requests may get lost. */
const RENEW_MS = 5 * 60_000;

/** Taking, keeping and giving back; for supervisors taking over from who holds the item. */
export function ClaimForms(props: ItemProps): JSX.Element {
  const { page, item, now } = props;
  const say = inLocale(sayDesk, page.locale);
  const held = item.claimed_by !== null && item.claimed_until !== null && item.claimed_until > now;
  if (held && item.claimed_by === page.viewer.accountId) {
    return (
      <>
        <Form {...props} name="renew" renewMs={RENEW_MS}>
          <QuietButton text={say('RENEW')} />
        </Form>
        <Form {...props} name="release">
          <QuietButton text={say('RELEASE')} />
        </Form>
      </>
    );
  }
  const name = held && maySupervise(page.viewer) ? 'take-over' : 'claim';
  return (
    <Form {...props} name={name}>
      <Submit
        name={name}
        text={say(name === 'take-over' ? 'TAKE_OVER' : 'CLAIM')}
        why={name === 'take-over' ? whyNotOutside(props) : whyNotClaim(props)}
        looks="button button--quiet"
      />
    </Form>
  );
}

/** Before all that can wait, with a reason; and back. */
export function UrgencyForm(props: ItemProps): JSX.Element {
  const { locale } = props.page;
  const say = inLocale(sayDesk, locale);
  if (props.item.urgent) {
    return (
      <Form {...props} name="not-urgent">
        <QuietButton text={say('NOT_URGENT')} />
      </Form>
    );
  }
  return (
    <Folded {...props} name="urgent" title={say('MAKE_URGENT')}>
      <TextField
        locale={locale}
        form={formOf(props, 'urgent')}
        name="urgentReason"
        label={say('MAKE_URGENT_REASON')}
        hint={say('MAKE_URGENT_HINT')}
      />
      <button type="submit" class="button">
        {say('MAKE_URGENT_BUTTON')}
      </button>
    </Folded>
  );
}

const QuietButton = ({ text }: { text: string }): JSX.Element => (
  <button type="submit" class="button button--quiet">
    {text}
  </button>
);
