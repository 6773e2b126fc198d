import type { KnownContacts, PersonalDataKind } from '#privacy';
import type { ScreeningRules } from './screening-rules.js';

/** From the mildest to the gravest. */
export const OUTCOMES = ['PUBLISH', 'HOLD', 'REFUSE'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What a question may lack. All but the first are fields of the form, for staff only. */
export const DETAILS = ['WHAT_HAPPENED', 'SERVICE', 'OCCURRED_AT', 'ERROR_TEXT'] as const;
export type Detail = (typeof DETAILS)[number];

export const SPAN_FIELDS = ['TITLE', 'BODY'] as const;

export const SPAN_KINDS = [
  'BANK_CARD',
  'OMS',
  'SNILS',
  'INN',
  'PHONE',
  'PASSPORT',
  'EMAIL',
  'LINK',
  'NICKNAME',
  'STOP_WORD',
] as const satisfies ReadonlyArray<PersonalDataKind | string>;
export type SpanKind = PersonalDataKind | (typeof SPAN_KINDS)[number];

/** A place in what readers would read: `[start, end)` in UTF-16 units of the title or of the plain body. */
export interface Span {
  readonly field: (typeof SPAN_FIELDS)[number];
  readonly start: number;
  readonly end: number;
  readonly kind: SpanKind;
}

/** What a person wants to send. */
export interface Draft {
  readonly kind: 'QUESTION' | 'REPLY';
  /** Empty for a reply. */
  readonly title: string;
  /** The text as readers would read it, without markup. */
  readonly plain: string;
  /** As typed, for what markup hides: targets of links. */
  readonly markdown: string;
  /** Details for staff that were given. */
  readonly given: ReadonlySet<Detail>;
}

export interface RecentPost {
  readonly at: Date;
  readonly plain: string;
}

export interface PublishedThread {
  readonly threadId: string;
  readonly title: string;
  /** The title of what is screened in the words of this thread; as typed unless told. */
  readonly asked?: string;
}

/** What a check has to know beyond the text. */
export interface Facts {
  readonly now: Date;
  readonly rules: ScreeningRules;
  /** The directory's own contacts, which are left alone. */
  readonly contacts: KnownContacts;
  /** The author's latest posts. */
  readonly recent: readonly RecentPost[];
  /** When the author sent the post that is `rules.floodPosts` back, this one not counted; `null`: there is none. */
  readonly fullSince: Date | null;
  /** Published threads that the archive's search holds for similar; empty while it has not been asked. */
  readonly similar: readonly PublishedThread[];
}

/** What a check says, with facts for whoever reads it; never the words that were found. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly spans?: readonly Span[];
  /** Of contacts: the foreign hosts. */
  readonly hosts?: readonly string[];
  /** Of repeated text: how often it was sent before. */
  readonly times?: number;
  /** Of flood: from when on one may write again. */
  readonly retryAt?: Date;
  /** Of a similar thread: its key. */
  readonly threadId?: string;
  /** Of a vague question: what would help. */
  readonly missing?: readonly Detail[];
}

/** @returns `null` when there is nothing to say: the text may be published as far as this check goes. */
export type Check = (draft: Draft, facts: Facts) => Verdict | null;

/** The places that a finder gives in the title and in the body. */
export const spansIn = (
  { title, plain }: Draft,
  find: (text: string) => ReadonlyArray<Omit<Span, 'field'>>,
): Span[] => [
  ...find(title).map(({ start, end, kind }) => ({ field: 'TITLE' as const, start, end, kind })),
  ...find(plain).map(({ start, end, kind }) => ({ field: 'BODY' as const, start, end, kind })),
];
