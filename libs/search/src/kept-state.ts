import type { EntityManager } from 'typeorm';

type Db = Pick<EntityManager, 'query'>;

/** What a rebuild keeps from one run to the next, as a row of `setting`; nobody changes it but the product. */
export class KeptState<T extends object> {
  constructor(readonly name: string) {}

  async read(db: Db): Promise<T | null> {
    const [row] = await db.query<Array<{ value: T }>>('SELECT value FROM setting WHERE name = $1', [
      this.name,
    ]);
    return row?.value ?? null;
  }

  async write(db: Db, value: T): Promise<void> {
    await db.query(
      `INSERT INTO setting (name, value, changed_at) VALUES ($1, $2, now())
       ON CONFLICT (name) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at`,
      [this.name, JSON.stringify(value)],
    );
  }

  async drop(db: Db): Promise<void> {
    await db.query('DELETE FROM setting WHERE name = $1', [this.name]);
  }
}
