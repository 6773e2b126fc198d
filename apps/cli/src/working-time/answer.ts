import { NeverOpens, type Schedule } from '#calendar';
import type { Question } from './question.js';

/** The answer to one question, ready for JSON; instants are UTC. */
export function answer(schedule: Schedule, question: Question): Record<string, unknown> {
  switch (question.op) {
    case 'isOpen': {
      const { at } = question;
      const window = schedule.windowAt(at);
      if (window) return known(schedule, at, window.to ?? at, { open: true, closesAt: iso(window.to) });
      const opensAt = openingAfter(schedule, at);
      return known(schedule, at, opensAt ?? at, { open: false, opensAt: iso(opensAt) });
    }
    case 'windowAt': {
      const { at } = question;
      const window = schedule.windowAt(at);
      if (!window) return known(schedule, at, at, { window: null });
      const told = { from: iso(window.from), to: iso(window.to) };
      return known(schedule, window.from ?? at, window.to ?? at, { window: told });
    }
    case 'nextOpening': {
      const opensAt = schedule.nextOpening(question.at);
      return known(schedule, question.at, opensAt, { opensAt: iso(opensAt) });
    }
    case 'addWorkingTime': {
      const { at, duration = 0, ms = 0 } = question;
      const end = schedule.addWorkingTime(at, duration + ms);
      return known(schedule, at, end, { at: iso(end) });
    }
    case 'workingTimeBetween': {
      const { from, to } = question;
      const ms = schedule.workingTimeBetween(from, to);
      return known(schedule, from < to ? from : to, from < to ? to : from, { ms, duration: isoDuration(ms) });
    }
    case 'openingsBetween': {
      const { from, to } = question;
      return known(schedule, from, to, { openings: schedule.openingsBetween(from, to).map(iso) });
    }
  }
}

/** The answer with a warning where official days were unknown on the way from `a` to `b`. */
function known(schedule: Schedule, a: Date, b: Date, told: Record<string, unknown>): Record<string, unknown> {
  const warnings = schedule
    .uncoveredYears(a, b)
    .map((year) => `The production calendar of ${year} is not loaded: the plain week stands in for it.`);
  return warnings.length === 0 ? told : { ...told, warnings };
}

/** What never opens again is closed all the same. */
function openingAfter(schedule: Schedule, at: Date): Date | null {
  try {
    return schedule.nextOpening(at);
  } catch (error) {
    if (error instanceof NeverOpens) return null;
    throw error;
  }
}

const iso = (instant: Date | null): string | null => instant?.toISOString() ?? null;

/** As ISO 8601 of hours, minutes and seconds; a minus for going back. */
export function isoDuration(milliseconds: number): string {
  const left = Math.abs(milliseconds);
  const [hours, minutes, seconds] = [
    Math.floor(left / 3_600_000),
    Math.floor(left / 60_000) % 60,
    (left % 60_000) / 1000,
  ];
  const text = `${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${seconds ? `${seconds}S` : ''}`;
  return `${milliseconds < 0 ? '-' : ''}PT${text || '0S'}`;
}
