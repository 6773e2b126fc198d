import type { Children, JSX } from '#jsx/jsx-runtime';
import type { DecisionKind } from '#moderation';
import { EMPTY_FORM, type FormState, filled } from '../../parts/form-state.js';
import { RENAMED } from './decide.js';
import type { DecisionName, ItemProps } from './item-props.js';

const KINDS: Partial<Record<DecisionName, DecisionKind>> = {
  redact: 'PUBLISHED',
  return: 'RETURNED',
  reject: 'REJECTED',
  ask: 'ASKED',
  escalate: 'ESCALATED',
  hide: 'HIDDEN',
  lock: 'LOCKED',
  confirm: 'CONFIRMED',
};

/** What was refused just now, else what is kept as a draft, else what the form begins with. */
export function formOf(
  { refused, view }: ItemProps,
  name: DecisionName,
  first: Record<string, string> = {},
): FormState {
  if (refused?.decision === name) return refused.form;
  const { draft } = view;
  if (!draft || draft.kind !== KINDS[name]) return Object.keys(first).length > 0 ? filled(first) : EMPTY_FORM;
  const typed = Object.entries(draft.input).flatMap(([field, value]) =>
    typeof value === 'string' ? [[RENAMED[name][field] ?? field, value] as const] : [],
  );
  return filled({ ...first, ...Object.fromEntries(typed) });
}

type FormProps = ItemProps & {
  readonly name: DecisionName;
  /** Asked again so often while the page is open, where scripts run. */
  readonly renewMs?: number;
  readonly children: Children;
};

export const Folded = (props: FormProps & { readonly title: string }): JSX.Element => (
  <details class="decision" open={props.refused?.decision === props.name}>
    <summary>{props.title}</summary>
    <Form {...props} />
  </details>
);

export const Form = ({ item, requestId, name, renewMs, children }: FormProps): JSX.Element => (
  <form method="post" action={`/desk/${item.id}/${name}`} {...(renewMs && { 'data-renew-ms': renewMs })}>
    <input type="hidden" name="version" value={item.version} />
    <input type="hidden" name="requestId" value={requestId} />
    {children}
  </form>
);
