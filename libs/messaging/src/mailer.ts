/** A message ready to be handed to a mail server. */
export interface OutgoingMail {
  /** One plain address, without a name. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** `<…@…>`; the same at every attempt, so that a receiver can drop a double (RFC 5322 §3.6.4). */
  readonly messageId: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The mail server will never take this message for this recipient: trying again is of no use. */
export class RefusedForGood extends Error {
  override readonly name = 'RefusedForGood';
}

/** The port to the world's mail. */
export abstract class Mailer {
  /**
   * Hands a message over to a mail server.
   *
   * @throws RefusedForGood when the recipient or the message was refused for good (RFC 5321 §4.2.1, 5yz);
   *   any other error means that it may be tried again.
   */
  abstract deliver(mail: OutgoingMail): Promise<void>;
}
