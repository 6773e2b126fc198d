import { Injectable } from '@nestjs/common';
import { type Handler, Sweep } from '#platform';
import { ArchiveFigures } from '../postgres/archive-figures.js';
import { settleFigures } from '../search.events.js';

/** Keeps the figures of ranking at most a minute behind. */
@Injectable()
@Sweep(settleFigures, '* * * * *')
export class SettleFigures implements Handler<unknown> {
  constructor(private readonly figures: ArchiveFigures) {}

  handle(): Promise<void> {
    return this.figures.settle();
  }
}
