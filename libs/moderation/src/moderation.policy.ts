import { type Person, type Viewer, isModerator, isSpecialist, isSupervisor } from '#kernel';

export const mayWorkTheDesk = isModerator;

/** A specialist marks an answer for review (docs/product.md, "People"), and who works the desk does. */
export const mayMarkForReview = (viewer: Viewer): viewer is Person =>
  isSpecialist(viewer) || isModerator(viewer);

/** Acts outside the window with a reason, takes claims over, undoes decisions of others, settles disputes, keeps the rota. */
export const maySupervise = isSupervisor;
