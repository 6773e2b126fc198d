import type { Detail, Draft } from '#screening';

interface Details {
  readonly service?: string | null | undefined;
  readonly occurredAt?: string | null | undefined;
  readonly errorText?: string | null | undefined;
}

/** A question as the checks take it. */
export function questionDraft(
  title: string,
  { markdown, plain }: { markdown: string; plain: string },
  { service, occurredAt, errorText }: Details,
): Draft {
  const details: Array<[Detail, string | null | undefined]> = [
    ['SERVICE', service],
    ['OCCURRED_AT', occurredAt],
    ['ERROR_TEXT', errorText],
  ];
  const given = new Set(details.flatMap(([detail, text]) => (text ? [detail] : [])));
  return { kind: 'QUESTION', title, markdown, plain, given };
}

/** A reply as the checks take it. */
export const replyDraft = ({ markdown, plain }: { markdown: string; plain: string }): Draft => ({
  kind: 'REPLY',
  title: '',
  markdown,
  plain,
  given: new Set(),
});
