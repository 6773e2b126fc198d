import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type Handler, Sweep, defineEvent } from '#platform';
import { FoundLists } from './found-lists.js';

const forgetFoundLists = defineEvent('search.forget-found-lists', z.unknown());

/** Lists of hits that nobody asked for within half an hour. */
@Injectable()
@Sweep(forgetFoundLists, '*/5 * * * *')
export class ForgetFoundLists implements Handler<unknown> {
  constructor(private readonly lists: FoundLists) {}

  handle(): Promise<void> {
    return this.lists.forgetOld();
  }
}
