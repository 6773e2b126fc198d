import type { CaseResult } from './measure-cases.js';
import type { DeskRound } from './measure-desk.js';
import type { LiveRound } from './measure-live.js';
import type { OpeningRound } from './measure-opening.js';
import type { ReplyRound } from './measure-replies.js';
import type { SearchRound } from './measure-search.js';
import type { WorkingTimeRound } from './measure-working-time.js';
import { median } from './median.js';
import type { Owner } from './statements.js';
import { type Verdict, atLeast, atMost, verdictLine } from './verdicts.js';

/** Everything that a run has measured; `--json` prints it as it is. */
export interface Results {
  readonly machine: { readonly cpus: number; readonly model: string; readonly node: string };
  readonly data: { readonly threads: number; readonly posts: number };
  readonly seconds: number;
  readonly cases: CaseResult[];
  readonly search: SearchRound[];
  readonly live: LiveRound[];
  readonly workingTime: WorkingTimeRound[];
  readonly replies: ReplyRound[];
  readonly claims: DeskRound[];
  readonly lists: DeskRound[];
  readonly openings: OpeningRound[];
  readonly idleMemoryMb: number | null;
}

const SEARCH_P95_MS = 60;
const REPLIES_A_SECOND = 200;
const STATEMENTS_A_REPLY = 12;
const CLAIM_P99_MS = 30;
const LIST_P95_MS = 50;
const OPENING_MS = 10_000;
const READERS_SLOWER = 2;
const IDLE_MB = 250;
const WORKING_TIME_A_SECOND = 200_000;

export function verdictsOf({
  cases,
  search,
  live,
  workingTime,
  replies,
  claims,
  lists,
  openings,
  idleMemoryMb,
}: Results): Verdict[] {
  return [
    ...cases.map(({ title, target, rounds }) =>
      atLeast(`${title}: ratio to the floor`, median(rounds.map(({ ratio }) => ratio)), target),
    ),
    ...(search.length > 0
      ? [atMost('search: p95, ms', median(search.map(({ p95Ms }) => p95Ms)), SEARCH_P95_MS)]
      : []),
    ...(['subscriptions', 'searches'] as const).flatMap((attack) =>
      live.length > 0
        ? [
            atMost(
              `live: readers' p99 under ${attack}, times`,
              median(live.map(slowerBy(attack))),
              READERS_SLOWER,
            ),
          ]
        : [],
    ),
    ...(workingTime.length > 0
      ? [
          atLeast(
            'working time: addWorkingTime a second',
            median(workingTime.map(({ callsPerSecond }) => callsPerSecond)),
            WORKING_TIME_A_SECOND,
          ),
        ]
      : []),
    ...(replies.length > 0
      ? [
          atLeast(
            'reply: a second, until drained',
            median(replies.map(({ drainedPerSecond }) => drainedPerSecond)),
            REPLIES_A_SECOND,
          ),
          atMost('reply: SQL statements', median(replies.map(statementsAReply)), STATEMENTS_A_REPLY),
        ]
      : []),
    ...(claims.length > 0
      ? [atMost('claim-next: p99, ms', median(claims.map(({ p99Ms }) => p99Ms)), CLAIM_P99_MS)]
      : []),
    ...(lists.length > 0
      ? [atMost('desk-list: p95, ms', median(lists.map(({ p95Ms }) => p95Ms)), LIST_P95_MS)]
      : []),
    ...(openings.length > 0
      ? [
          atMost(
            'opening: announced in, ms',
            median(openings.map(({ announcedMs }) => announcedMs)),
            OPENING_MS,
          ),
          atMost(
            "opening: readers' p99, times that before",
            median(
              openings.map(({ readersP99Ms }) => readersP99Ms.during / Math.max(1, readersP99Ms.before)),
            ),
            READERS_SLOWER,
          ),
        ]
      : []),
    ...(idleMemoryMb === null ? [] : [atMost('idle memory, MB', idleMemoryMb, IDLE_MB)]),
  ];
}

const slowerBy =
  (attack: 'subscriptions' | 'searches') =>
  ({ readersP99Ms }: LiveRound): number =>
    readersP99Ms[attack] / Math.max(1, readersP99Ms.alone);

/** The request's own and its search update, each with the begin and end of its transaction. */
export const statementsAReply = (round: ReplyRound): number =>
  callsOf(round, 'request', 'search update') + 2 * (1 + searchUpdates(round));

/** Transactions of search updates, by replies: one may bring several threads up to date. */
function searchUpdates({ statements, replies }: ReplyRound): number {
  const locks = statements.filter(({ text }) => text.includes('pg_advisory_xact_lock'));
  return locks.reduce((sum, { calls }) => sum + calls, 0) / replies;
}

/** What else follows from a reply, such as looking for those who want to be told, with its transactions. */
const statementsOfOthers = (round: ReplyRound): number =>
  callsOf(round, 'other handlers', 'transaction marks') - 2 * (1 + searchUpdates(round));

function callsOf({ statements, replies }: ReplyRound, ...owners: Owner[]): number {
  const theirs = statements.filter(({ owner }) => owners.includes(owner));
  return theirs.reduce((sum, { calls }) => sum + calls, 0) / replies;
}

export function tableOf(results: Results): string {
  const { cases, search, live, replies, claims, lists, openings } = results;
  const lines = [
    `${results.data.threads} threads, ${results.data.posts} posts; node ${results.machine.node}, ` +
      `${results.machine.cpus} CPUs (${results.machine.model}); medians of the rounds`,
    '',
  ];
  if (cases.length > 0) lines.push(...caseTable(cases), '');
  if (search.length > 0) {
    const of = (pick: (round: SearchRound) => number) => median(search.map(pick)).toFixed(1);
    lines.push(
      `search, two words, one after the other: p50 ${of((r) => r.p50Ms)} ms, p95 ${of((r) => r.p95Ms)} ms, ` +
        `p99 ${of((r) => r.p99Ms)} ms; CPU a query: node ${of((r) => r.nodeCpuMs)} ms, ` +
        `PostgreSQL ${of((r) => r.postgresCpuMs)} ms`,
      '',
    );
  }
  if (live.length > 0) {
    const of = (pick: (round: LiveRound) => number) => median(live.map(pick)).toFixed(0);
    lines.push(
      `readers' p99: ${of((r) => r.readersP99Ms.alone)} ms alone, ${of((r) => r.readersP99Ms.subscriptions)} ms while ` +
        `WebSockets ask for 10,000 subscriptions each, ${of((r) => r.readersP99Ms.searches)} ms for 3,000 searches`,
      '',
    );
  }
  if (replies.length > 0) lines.push(...replyLines(replies), '');
  if (claims.length > 0) lines.push(deskLine('claim-next, 50 moderators at once', claims), '');
  if (openings.length > 0) {
    const of = (pick: (round: OpeningRound) => number) => median(openings.map(pick)).toFixed(0);
    lines.push(
      `opening: announced after ${of((r) => r.announcedMs)} ms; readers' p99 ${of((r) => r.readersP99Ms.before)} ms ` +
        `before and ${of((r) => r.readersP99Ms.during)} ms during it`,
      '',
    );
  }
  if (lists.length > 0)
    lines.push(deskLine('desk-list, with filters and counts, one after the other', lists), '');
  if (results.idleMemoryMb !== null)
    lines.push(`idle memory of the standalone process: ${results.idleMemoryMb.toFixed(0)} MB`, '');
  lines.push('targets');
  lines.push(...verdictsOf(results).map(verdictLine));
  return `${lines.join('\n')}\n`;
}

const HEAD = [
  '',
  'req/s',
  'p50',
  'p99',
  'node',
  'pg',
  '|',
  'req/s',
  'p50',
  'p99',
  'node',
  'pg',
  '| ratio',
  'rounds',
];

function caseTable(cases: CaseResult[]): string[] {
  const rows = cases.map(({ title, rounds }) => {
    const side = (name: 'product' | 'floor') => {
      const of = (pick: (load: CaseResult['rounds'][number]['floor']) => number) =>
        median(rounds.map((round) => pick(round[name])));
      return [
        of((load) => load.requestsPerSecond).toFixed(0),
        of((load) => load.p50Ms).toFixed(0),
        of((load) => load.p99Ms).toFixed(0),
        of((load) => load.nodeCpuMs).toFixed(2),
        of((load) => load.postgresCpuMs).toFixed(2),
      ];
    };
    const ratios = rounds.map(({ ratio }) => ratio);
    return [
      title,
      ...side('product'),
      '|',
      ...side('floor'),
      `| ${median(ratios).toFixed(2)}`,
      ratios.map((ratio) => ratio.toFixed(2)).join(' '),
    ];
  });
  const widths = HEAD.map((_, i) => Math.max(...[HEAD, ...rows].map((row) => (row[i] ?? '').length)));
  const line = (row: string[]) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ');
  return [
    'left the product, right the floor; p50 and p99 in ms, CPU in ms a request',
    line(HEAD),
    ...rows.map(line),
  ];
}

function replyLines(replies: ReplyRound[]): string[] {
  const of = (pick: (round: ReplyRound) => number) => median(replies.map(pick));
  const calls = (...owners: Owner[]) => of((round) => callsOf(round, ...owners)).toFixed(2);
  return [
    `reply, 16 writers: ${of((r) => r.answeredPerSecond).toFixed(0)}/s answered, ` +
      `${of((r) => r.drainedPerSecond).toFixed(0)}/s until the queue was empty; ` +
      `p50 ${of((r) => r.load.p50Ms)} ms, p99 ${of((r) => r.load.p99Ms)} ms; CPU a reply: ` +
      `node ${of((r) => r.nodeCpuMs).toFixed(2)} ms, PostgreSQL ${of((r) => r.postgresCpuMs).toFixed(2)} ms`,
    `  SQL statements a reply: ${calls('request')} of the request, ${calls('search update')} of its search update, ` +
      `${of((r) => 2 * (1 + searchUpdates(r))).toFixed(2)} begins and ends of their transactions: ` +
      `${of(statementsAReply).toFixed(2)} in all`,
    `  besides: ${of(statementsOfOthers).toFixed(2)} of other handlers with their transactions, ` +
      `${calls('queue')} of the queue's own bookkeeping`,
  ];
}

function deskLine(what: string, rounds: DeskRound[]): string {
  const of = (pick: (round: DeskRound) => number) => median(rounds.map(pick)).toFixed(1);
  return (
    `${what}: p50 ${of((r) => r.p50Ms)} ms, p95 ${of((r) => r.p95Ms)} ms, p99 ${of((r) => r.p99Ms)} ms ` +
    `(${rounds.map(({ requests }) => requests).join(', ')} requests)`
  );
}
