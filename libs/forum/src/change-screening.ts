import { Injectable } from '@nestjs/common';
import { type Viewer, isAdministrator } from '#kernel';
import { Database, NotPermitted, Refused, StoredSettings, parseInput } from '#platform';
import { type ScreeningRules, screeningRules } from '#screening';
import { screeningSetting } from './screening/screening-setting.js';

const input = screeningRules.partial();

/** An administrator changes the stop list or the thresholds; the next text is screened by them (docs/product.md §4). */
@Injectable()
export class ChangeScreening {
  constructor(
    private readonly database: Database,
    private readonly settings: StoredSettings,
  ) {}

  /** @param typed what is to change; what is left out stays. */
  async execute(viewer: Viewer, typed: object): Promise<ScreeningRules | Refused> {
    if (!isAdministrator(viewer)) return new NotPermitted(viewer);
    const changes = parseInput(input, typed, viewer);
    if (changes instanceof Refused) return changes;
    await this.database.transaction((tx) => this.settings.change(tx, screeningSetting, changes));
    return this.settings.get(screeningSetting);
  }
}
