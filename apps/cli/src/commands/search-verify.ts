import { type IndexVerification, VerifySearch } from '#search';
import { EXIT } from '../exit-codes.js';
import { progressBar } from '../progress-bar.js';
import { withProduct } from '../with-product.js';

/** Tells what of each index is not what the database says, and brings it right on demand. */
export async function verifySearch(options: { repair?: boolean; json?: boolean }): Promise<void> {
  await withProduct(async (app) => {
    const bar = progressBar('threads');
    const verified = await app
      .get(VerifySearch, { strict: false })
      .execute(options, (done, total) => bar.show(done, total))
      .finally(() => bar.stop());
    if (options.json) console.log(JSON.stringify({ whole: verified.every(isWhole), indexes: verified }));
    else for (const each of verified) tell(each);
    if (!verified.every(isWhole)) process.exitCode = EXIT.NOT_WHOLE;
  });
}

const differencesIn = ({ missing, superfluous, different }: IndexVerification): number =>
  missing + superfluous + different;

const isWhole = (verification: IndexVerification): boolean =>
  differencesIn(verification) === verification.repaired;

function tell(verification: IndexVerification): void {
  const { index, threads, missing, superfluous, different, first, repaired } = verification;
  const counts = `${missing} missing, ${superfluous} superfluous, ${different} different`;
  const mended = repaired > 0 ? `; ${repaired} brought right` : '';
  console.log(`${index}: ${threads} threads looked at; ${counts}${mended}.`);
  for (const { threadId, kind } of first) console.log(`  ${kind} ${threadId}`);
  if (differencesIn(verification) > first.length) console.log('  …');
}
