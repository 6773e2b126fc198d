import { isModerator, isSupervisor } from '#kernel';

export const mayWorkTheDesk = isModerator;

/** Acts outside the window with a reason, takes claims over, undoes decisions of others, settles disputes, keeps the rota. */
export const maySupervise = isSupervisor;
