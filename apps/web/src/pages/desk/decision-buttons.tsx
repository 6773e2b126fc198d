import type { JSX } from '#jsx/jsx-runtime';
import { MOSCOW, formatTime } from '#calendar';
import { maySupervise } from '#moderation';
import { sayDesk } from '../../messages/desk.js';
import { TextField } from '../../parts/fields.js';
import { Submit } from '../../parts/submit.js';
import { overrideOf } from './decide.js';
import { formOf } from './item-form.js';
import type { DecisionName, ItemProps } from './item-props.js';
import { whyNotDecide } from './why-not.js';

interface Props extends ItemProps {
  readonly name: DecisionName;
  readonly text: string;
  readonly grave?: boolean;
  /** Why it cannot be made, beside what holds for every decision. */
  readonly why?: string | null;
}

/** Now, at the opening, or not yet. */
export function Buttons(props: Props): JSX.Element {
  const { name, text, grave = false, why = null, page } = props;
  return (
    <>
      <Override {...props} />
      <Submit
        name={name}
        text={text}
        why={why ?? whyNotDecide(props)}
        looks={grave ? 'button button--grave' : 'button'}
      />
      {!why && <AtOpening {...props} />}
      <button type="submit" class="button button--quiet" name="mode" value="DRAFT">
        {sayDesk(page.locale, 'SAVE_DRAFT')}
      </button>
    </>
  );
}

/** While the window is closed. */
export const AtOpening = ({ page, view }: ItemProps): JSX.Element | null =>
  view.closed && (
    <button type="submit" class="button button--quiet" name="mode" value="AT_OPENING">
      {sayDesk(page.locale, 'AT_OPENING', { time: formatTime(view.closed.opensAt, MOSCOW) })}
    </button>
  );

/** Supervisors may act outside the window, and say why. */
export function Override(props: ItemProps & { readonly name: DecisionName }): JSX.Element | null {
  const { page, name, view } = props;
  if (!view.closed || !maySupervise(page.viewer)) return null;
  return (
    <TextField
      locale={page.locale}
      form={formOf(props, name)}
      name={overrideOf(name)}
      label={sayDesk(page.locale, 'OVERRIDE')}
      optional
    />
  );
}
