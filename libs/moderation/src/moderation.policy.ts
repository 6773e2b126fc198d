import { isModerator, isSupervisor } from '#kernel';

export const mayWorkTheDesk = isModerator;

/** Acts outside the window with a reason, undoes the decisions of others, settles disputes, keeps the rota. */
export const maySupervise = isSupervisor;
