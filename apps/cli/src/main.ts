import { Command, CommanderError, Option } from 'commander';
import { enableCompileCache } from 'node:module';
import type { ImportOptions } from '#forum';
import type { EvalSearchOptions } from './commands/eval-search.js';
import { EXIT } from './exit-codes.js';
import { ENGINES } from './search/engines.js';

const EXIT_CODES = `
Exit codes:
  0  done
  1  not done; one sentence on the error output says why
  2  the command was typed wrongly
  3  done, except for the lines that were reported as broken; the audit log or the search index is not whole

Every command works on the database of DATABASE_URL or, without it, on the one in VECHE_DATA_DIR (.veche),
whether the service is running or not.`;

const IMPORT_HELP = `
FILE holds one JSON object a line, or is - for the standard input:
  id          what the thread is known by; a thread that is there already is left alone
  category    name of a category, or the address of one that is there; one that is missing is made. Names that differ in
              a letter or a sign are two categories; capital letters and runs of spaces do not count
  question    Markdown, 10 to 20,000 characters
  answer      Markdown, 10 to 20,000 characters; becomes the official answer
optional:
  title       10 to 150 characters; otherwise the question's first sentence
  askedAt, answeredAt   ISO 8601, a date or a date and time with its offset
  askedBy, answeredBy   names that readers see
  tags        up to 10 words

Personal data in whatever readers would see (documents, cards, phones, e-mail addresses) is hidden as moderators hide it
and counted by kind; the contacts of the directory are left alone.

A broken line is reported with its number and the reason, the others go in. The import may be interrupted and
repeated: it goes on where it was.`;

const EVAL_HELP = `
The archive is loaded into a database of its own, made on the installation's server and dropped at the end; the
service's data is not touched. For each question the archive without it is searched. It tells:
  n              questions
  hit@1, hit@3   share where the first, or one of the first three, is the given answer (but for case, signs, spaces)
  answerElsewhere   share whose answer occurs with another question at all: more cannot be reached`;

const EVAL_SEARCH_HELP = `
The files are those of BEIR: documents and queries in JSON Lines (_id, title, text; _id, text), judgements with tabs
between and the names query-id, corpus-id, score in the first line. The documents are loaded as threads into a
database of their own, made on the installation's server and dropped at the end; the service's data is not touched. A
title is the thread's title, a text its question. Every query that was judged is asked as on the page of the archive;
bm25 is a plain reference to compare with, in memory. It tells:
  documents, queries   how many were loaded, and asked
  nDCG@10   gain is the judgement itself, divided by log2(rank + 1), of the best possible
  R@10      share of the relevant documents that were among the first ten
  MRR@10    1 / rank of the first relevant one, 0 without one
  empty     share of queries that found nothing
  p50, p95  milliseconds a query, one after the other, after a warm-up
  corrected share of queries where something else was looked for than was typed
A broken line is reported with its number and the reason and left out (exit code 3).`;

const WORKING_TIME_HELP = `
Reads one JSON object a line from the standard input and answers each with one line:
  {"op":"isOpen","schedule":"moderation","at":"2026-05-11T08:00:00+03:00"}   {"open":false,"opensAt":"…"}
  windowAt            at                                 {"window":{"from":"…","to":"…"}} or {"window":null}
  nextOpening         at                                 {"opensAt":"…"}
  addWorkingTime      at, duration (PT1H30M) and/or ms   {"at":"…"}
  workingTimeBetween  from, to                           {"ms":5400000,"duration":"PT1H30M"}
  openingsBetween     from, to                           {"openings":["…"]}
schedule is moderation, channel: with the key of a channel, or a definition of your own:
  {"timeZone":"Europe/Moscow","weekly":{"mon":[["08:00","20:00"]]},"calendar":"RU","exceptions":[…]}
exceptions beside it are added for that line: [{"date":"2026-05-12","intervals":[],"reason":"…"}].
Where a year of the production calendar is unknown the answer has warnings. A broken line is answered with
{"error":{"line":2,"message":"…"}}, the others are answered all the same.`;

enableCompileCache();
const program = new Command('veche')
  .description('Commands for operators of Veche.')
  .addHelpText('after', EXIT_CODES)
  .showHelpAfterError('See veche --help.')
  .exitOverride();

program
  .command('migrate')
  .description('bring the database to the present schema')
  .action(async () => (await import('./commands/migrate.js')).migrateDatabase());

program
  .command('seed')
  .description('load the demonstration data; what is there already is left alone')
  .action(async () => (await import('./commands/seed.js')).seed());

program
  .command('staff')
  .description('give a person a role; a new person gets a password, told once')
  .argument('<EMAIL>', 'address of the person')
  .argument('<ROLE>', 'citizen, specialist, moderator, supervisor or administrator')
  .option('--name <NAME>', 'name that others see, of a new person')
  .option('--department <NAME>', 'in whose name a specialist answers')
  .action(async (email: string, role: string, options: { name?: string; department?: string }) =>
    (await import('./commands/staff.js')).staff(email, role, options),
  );

program
  .command('import')
  .description('load an archive')
  .command('threads')
  .description('load questions with their answers from JSON Lines')
  .argument('<FILE>', 'file of JSON Lines, - for the standard input')
  .option('--keep-personal-data', 'take the texts as they are, with the personal data in them', false)
  .addHelpText('after', IMPORT_HELP)
  .action(async (file: string, options: ImportOptions) =>
    (await import('./commands/import-threads.js')).importThreads(file, options),
  );

program
  .command('eval-replies')
  .description('measure suggested replies on an archive, each question against all the others')
  .argument('<FILE>', 'file of JSON Lines as for import threads, - for the standard input')
  .option('--json', 'tell it as JSON')
  .addHelpText('after', EVAL_HELP)
  .action(async (file: string, options: { json?: boolean }) =>
    (await import('./commands/eval-replies.js')).evalReplies(file, options),
  );

program
  .command('eval-search')
  .description("measure the archive's search on questions with judged answers")
  .requiredOption('--corpus <FILE>', 'documents, JSON Lines')
  .requiredOption('--queries <FILE>', 'questions, JSON Lines')
  .requiredOption('--qrels <FILE>', 'judgements, with tabs between')
  .addOption(new Option('--engine <NAME>', 'who is measured').choices(ENGINES).default('postgres'))
  .option('--json', 'tell it as JSON')
  .addHelpText('after', EVAL_SEARCH_HELP)
  .action(async (options: EvalSearchOptions) =>
    (await import('./commands/eval-search.js')).evalSearch(options),
  );

program
  .command('reindex')
  .description('rebuild the search index beside the readers; an interrupted run goes on where it was')
  .option('--again', 'begin with the first thread even if a former run was interrupted')
  .action(async (options: { again?: boolean }) => (await import('./commands/reindex.js')).reindex(options));

program
  .command('search')
  .description('the search index')
  .command('verify')
  .description('compare the database with each search index; exit code 3 when they differ')
  .option('--repair', 'bring right what differs; exit code 3 when something could not be')
  .option('--json', 'tell it as JSON')
  .action(async (options: { repair?: boolean; json?: boolean }) =>
    (await import('./commands/search-verify.js')).verifySearch(options),
  );

const audit = program.command('audit').description('the log of what people with rights did');

audit
  .command('verify')
  .description('follow the chain of the audit log; exit code 3 and the first bad row when it is broken')
  .option('--from <WHEN>', 'begin with this date (Moscow) or instant (ISO 8601)')
  .option('--to <WHEN>', 'end before this date or instant')
  .option('--head <SEQ:HASH>', 'a head told by an earlier run: finds a tail cut off since')
  .option('--json', 'tell it as JSON')
  .action(async (options: { from?: string; to?: string; head?: string; json?: boolean }) =>
    (await import('./commands/audit.js')).verifyAudit(options),
  );

audit
  .command('export')
  .description('write the entries of a period as JSON Lines')
  .option('--from <WHEN>', 'begin with this date (Moscow) or instant (ISO 8601)')
  .option('--to <WHEN>', 'end before this date or instant')
  .action(async (options: { from?: string; to?: string }) =>
    (await import('./commands/audit.js')).exportAudit(options),
  );

program
  .command('working-time')
  .description('answer questions on working time, in JSON Lines')
  .addHelpText('after', WORKING_TIME_HELP)
  .action(async () => (await import('./commands/working-time.js')).workingTime());

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.DONE : EXIT.MISTYPED;
  else (await import('#platform')).explainAndExit(error);
}
