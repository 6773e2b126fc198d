import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import {
  Logger as QueueLogger,
  type Runner,
  type Task,
  type TaskList,
  type WorkerEvents,
  parseCronItems,
  run,
} from 'graphile-worker';
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { z } from 'zod';
import { SETTINGS, type Settings, needed } from '../settings/settings.js';
import { DeadWorkers } from './dead-workers.js';
import { FrequentSweep } from './frequent-sweep.js';
import { EVENT_TASK } from './jobs.js';
import { type Handler, type HandlerMark, handlerMarkOf } from './events.js';

/** Jobs fetched at once for each that may run at once; few, for no other process can take them. */
const FETCHED_FOR_EACH = 2;

const envelope = z.object({ event: z.string(), payload: z.unknown() });

interface Registered {
  readonly mark: HandlerMark;
  readonly handler: Handler<unknown>;
}

/** Runs the handlers of this process over the queue in PostgreSQL; as many processes as wanted may. */
@Injectable()
export class JobRunner implements OnApplicationShutdown {
  private readonly logger = new Logger(JobRunner.name);
  private runner: Runner | null = null;
  private deadWorkers: DeadWorkers | null = null;
  private sweeps: FrequentSweep[] = [];

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly discovery: DiscoveryService,
  ) {}

  async start(): Promise<void> {
    const handlers = this.registered();
    const sweeps = handlers.flatMap(({ mark }) => (mark.cron ? [{ task: mark.task, match: mark.cron }] : []));
    const url = needed(this.settings.databaseUrl, 'DATABASE_URL');
    const deadWorkers = new DeadWorkers(url, randomUUID(), (message) => this.logger.warn(message));
    await deadWorkers.start();
    this.deadWorkers = deadWorkers;
    const events = new EventEmitter() as WorkerEvents;
    // The queue marks a job with the pool that has fetched it, not with the worker that runs it.
    events.on('pool:create', ({ workerPool }) => deadWorkers.claim(workerPool.id));
    this.runner = await run({
      connectionString: url,
      events,
      concurrency: this.settings.workerConcurrency,
      maxPoolSize: this.settings.workerConcurrency + 2,
      noHandleSignals: true,
      pollInterval: 1_000,
      preset: {
        worker: {
          // Under load jobs are fetched and ticked off by the handful: else that costs more than most jobs.
          localQueue: { size: FETCHED_FOR_EACH * this.settings.workerConcurrency },
          completeJobBatchDelay: 10,
        },
      },
      taskList: tasksOf(handlers),
      parsedCronItems: parseCronItems(sweeps),
      logger: new QueueLogger((scope) => (level, message) => {
        if (level === 'error') this.logger.error(`${message} ${scope.taskIdentifier ?? ''}`);
        else if (level === 'warning') this.logger.warn(message);
      }),
    });
    const failed = (task: string, error: Error) => this.logger.error(`${error.message} ${task}`);
    this.sweeps = handlers.flatMap(({ mark, handler }) =>
      mark.everySeconds
        ? [
            new FrequentSweep(
              mark.everySeconds,
              () => handler.handle(undefined),
              (error) => failed(mark.task, error),
            ),
          ]
        : [],
    );
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.sweeps.map((sweep) => sweep.stop()));
    await this.runner?.stop();
    await this.deadWorkers?.stop();
    this.runner = null;
    this.deadWorkers = null;
  }

  private registered(): Registered[] {
    const found = this.discovery.getProviders().flatMap(({ instance, metatype }) => {
      const mark = typeof metatype === 'function' ? handlerMarkOf(metatype) : undefined;
      return mark ? [{ mark, handler: instance as Handler<unknown> }] : [];
    });
    const byTask = new Map(found.map((entry) => [entry.mark.task, entry]));
    return [...byTask.values()];
  }
}

function tasksOf(handlers: Registered[]): TaskList {
  const byEvent = Map.groupBy(handlers, ({ mark }) => mark.event);
  const tasks: TaskList = { [EVENT_TASK]: tellHandlers(byEvent) };
  for (const { mark, handler } of handlers) {
    // A payload that does not parse is a bug: thrown, so that the queue keeps the job and its error.
    tasks[mark.task] = async (payload) => handler.handle(mark.schema.parse(payload));
  }
  return tasks;
}

/**
 * Tells an event to each of its handlers. The one that fails gets a job of its own and is retried alone; a
 * row for every handler from the start would cost the queue more than most handlers do.
 */
function tellHandlers(byEvent: Map<string | null, Registered[]>): Task {
  return async (message, { job, query, logger }) => {
    const { event, payload } = envelope.parse(message);
    const failed: string[] = [];
    const tell = async ({ mark, handler }: Registered) => {
      try {
        await handler.handle(mark.schema.parse(payload));
      } catch (error) {
        logger.warn(`${mark.task} failed and will be tried again: ${String(error)}`);
        failed.push(mark.task);
      }
    };
    await Promise.all((byEvent.get(event) ?? []).map(tell));
    if (failed.length === 0) return;
    // The key makes a repetition after a crash replace the first try instead of doubling it.
    await query(
      `SELECT graphile_worker.add_job(task, $2::json, job_key := task || ':' || $3::text)
       FROM unnest($1::text[]) AS task`,
      [failed, JSON.stringify(payload), String(job.id)],
    );
  };
}
