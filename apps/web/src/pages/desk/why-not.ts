import { maySupervise } from '#moderation';
import { sayDesk } from '../../messages/desk.js';
import { sayPersonalData } from '../../messages/personal-data.js';
import { MOSCOW, formatTime } from '#calendar';
import type { ItemProps } from './item-props.js';

/** Why a decision of the viewer would certainly be refused now; `null` where it may be made. */
export const whyNotDecide = (props: ItemProps): string | null =>
  heldBy(props) ?? (maySupervise(props.page.viewer) ? null : whyNotClaim(props));

/** The same of taking the item; of a decision for which no reason of a supervisor counts. */
export const whyNotClaim = (props: ItemProps): string | null =>
  heldBy(props) ?? props.view.closed?.message ?? null;

/** The same of taking it over, and of sending the question on. */
export const whyNotOutside = ({ view }: ItemProps): string | null => view.closed?.message ?? null;

/** The same of a decision that would publish the waiting text as it is. */
export function whyNotAsItIs({ page, view }: ItemProps): string | null {
  const waits = view.source.moderation === 'PENDING';
  return waits && view.personalData ? sayPersonalData(page.locale, 'HIDE_FIRST') : null;
}

function heldBy({ page, item, now }: ItemProps): string | null {
  const { claimed_by: by, claimed_by_name: name, claimed_until: until } = item;
  if (by === null || until === null || until <= now || by === page.viewer.accountId) return null;
  return sayDesk(page.locale, 'HELD_WHY', { name: name ?? '', time: formatTime(until, MOSCOW) });
}
