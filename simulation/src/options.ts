import { parseArgs } from 'node:util';
import { z } from 'zod';
import { KNOWN_FROM, KNOWN_UNTIL } from './reference/official-days.js';

export const HELP = `npm run simulate -- [--questions N] [--days N] [--from DATE] [--seed N] [--json]

  --questions  how many are asked (20000)
  --days       how many days are played (31)
  --from       the first day, ${KNOWN_FROM} to ${KNOWN_UNTIL} (2025-12-28: New Year's holidays and the month after)
  --seed       another course of events (1)
  --json       what was found as JSON
`;

const schema = z.object({
  questions: z.coerce.number().int().min(1).max(200_000),
  days: z.coerce.number().int().min(1).max(100),
  from: z.iso.date(),
  seed: z.coerce.number().int(),
  json: z.boolean(),
});

export type Options = z.output<typeof schema>;

/** @throws TypeError, ZodError for what cannot be played; `null`: the help is asked for */
export function readOptions(words: string[]): Options | null {
  const { values } = parseArgs({
    args: words,
    options: {
      questions: { type: 'string', default: '20000' },
      days: { type: 'string', default: '31' },
      from: { type: 'string', default: '2025-12-28' },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  const options = schema.parse(values);
  const last = new Date(Date.parse(options.from) + options.days * 86_400_000).toISOString().slice(0, 10);
  if (options.from < KNOWN_FROM || last > KNOWN_UNTIL)
    throw new TypeError(`The official days are known from ${KNOWN_FROM} to ${KNOWN_UNTIL}`);
  return options;
}
