import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** A server under load, in a process of its own. */
export interface Served {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

const START_MS = 60_000;
/** The options of `npm start`, for the floor too: a smaller young generation, which keeps the process small. */
const AS_STARTED = ['--max-semi-space-size=16'];
/** Linux counts CPU time in hundredths of a second whatever the machine (`getconf CLK_TCK`). */
const TICKS_A_SECOND = 100;
const PAGE_KB = 4;

/** Starts a built script as its own node process and waits until it answers. */
export async function serve(
  script: string,
  environment: Record<string, string>,
  ready: string,
): Promise<Served> {
  const port = await freePort();
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, [...AS_STARTED, path], {
    env: { ...process.env, ...environment, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  await answering(child, url + ready);
  return { url, pid: child.pid ?? 0, stop: () => stop(child) };
}

async function answering(child: ChildProcess, url: string): Promise<void> {
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`A server ended at its start with code ${child.exitCode}`);
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await sleep(100);
  }
  child.kill('SIGKILL');
  throw new Error(`Nothing answers at ${url}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  child.kill('SIGTERM');
  const killing = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await ended;
  clearTimeout(killing);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

interface ProcessStat {
  readonly parent: number;
  readonly seconds: number;
  readonly childSeconds: number;
}

/** proc_pid_stat(5): the name in brackets may hold spaces, the fields begin behind it. */
function statOf(pid: number): ProcessStat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const ticks = (at: number) => (fields[at] ?? 0) / TICKS_A_SECOND;
    return { parent: fields[1] ?? 0, seconds: ticks(11) + ticks(12), childSeconds: ticks(13) + ticks(14) };
  } catch {
    return null;
  }
}

/** CPU seconds a process has used so far, its kernel time included. */
export const cpuOf = (pid: number): number => statOf(pid)?.seconds ?? 0;

export const parentOf = (pid: number): number => statOf(pid)?.parent ?? 0;

/** CPU seconds of a PostgreSQL server: the postmaster, every process it has now, and those that have ended. */
export function cpuOfPostgres(postmaster: number): number {
  for (;;) {
    const before = statOf(postmaster);
    const children = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => statOf(Number(name)))
      .filter((stat) => stat?.parent === postmaster)
      .reduce((sum, stat) => sum + (stat?.seconds ?? 0), 0);
    const after = statOf(postmaster);
    if (!before || !after) return 0;
    // One that ended while we looked would be counted twice or not at all.
    if (before.childSeconds === after.childSeconds) return after.seconds + after.childSeconds + children;
  }
}

/** Resident memory of a process in MB (proc_pid_statm(5)). */
export function memoryOf(pid: number): number {
  const pages = Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]);
  return (pages * PAGE_KB) / 1024;
}
