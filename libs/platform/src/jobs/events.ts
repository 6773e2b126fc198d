import type { z } from 'zod';

/** News that travels upward from a lower tier: a name in the past tense and the ids it concerns. */
export interface EventType<P> {
  readonly name: string;
  readonly schema: z.ZodType<P>;
}

/** Declares an event; payloads carry ids and never personal data. */
export const defineEvent = <P>(name: string, schema: z.ZodType<P>): EventType<P> => ({ name, schema });

/** Does what follows from an event or a job. Idempotent: it may be run again after a crash. */
export interface Handler<P> {
  handle(payload: P): Promise<void>;
}

export interface HandlerMark {
  /** Name of the task in the queue, for example `subscriptions.tell-followers`. */
  readonly task: string;
  /** The event that starts it; `null` for a job that is added by name. */
  readonly event: string | null;
  readonly schema: z.ZodType;
  /** When the queue starts it by the clock (its cron form), for sweeps. */
  readonly cron?: string;
  /** How often every worker runs it, for sweeps that cannot wait for the minute. */
  readonly everySeconds?: number;
}

const marks = new WeakMap<object, HandlerMark>();

const mark =
  (handlerMark: HandlerMark): ClassDecorator =>
  (target) => {
    marks.set(target, handlerMark);
  };

export const handlerMarkOf = (target: object): HandlerMark | undefined => marks.get(target);

/** Marks a provider as a handler of an event: a job of its own, retried alone. */
export const On = <P>(event: EventType<P>, task: string): ClassDecorator =>
  mark({ task, event: event.name, schema: event.schema });

/** Marks a provider as the handler of a job that is added by name. */
export const Task = <P>(job: EventType<P>): ClassDecorator =>
  mark({ task: job.name, event: null, schema: job.schema });

/**
 * Marks a provider as a sweep, run by the clock.
 *
 * @param when five-field cron (UTC): the queue starts it once, whatever the number of workers; or every so many
 *   seconds, in each worker: such a sweep has to bear others beside it.
 */
export const Sweep = (
  job: EventType<unknown>,
  when: string | { readonly everySeconds: number },
): ClassDecorator =>
  mark({
    task: job.name,
    event: null,
    schema: job.schema,
    ...(typeof when === 'string' ? { cron: when } : when),
  });
