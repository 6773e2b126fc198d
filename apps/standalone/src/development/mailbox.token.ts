/** Injection token of the {@link Mailbox}; `null` while mail goes to a server of the operator's choice. */
export const MAILBOX = Symbol('MAILBOX');
