import type { JSX } from '#jsx/jsx-runtime';
import { HIDDEN_MARK } from '#privacy';
import { sayDesk } from '../../messages/desk.js';
import { sayPersonalData } from '../../messages/personal-data.js';
import { TextArea, TextField } from '../../parts/fields.js';
import { inLocale } from '../../site/page-context.js';
import { Buttons } from './decision-buttons.js';
import { RENAMED, reasonOf } from './decide.js';
import { Folded, Form, formOf } from './item-form.js';
import type { DecisionName, ItemProps } from './item-props.js';

/** Publishing without it comes first; publishing it needs a reason. */
export function PublishPersonalData(props: ItemProps): JSX.Element | null {
  const { page, view } = props;
  const { personalData } = view;
  if (!personalData) return null;
  const say = inLocale(sayPersonalData, page.locale);
  return (
    <>
      <Form {...props} name="redact">
        <p class="lead">{say('PROPOSED')}</p>
        <RedactedFields {...props} proposed={personalData.proposed} />
        <Buttons {...props} name="redact" text={say('HIDE')} />
      </Form>
      <Folded {...props} name="publish" title={say('AS_IS')}>
        <ReasonField {...props} name="publish" />
        <Buttons {...props} name="publish" text={say('AS_IS_BUTTON')} grave />
      </Folded>
    </>
  );
}

/** The text as readers are to see it. */
export function RedactedFields(
  props: ItemProps & { readonly proposed: { readonly title: string | null; readonly markdown: string } },
): JSX.Element {
  const { page, proposed } = props;
  const { locale } = page;
  const say = inLocale(sayDesk, locale);
  const first = { redactedTitle: proposed.title ?? '', redactedText: proposed.markdown };
  const form = formOf(props, 'redact', first);
  return (
    <>
      {proposed.title !== null && (
        <TextField locale={locale} form={form} name="redactedTitle" label={say('REDACT_TITLE')} />
      )}
      <TextArea
        locale={locale}
        form={form}
        name="redactedText"
        label={say('REDACT_TEXT')}
        hint={say('REDACT_HINT', { mark: HIDDEN_MARK })}
      />
      {isAsked(props, 'redact') && <ReasonField {...props} name="redact" />}
    </>
  );
}

/** Where it was tried without: some personal data was left in the text, or an undoing would bring it back. */
export const isAsked = ({ refused }: ItemProps, name: DecisionName): boolean =>
  refused?.decision === name && refused.form.problems.some(({ field }) => field === reasonOf(name));

export function ReasonField(props: ItemProps & { readonly name: keyof typeof RENAMED }): JSX.Element {
  const { page, name } = props;
  const say = inLocale(sayPersonalData, page.locale);
  return (
    <TextField
      locale={page.locale}
      form={formOf(props, name)}
      name={reasonOf(name)}
      label={say('REASON')}
      hint={say('REASON_HINT')}
      maxlength={500}
    />
  );
}
