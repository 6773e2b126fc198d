import { Injectable } from '@nestjs/common';
import { Database, type Handler, Sweep } from '#platform';
import { sweepSignUps } from '../accounts.events.js';
import { MailboxPace } from '../mailbox-pace.js';
import { PendingSignUps } from '../pending-sign-ups.repository.js';

/** Sends the gathered e-mails that are due, and forgets sign-ups nobody confirmed. */
@Injectable()
@Sweep(sweepSignUps, '* * * * *')
export class SweepSignUps implements Handler<unknown> {
  constructor(
    private readonly database: Database,
    private readonly signUps: PendingSignUps,
    private readonly pace: MailboxPace,
  ) {}

  async handle(): Promise<void> {
    while (await this.database.transaction((tx) => this.sendNext(tx)));
    await this.signUps.forgetExpired();
  }

  private async sendNext(tx: Parameters<PendingSignUps['takeDue']>[0]): Promise<boolean> {
    const email = await this.signUps.takeDue(tx);
    if (email !== null) await this.pace.sendGathered(tx, email);
    return email !== null;
  }
}
