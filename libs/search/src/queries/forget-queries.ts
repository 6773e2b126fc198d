import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { MOSCOW, localDate } from '#calendar';
import { Clock } from '#kernel';
import { type Handler, Sweep, defineEvent } from '#platform';
import { QueriesRepository } from './queries.repository.js';

const forgetQueries = defineEvent('search.forget-queries', z.unknown());

/** Every night: what was asked by too few to be shown is dropped after 30 days (docs/product.md §5, §9). */
@Injectable()
@Sweep(forgetQueries, '40 1 * * *')
export class ForgetQueries implements Handler<unknown> {
  constructor(
    private readonly queries: QueriesRepository,
    private readonly clock: Clock,
  ) {}

  handle(): Promise<void> {
    return this.queries.forget(localDate(this.clock.now(), MOSCOW));
  }
}
