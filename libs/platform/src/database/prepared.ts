import type { Pool, PoolClient } from 'pg';
import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

/**
 * A statement that runs often, as a named prepared one past the ORM: parsed once a connection, and planned once its plan
 * has shown not to depend on the values. In the transaction of `tx`, if it has one, else on any connection.
 *
 * @param name unique for this SQL text in the whole code.
 */
export async function prepared<R extends object>(
  tx: EntityManager,
  name: string,
  sql: string,
  parameters: unknown[],
): Promise<R[]> {
  const own: PoolClient | undefined = await tx.queryRunner?.connect();
  const { rows } = await (own ?? poolOf(tx)).query<R>({ name, text: sql, values: parameters });
  return rows;
}

const poolOf = (tx: EntityManager): Pool => (tx.connection.driver as unknown as { master: Pool }).master;

/**
 * All columns of an entity's table, as a prepared statement names them: with an asterisk it would fail on connections
 * of before a migration that adds one.
 */
export const allColumns = <T extends ObjectLiteral>(
  tx: EntityManager,
  type: EntityTarget<T>,
  alias: string,
): string =>
  tx.connection
    .getMetadata(type)
    .columns.map(({ databaseName }) => `${alias}.${databaseName}`)
    .join(', ');

/** The entity in a row of {@link allColumns}. */
export function entityOf<T extends ObjectLiteral>(
  tx: EntityManager,
  type: EntityTarget<T>,
  row: Readonly<Record<string, unknown>>,
): T {
  const { columns } = tx.connection.getMetadata(type);
  return tx.create(
    type,
    Object.fromEntries(columns.map((column) => [column.propertyName, row[column.databaseName]])) as T,
  );
}
