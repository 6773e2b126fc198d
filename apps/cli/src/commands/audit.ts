import { once } from 'node:events';
import { AuditLog, AuditProtection, type Head, InstallationFault, type Period, VerifyAudit } from '#platform';
import { EXIT } from '../exit-codes.js';
import { withProduct } from '../with-product.js';

export interface PeriodOptions {
  readonly from?: string;
  readonly to?: string;
}

/** Tells whether the log is whole, and the head to keep elsewhere: with it a tail cut off later is found. */
export async function verifyAudit(
  options: PeriodOptions & { readonly head?: string; readonly json?: boolean },
): Promise<void> {
  const period = periodOf(options);
  const known = options.head === undefined ? null : headOf(options.head);
  await withProduct(async (app) => {
    const { rows, head, fault } = await app.get(VerifyAudit).execute(period, known);
    const warning = await app.get(AuditProtection).warning();
    const told = head && `${head.seq}:${head.hash.toString('hex')}`;
    if (options.json) console.log(JSON.stringify({ whole: !fault, rows, head: told, fault, warning }));
    else if (!fault) console.log(`${rows} rows, whole. Head: ${told ?? 'none'}`);
    else
      console.error(
        `${fault.kind} at ${fault.seq ?? `the entry ${fault.entryId}`}, after ${rows} good rows.`,
      );
    if (warning && !options.json) console.error(warning);
    if (fault) process.exitCode = EXIT.NOT_WHOLE;
  });
}

/** Writes the entries of a period in the order of their seals, one JSON object a line. */
export async function exportAudit(options: PeriodOptions): Promise<void> {
  const period = periodOf(options);
  await withProduct(async (app) => {
    for await (const { seq, previous, hash, entry } of app.get(AuditLog).entriesOf(period)) {
      const seal = { seq, previous: previous.toString('hex'), hash: hash.toString('hex') };
      if (!process.stdout.write(`${JSON.stringify({ ...seal, ...entry })}\n`))
        await once(process.stdout, 'drain');
    }
  });
}

const periodOf = ({ from, to }: PeriodOptions): Period => ({ from: instantOf(from), to: instantOf(to) });

/** A date alone begins at midnight in Moscow. */
function instantOf(text: string | undefined): Date | null {
  if (text === undefined) return null;
  const whole = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00+03:00` : text;
  const zoned = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(whole);
  const instant = new Date(whole);
  if (zoned && !Number.isNaN(instant.getTime())) return instant;
  throw new InstallationFault(`${text} is neither a date nor an instant with its offset.`);
}

function headOf(text: string): Head {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (seq && hash) return { seq: Number(seq), hash: Buffer.from(hash, 'hex') };
  throw new InstallationFault(`${text} is no head: a number, a colon and 64 hexadecimal digits.`);
}
