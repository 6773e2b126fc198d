import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { Database, type Handler, Sweep } from '#platform';
import { EmailFollowsRepository, HOUR_MS } from '../email-follows.repository.js';
import { forgetAddresses } from '../subscriptions.events.js';

const DAY_MS = 24 * HOUR_MS;
/** Longer than the link of a confirming e-mail works. */
const UNCONFIRMED_DAYS = 2;
const ENDED_DAYS = 30;

/** Addresses of people without an account are kept only while they are of use to them (docs/product.md §9). */
@Injectable()
@Sweep(forgetAddresses, '17 1 * * *')
export class ForgetAddresses implements Handler<unknown> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly follows: EmailFollowsRepository,
  ) {}

  async handle(): Promise<void> {
    const now = this.clock.now().getTime();
    const before = (days: number) => new Date(now - days * DAY_MS);
    await this.database.transaction((tx) =>
      this.follows.forget(tx, before(UNCONFIRMED_DAYS), before(ENDED_DAYS)),
    );
  }
}
