import { isModerator } from '#kernel';

export const mayWorkTheDesk = isModerator;
