import { differences } from './compare.js';
import { Course } from './course.js';
import { iso } from './notes.js';
import { observe } from './observed.js';
import { HELP, type Options, readOptions } from './options.js';
import { invitePeople } from './people.js';
import { planOf } from './plan.js';
import { openStage } from './stage.js';

const SHOWN = 40;

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (!options) return void process.stdout.write(HELP);
  const report = await simulate(options);
  const { differences: found, ...figures } = report;
  process.stdout.write(`${JSON.stringify(options.json ? report : figures, null, 2)}\n`);
  for (const one of found.slice(0, SHOWN)) process.stderr.write(`${one}\n`);
  process.stderr.write(`${found.length} differences from the reference model\n`);
  if (found.length > 0) process.exitCode = 1;
}

async function simulate(options: Options) {
  const start = performance.now();
  const plan = planOf(options);
  const stage = await openStage(plan.begin);
  try {
    const course = new Course(stage, await invitePeople(stage), plan, options.seed);
    let day = '';
    await course.run((at) => {
      if (iso(at).slice(0, 10) === day) return;
      day = iso(at).slice(0, 10);
      process.stderr.write(`${day}, ${Math.round((performance.now() - start) / 1000)} s\n`);
    });
    const observed = await observe(stage);
    const decided = observed.decisions.length;
    const told = (event: string) => observed.told.filter((row) => row.event === event).length;
    return {
      options,
      seconds: Math.round((performance.now() - start) / 1000),
      questions: observed.questions.length,
      waiting: observed.questions.filter((row) => row.moderation === 'PENDING').length,
      decided,
      answers: observed.answers.length,
      warnings: told('promise.warned'),
      overdue: told('promise.overdue'),
      apologies: observed.apologies.length,
      openings: observed.openings.length,
      claims: course.notes.holdings.length,
      workerKills: stage.worker.kills,
      ...course.notes.counts,
      differences: differences(course.notes, observed),
    };
  } finally {
    await stage.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
