import type { z } from 'zod';
import { CalendarMismatch, NeverOpens, type Schedule, type ScheduleDefinition } from '#calendar';
import type { Line } from '../import/read-lines.js';
import { answer } from './answer.js';
import { question } from './question.js';

/** Where schedules come from. */
export interface Source {
  /** @returns the definition of that key, `null` when there is none */
  definition(key: string): Promise<ScheduleDefinition | null>;
  /** @throws CalendarMismatch, NeverOpens */
  compile(definition: ScheduleDefinition): Schedule;
}

/** Answers lines of questions; one that cannot be answered says why and hinders no other. */
export class Answers {
  broken = 0;
  private readonly definitions = new Map<string, ScheduleDefinition | null>();

  constructor(private readonly source: Source) {}

  async to({ number, text, fault }: Line): Promise<Record<string, unknown>> {
    if (text === null) return this.refuse(number, fault);
    const parsed = question.safeParse(jsonOf(text));
    if (!parsed.success) return this.refuse(number, faultOf(text, parsed.error));
    const { schedule, exceptions = [] } = parsed.data;
    const definition = typeof schedule === 'string' ? await this.byKey(schedule) : schedule;
    if (definition === null) return this.refuse(number, `there is no schedule ${String(schedule)}`);
    try {
      const own = new Set(exceptions.map(({ date }) => date));
      const others = (definition.exceptions ?? []).filter(({ date }) => !own.has(date));
      const asked = own.size === 0 ? definition : { ...definition, exceptions: [...others, ...exceptions] };
      return answer(this.source.compile(asked), parsed.data);
    } catch (error) {
      if (error instanceof NeverOpens || error instanceof CalendarMismatch || error instanceof RangeError)
        return this.refuse(number, error.message);
      throw error;
    }
  }

  private async byKey(key: string): Promise<ScheduleDefinition | null> {
    const known = this.definitions.get(key);
    if (known !== undefined) return known;
    const definition = await this.source.definition(key);
    this.definitions.set(key, definition);
    return definition;
  }

  private refuse(line: number, message: string): Record<string, unknown> {
    this.broken += 1;
    return { error: { line, message } };
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function faultOf(text: string, error: z.ZodError): string {
  if (jsonOf(text) === undefined) return 'this is not JSON';
  const told = error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '));
  return told.join('; ');
}
