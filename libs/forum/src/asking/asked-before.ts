import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, type Person } from '#kernel';
import { StoredSettings } from '#platform';
import { normaliseText } from '#russian';
import { screeningSetting } from '../screening/screening-setting.js';
import { OwnThreadsRepository } from './own-threads.repository.js';
import { AlreadyAsked } from './already-asked.js';

const HOUR_MS = 3_600_000;

/**
 * The same question of the same person is asked once: a second sending leads to the first. As long back as repeated
 * texts are remembered (`repeatHours` of the screening rules); what was withdrawn or rejected may be asked anew.
 */
@Injectable()
export class AskedBefore {
  constructor(
    private readonly clock: Clock,
    private readonly settings: StoredSettings,
    private readonly own: OwnThreadsRepository,
  ) {}

  async find(
    tx: EntityManager,
    person: Person,
    { title, body }: { readonly title: string; readonly body: string },
  ): Promise<AlreadyAsked | null> {
    const { repeatHours } = await this.settings.get(screeningSetting);
    if (repeatHours === 0) return null;
    const since = new Date(this.clock.now().getTime() - repeatHours * HOUR_MS);
    const asked = await this.own.recentlyAsked(tx, person.accountId, since);
    const words = normaliseText(`${title}\n${body}`);
    const same = asked.find((thread) => normaliseText(`${thread.title}\n${thread.markdown}`) === words);
    return same ? new AlreadyAsked(person, same) : null;
  }
}
