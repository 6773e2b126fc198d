import { withDatabase } from '../with-product.js';

export async function migrateDatabase(): Promise<void> {
  await withDatabase(async ({ migrated }) => {
    for (const name of migrated) console.log(`Done: ${name}`);
    console.log(migrated.length === 0 ? 'The database is up to date.' : 'The database is up to date now.');
  });
}
