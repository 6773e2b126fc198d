import {
  type Person,
  type Viewer,
  isModerator,
  isSignedIn,
  isSpecialist,
  isStaff,
  isSupervisor,
} from '#kernel';
import type { Category } from './category.entity.js';
import { isPublic } from './rules/public.js';
import type { Thread } from './thread.entity.js';

type Owned = Pick<Thread, 'authorId'>;
type Visible = Owned & Pick<Thread, 'moderation'>;

export const mayAsk = isSignedIn;

export const isAsker = (viewer: Viewer, thread: Owned): boolean =>
  isSignedIn(viewer) && thread.authorId === viewer.accountId;

export const isAuthor = (viewer: Viewer, post: Owned): boolean =>
  isSignedIn(viewer) && post.authorId === viewer.accountId;

/** What stood in a post before is between its author and staff. */
export const maySeeHistory = (viewer: Viewer, post: Owned): boolean =>
  isAuthor(viewer, post) || isStaff(viewer);

/** Public threads are everyone's; the rest is between the asker and staff. */
export const maySee = (viewer: Viewer, thread: Visible): boolean =>
  isPublic(thread) || isAsker(viewer, thread) || isStaff(viewer);

/** In a thread that the viewer may see: what was let in, one's own, and everything for staff. */
export const maySeePost = (viewer: Viewer, post: Visible): boolean =>
  post.moderation === 'PRIVATE' || maySee(viewer, post);

/** Between asker and staff (docs/product.md §8). */
export const mayWritePrivately = (viewer: Viewer, thread: Owned): viewer is Person =>
  isAsker(viewer, thread) || isStaff(viewer);

export const mayPublishAnonymised = isModerator;

/** Details for staff only (docs/product.md §1); the asker knows them anyway. */
export const maySeeDetails = (viewer: Viewer, thread: Owned): boolean =>
  isStaff(viewer) || isAsker(viewer, thread);

export const mayReply = (viewer: Viewer): viewer is Person => isSignedIn(viewer);

export const mayAnswerOfficially = isSpecialist;

/** "The asker or staff may accept an answer" (docs/product.md §1). */
export const mayAccept = (viewer: Viewer, thread: Owned): boolean =>
  isAsker(viewer, thread) || isStaff(viewer);

/** Staff speak for themselves; trusted authors are let in where the category says so (docs/product.md §4). */
export const isLetStraightIn = (person: Person, category: Pick<Category, 'letsTrustedIn'>): boolean =>
  (person.trusted && category.letsTrustedIn) || isStaff(person);

/** Supervisors and administrators write canned replies, all staff use them (docs/product.md §4). */
export const mayEditCannedReplies = isSupervisor;
export const mayUseCannedReplies = isStaff;
