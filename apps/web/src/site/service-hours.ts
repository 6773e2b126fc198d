import { Injectable } from '@nestjs/common';
import { type ScheduleDefinition, describeHours, nameZone } from '#calendar';
import { Schedules } from '#directory';
import type { Locale } from '#kernel';

const MINUTE_MS = 60_000;

interface Told {
  readonly week: ScheduleDefinition;
  readonly minute: number;
  readonly inWords: { readonly [L in Locale]?: string };
}

/** When questions are reviewed, as the foot of every page says it: by the schedule that is in force. */
@Injectable()
export class ServiceHours {
  private week: ScheduleDefinition | null = null;
  /** Every page names them, also one that is sent from memory. */
  private told: Told | null = null;

  constructor(private readonly schedules: Schedules) {}

  /** Before a page is drawn or looked for; does not wait for a database that is away. */
  async refresh(): Promise<void> {
    this.week = await this.schedules.moderationWeek();
  }

  /** «пн–пт 08:00–20:00 (мск)»; empty while it is not known. */
  inWords(locale: Locale, now: Date): string {
    const { week } = this;
    if (week === null) return '';
    const minute = Math.floor(now.getTime() / MINUTE_MS);
    if (this.told?.week !== week || this.told.minute !== minute) this.told = { week, minute, inWords: {} };
    const known = this.told.inWords[locale];
    if (known !== undefined) return known;
    const words = `${describeHours(week, locale, now)} (${nameZone(now, week.timeZone, locale)})`;
    this.told = { week, minute, inWords: { ...this.told.inWords, [locale]: words } };
    return words;
  }
}
