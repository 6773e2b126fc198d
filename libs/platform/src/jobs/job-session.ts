import { Logger } from '@nestjs/common';
import {
  Logger as QueueLogger,
  type Runner,
  type TaskList,
  type WorkerEvents,
  parseCronItems,
  run,
} from 'graphile-worker';
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { openLastingConnection } from '../database/lasting-connection.js';
import { background } from '../lasting/background.js';
import type { Supervised } from '../lasting/supervisor.js';
import { releaseDeadWorkers, sessionName } from './dead-workers.js';

const BATCH_MS = 10;
const CONNECT_TIMEOUT_MS = 5_000;
/** How long the jobs of a session that has lost the database are waited for before others may begin them again. */
const STOP_MS = 15_000;

export interface JobSessionOptions {
  readonly url: string;
  readonly concurrency: number;
  readonly taskList: TaskList;
  /** Which tasks the queue starts by the clock, with their cron form. */
  readonly cron: ReadonlyArray<{ readonly task: string; readonly match: string }>;
}

const logger = new Logger('JobRunner');
const lost = (error: Error) => logger.warn(`A connection was lost: ${error.message}`);

/**
 * Works the queue for as long as the connection to the database lasts. The queue's own runner does not outlive every
 * failure (it ends when it cannot write down what became of a job, and never asks for its tasks again when that fails
 * once), so that it is not asked to: each session has a new one.
 *
 * @returns when jobs are run and those that dead sessions held are free again
 */
export async function openJobSession(options: JobSessionOptions): Promise<Supervised> {
  const id = randomUUID();
  const own: string[] = [];
  const connection = await openLastingConnection(options.url, sessionName(id), (client) =>
    releaseDeadWorkers(client, id, own),
  );
  const pool = openPool(options);
  const events = new EventEmitter() as WorkerEvents;
  // The queue marks a job with the pool that has fetched it, not with the worker that runs it.
  events.on('pool:create', ({ workerPool }) => own.push(workerPool.id));
  let runner: Runner | null = null;
  const close = async () => {
    if (runner) await Promise.race([endOf(runner), sleep(STOP_MS, undefined, { ref: false })]);
    background('end of the connections for jobs', pool.end());
    await connection.close();
  };
  try {
    runner = await startRunner(options, pool, events);
    const over = runner.promise.then(
      () => 'the queue is no longer worked',
      (error: Error) => error.message,
    );
    await releaseDeadWorkers(connection.client, id, own);
    return { ended: Promise.race([connection.ended, over]), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** One that is ending by itself refuses to be stopped, and only says when it has ended. */
const endOf = (runner: Runner): Promise<unknown> => Promise.allSettled([runner.stop(), runner.promise]);

function openPool({ url, concurrency }: JobSessionOptions): Pool {
  const pool = new Pool({
    connectionString: url,
    max: concurrency + 2,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
  });
  // Without these an error between two statements would end the process.
  pool.on('error', lost).on('connect', (client) => client.on('error', lost));
  return pool;
}

const startRunner = (
  { concurrency, taskList, cron }: JobSessionOptions,
  pgPool: Pool,
  events: WorkerEvents,
) =>
  run({
    pgPool,
    events,
    concurrency,
    noHandleSignals: true,
    pollInterval: 1_000,
    preset: {
      worker: {
        // Jobs are ticked off by the handful. They are not fetched so: the runner's store of fetched jobs
        // forgets the promise by which it gives them back.
        completeJobBatchDelay: BATCH_MS,
        // The runner forgets the promise of a single failure to be written down; that of a batch it follows.
        failJobBatchDelay: BATCH_MS,
      },
    },
    taskList,
    parsedCronItems: parseCronItems([...cron]),
    logger: new QueueLogger((scope) => (level, message) => {
      if (level === 'error') logger.error(`${message} ${scope.taskIdentifier ?? ''}`);
      else if (level === 'warning') logger.warn(message);
    }),
  });
