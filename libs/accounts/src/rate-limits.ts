import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { Clock } from '#kernel';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * How often, in how many seconds. Sign-ins are counted by address and network together: whoever guesses
 * shuts out only the network they guess from, never the person everywhere (docs/product.md §9). The count
 * by network alone stops one machine from trying many addresses, and is wide, since whole towns may share
 * one address of a mobile operator. E-mails to one address are gathered past their limit, never left out, so
 * that a stranger who spends it can delay its owner by its duration at most (ADR 0019).
 */
const LIMITS = {
  signInByAddressAndNetwork: { points: 10, duration: 15 * MINUTE },
  signInByNetwork: { points: 100, duration: 15 * MINUTE },
  signUpByNetwork: { points: 30, duration: HOUR },
  verifyByNetwork: { points: 20, duration: 15 * MINUTE },
  mailToAddress: { points: 3, duration: 30 * MINUTE },
} as const;

export type Limit = keyof typeof LIMITS;

/** Counts attempts in PostgreSQL, so that several processes count together. */
@Injectable()
export class RateLimits {
  private readonly limiters: Readonly<Record<Limit, RateLimiterPostgres>>;

  constructor(
    source: DataSource,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    const limiter = (limit: Limit) =>
      new RateLimiterPostgres({
        ...LIMITS[limit],
        storeClient: source,
        storeType: 'typeorm',
        tableName: 'rate_limit',
        tableCreated: true,
        keyPrefix: limit,
      });
    this.limiters = {
      signInByAddressAndNetwork: limiter('signInByAddressAndNetwork'),
      signInByNetwork: limiter('signInByNetwork'),
      signUpByNetwork: limiter('signUpByNetwork'),
      verifyByNetwork: limiter('verifyByNetwork'),
      mailToAddress: limiter('mailToAddress'),
    };
  }

  /**
   * Counts an attempt, before the work it asks for, so that attempts made at once are counted too.
   *
   * @returns `null` when it is within the limit, else the instant from which it may be tried again.
   */
  async count(limit: Limit, ...of: string[]): Promise<Date | null> {
    try {
      await this.limiters[limit].consume(keyOf(of));
      return null;
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      return new Date(this.clock.now().getTime() + refused.msBeforeNext);
    }
  }

  /** Forgets what was counted. */
  async forget(limit: Limit, ...of: string[]): Promise<void> {
    await this.limiters[limit].delete(keyOf(of));
  }

  /** Takes one attempt back: it was a good one. */
  async takeBack(limit: Limit, ...of: string[]): Promise<void> {
    await this.limiters[limit].reward(keyOf(of));
  }
}

/** The table must not become a list of people's addresses. */
const keyOf = (of: string[]): string => createHash('sha256').update(of.join('\n')).digest('base64url');
