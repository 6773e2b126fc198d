import { Reindex } from '#search';
import { progressBar } from '../progress-bar.js';
import { withProduct } from '../with-product.js';

export async function reindex(options: { again?: boolean }): Promise<void> {
  await withProduct(async (app) => {
    const bar = progressBar('threads');
    const { done } = await app
      .get(Reindex, { strict: false })
      .execute((progress) => bar.show(progress.done, progress.total), options)
      .finally(() => bar.stop());
    console.log(`${done} threads were looked at; the search index is up to date.`);
  });
}
