/** The people of docs/product.md, "People", who can sign in. */
export const ROLES = ['CITIZEN', 'SPECIALIST', 'MODERATOR', 'SUPERVISOR', 'ADMINISTRATOR'] as const;
export type Role = (typeof ROLES)[number];

/** Languages of the user-facing catalogues; Russian is the first. */
export type Locale = 'ru' | 'en';

/** Who asks: a person who has signed in, with what every rule and every screen needs of them. */
export interface Person {
  readonly accountId: string;
  readonly sessionId: string;
  readonly displayName: string;
  readonly role: Role;
  /** The department in whose name a specialist answers. */
  readonly department: string | null;
  /** Let in without a moderator where the category allows it (docs/product.md §4). */
  readonly trusted: boolean;
  readonly timeZone: string;
  readonly locale: Locale;
}

/** A reader who has not signed in. */
export interface Reader {
  readonly accountId: null;
  readonly role: null;
  readonly timeZone: string;
  readonly locale: Locale;
}

export type Viewer = Person | Reader;

/** A short predicate: who may. */
export type Policy = (viewer: Viewer) => boolean;

export const ANONYMOUS: Reader = { accountId: null, role: null, timeZone: 'Europe/Moscow', locale: 'ru' };

export const anyone: Policy = () => true;

export const isSignedIn = (viewer: Viewer): viewer is Person => viewer.accountId !== null;

const hasRole =
  (...roles: Role[]) =>
  (viewer: Viewer): viewer is Person =>
    viewer.role !== null && roles.includes(viewer.role);

/** Everyone who works for the desk. */
export const isStaff = hasRole('SPECIALIST', 'MODERATOR', 'SUPERVISOR', 'ADMINISTRATOR');
/** Who works the moderation queue. */
export const isModerator = hasRole('MODERATOR', 'SUPERVISOR', 'ADMINISTRATOR');
/** Who may act outside the window with a reason, and look after the desk. */
export const isSupervisor = hasRole('SUPERVISOR', 'ADMINISTRATOR');
/** Who answers officially. */
export const isSpecialist = hasRole('SPECIALIST', 'SUPERVISOR', 'ADMINISTRATOR');
