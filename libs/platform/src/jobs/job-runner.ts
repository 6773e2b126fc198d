import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Task, TaskList } from 'graphile-worker';
import { z } from 'zod';
import { Supervisor } from '../lasting/supervisor.js';
import { SETTINGS, type Settings, needed } from '../settings/settings.js';
import { FrequentSweep } from './frequent-sweep.js';
import { openJobSession } from './job-session.js';
import { EVENT_TASK } from './jobs.js';
import { type Handler, type HandlerMark, handlerMarkOf } from './events.js';

const envelope = z.object({ event: z.string(), payload: z.unknown() });

interface Registered {
  readonly mark: HandlerMark;
  readonly handler: Handler<unknown>;
}

/** Runs the handlers of this process over the queue in PostgreSQL; as many processes as wanted may. */
@Injectable()
export class JobRunner implements OnApplicationShutdown {
  private readonly logger = new Logger(JobRunner.name);
  private sessions: Supervisor | null = null;
  private sweeps: FrequentSweep[] = [];

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly discovery: DiscoveryService,
  ) {}

  /** Begins to run jobs, now or as soon as the database can be reached. */
  async start(): Promise<void> {
    const handlers = this.registered();
    const options = {
      url: needed(this.settings.databaseUrl, 'DATABASE_URL'),
      concurrency: this.settings.workerConcurrency,
      taskList: tasksOf(handlers),
      cron: handlers.flatMap(({ mark }) => (mark.cron ? [{ task: mark.task, match: mark.cron }] : [])),
    };
    this.sessions = new Supervisor(
      'jobs',
      () => openJobSession(options),
      (error) => this.logger.warn(`Jobs interrupted: ${error.message}`),
    );
    await this.sessions.start();
    this.sweeps = handlers.flatMap(({ mark, handler }) =>
      mark.everySeconds
        ? [
            new FrequentSweep(
              mark.everySeconds,
              () => handler.handle(undefined),
              (error) => this.logger.error(`${error.message} ${mark.task}`),
            ),
          ]
        : [],
    );
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.sweeps.map((sweep) => sweep.stop()));
    await this.sessions?.stop();
    this.sessions = null;
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
