import { demoPeople } from '../demo/index.js';

/** Somebody to sign in as; the one password of all is in the data folder. */
export interface DemoLogin {
  readonly email: string;
  readonly role: string;
}

/** Everybody of the demonstration. */
export const demoLogins: readonly DemoLogin[] = demoPeople.map(({ email, role }) => ({ email, role }));

type Query = (sql: string, parameters: unknown[]) => Promise<unknown[]>;

const SEEDED = 'demo.seeded';

/**
 * Whether the demonstration is to be loaded by itself: nobody but its own people has an account yet, and it
 * was never loaded to its end.
 */
export async function isDemoWanted(query: Query): Promise<boolean> {
  const rows = await query(
    `SELECT WHERE NOT EXISTS (SELECT FROM setting WHERE name = $1)
       AND NOT EXISTS (SELECT FROM account WHERE email <> ALL ($2::text[]))`,
    [SEEDED, demoLogins.map(({ email }) => email)],
  );
  return rows.length > 0;
}

/** Remembers that it was loaded to its end. */
export async function rememberSeeded(query: Query): Promise<void> {
  await query(
    'INSERT INTO setting (name, value, changed_at) VALUES ($1, $2, now()) ON CONFLICT (name) DO NOTHING',
    [SEEDED, JSON.stringify(true)],
  );
}
