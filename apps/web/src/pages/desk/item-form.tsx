import type { ComponentChildren, JSX } from 'preact';
import { EMPTY_FORM, type FormState } from '../../parts/form-state.js';
import type { DecisionName, ItemProps } from './item-props.js';

export const formOf = ({ refused }: ItemProps, name: DecisionName): FormState =>
  refused?.decision === name ? refused.form : EMPTY_FORM;

type FormProps = ItemProps & {
  readonly name: DecisionName;
  /** Asked again so often while the page is open, where scripts run. */
  readonly renewMs?: number;
  readonly children: ComponentChildren;
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
