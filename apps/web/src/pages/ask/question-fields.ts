import { PUBLIC_KINDS, type QuestionInput } from '#forum';
import { STAFF_FIELDS, detailsOf } from '../../parts/staff-details.js';

/** Names of the form's fields, as the use case calls them. */
export const PUBLIC_FIELDS = ['kind', 'categoryId', 'title', 'body'] as const;
export const QUESTION_FIELDS = [...PUBLIC_FIELDS, ...STAFF_FIELDS];
/** Goes along with what was typed: the asker was shown similar threads, and is counted once. */
export const SHOWN_FIELD = 'similarShown';
export const CARRIED_FIELDS = [...QUESTION_FIELDS, SHOWN_FIELD];

/** What a person may choose to send. */
export const ASKED_KINDS = [...PUBLIC_KINDS, 'PRIVATE_QUESTION'] as const;

export type Values = Readonly<Record<string, string>>;

/** Whether it is for staff alone: another use case takes it. */
export const isPrivate = (values: Values): boolean => values['kind'] === 'PRIVATE_QUESTION';

/** What was typed, as the use case takes it. */
export function questionOf(values: Values): QuestionInput {
  return {
    // What came from outside is checked by the use case; a form without the choice asks a question.
    kind: (isPrivate(values) ? null : values['kind'] || null) as QuestionInput['kind'],
    categoryId: values['categoryId'] ?? '',
    title: values['title'] ?? '',
    body: values['body'] ?? '',
    details: detailsOf(values),
    idempotencyKey: values['requestId'] ?? null,
  };
}
