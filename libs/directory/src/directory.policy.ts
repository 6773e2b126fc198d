import { type Policy, anyone, isAdministrator } from '#kernel';

/** How to reach the service is no secret. */
export const mayReadDirectory: Policy = anyone;

/** Whether the desk works now is told to everyone who waits for it. */
export const maySeeModerationWindow: Policy = anyone;

/** Hours are promises to everyone: administrators alone change them (docs/product.md, "People"). */
export const mayChangeSchedules = isAdministrator;
