/** A text in the languages of the product; Russian is always the original. */
export interface Bilingual {
  ru: string;
  en: string;
}

type DemoRole = 'CITIZEN' | 'SPECIALIST' | 'MODERATOR' | 'SUPERVISOR' | 'ADMINISTRATOR';

/** Somebody to play the story as. The password is made when the data is loaded and never lies here. */
export interface DemoPerson {
  key: string;
  email: string;
  displayName: string;
  role: DemoRole;
  /** IANA name; promises are told to this person in it as well as in Moscow time. */
  timeZone: string;
  /** Russian name of the department a specialist answers for; equals `department.ru` of its categories. */
  department?: string;
}

/** A theme of the forum with its terms (docs/product.md §3 and §7). */
export interface DemoCategory {
  slug: string;
  title: Bilingual;
  description: Bilingual;
  department: Bilingual;
  /** Working minutes of the desk from submission to the moderator's decision. */
  decisionMinutes: number;
  /** Working minutes of the desk from submission to the official answer. */
  answerMinutes: number;
  /** Working hours of the desk in which a ticket of this theme is to be solved. */
  ticketHours: number;
}

export type Hours = [from: string, to: string][];
export type Week = Partial<Record<'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun', Hours>>;

/** A contact of the directory (docs/product.md §8). */
export interface DemoChannel {
  key: string;
  kind: 'PHONE' | 'EMAIL' | 'CHAT' | 'FORM' | 'OFFICE' | 'SOCIAL';
  name: Bilingual;
  /** What to dial, write to or open; for an office its address. */
  value: string;
  /** ISO 3166-2 code; `null` serves the whole country. */
  region: string | null;
  /** Slugs of the categories it helps with. */
  topics: string[];
  audience: 'EVERYONE' | 'DISABLED' | 'LEGAL_ENTITIES';
  schedule: {
    timeZone: string;
    weekly: Week;
    /** `null`: official holidays change nothing. */
    calendar: 'RU' | null;
    /** Closed on official holidays when left out. */
    onHoliday?: Hours;
  };
}

export type DemoState =
  | 'PENDING'
  | 'OPEN'
  | 'ANSWERED'
  | 'SOLVED'
  | 'AWAITING_ASKER'
  | 'RETURNED'
  | 'REJECTED'
  | 'WITHDRAWN'
  | 'REDIRECTED_TICKET'
  | 'REDIRECTED_PHONE';

export interface DemoPost {
  /** Key of a person. */
  author: string;
  kind: 'OFFICIAL_ANSWER' | 'COMMUNITY_ANSWER' | 'CLARIFICATION';
  /** Working hours of the desk after the question; posts are listed in this order. */
  hoursAfter: number;
  /** Markdown. */
  body: string;
  accepted?: true;
  /** Law that an official answer rests on. */
  reference?: string;
  /** For how many days after it was given it holds; without end when left out. */
  validForDays?: number;
}

export interface DemoThread {
  key: string;
  /** Slug of the category. */
  category: string;
  /** Key of the citizen who asks. */
  author: string;
  /** Whole days before the moment of loading; 0 is the newest. */
  daysAgo: number;
  title: string;
  body: string;
  /** For staff only, never public (docs/product.md §1); `occurredAt` is in the asker's own words. */
  details?: { service?: string; caseNumber?: string; occurredAt?: string; errorText?: string };
  state: DemoState;
  /** What the asker is told with the decision or question; for `WITHDRAWN`, what the asker said. */
  reason?: string;
  /** Key of the phone line for `REDIRECTED_PHONE`. */
  channel?: string;
  posts: DemoPost[];
}
