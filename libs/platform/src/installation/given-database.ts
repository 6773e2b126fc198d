import { SteadyClient } from '../database/steady-client.js';
import { InstallationFault } from './installation-fault.js';

const OLDEST_MAJOR = 15;
const PATIENCE_MS = 5_000;

interface Facts {
  readonly version: number;
  readonly encoding: string;
  readonly database: string;
  readonly role: string;
  readonly migrated: boolean;
  readonly may_create_schema: boolean;
  readonly may_create_table: boolean;
}

const FACTS = `
  SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding,
    current_database() AS database, current_user AS role,
    to_regclass('migration') IS NOT NULL AS migrated,
    has_database_privilege(current_database(), 'CREATE') AS may_create_schema,
    coalesce(has_schema_privilege(current_schema(), 'CREATE'), false) AS may_create_table
`;

/**
 * Sees that the server of a setting can be used, before anything is begun on it.
 *
 * @param setting that holds the address, for the fault's sentence
 * @param use whether this role is to make and change tables
 * @throws InstallationFault naming the one thing that is in the way; never the password
 */
export async function checkGivenDatabase(
  url: string,
  setting: string,
  use: { readonly changesSchema: boolean },
): Promise<void> {
  const client = new SteadyClient({ connectionString: url, connectionTimeoutMillis: PATIENCE_MS });
  let facts: Facts | undefined;
  try {
    await client.connect();
    facts = (await client.query<Facts>(FACTS)).rows[0];
  } catch (error) {
    throw new InstallationFault(connectFault(error, url, setting), { cause: error });
  } finally {
    await client.end().catch(() => undefined);
  }
  const fault = facts && factsFault(facts, setting, use.changesSchema);
  if (fault) throw new InstallationFault(fault);
}

function factsFault(
  { version, encoding, database, role, ...facts }: Facts,
  setting: string,
  changesSchema: boolean,
): string | null {
  const major = Math.floor(version / 10_000);
  if (major < OLDEST_MAJOR)
    return `The server of ${setting} is PostgreSQL ${major}; version ${OLDEST_MAJOR} or later is needed.`;
  if (encoding !== 'UTF8')
    return `The database "${database}" is encoded as ${encoding}; make one with ENCODING 'UTF8'.`;
  if (facts.migrated || !changesSchema) return null;
  if (!facts.may_create_schema)
    return `The user "${role}" may not create a schema in the database "${database}": GRANT CREATE ON DATABASE "${database}" TO "${role}".`;
  if (!facts.may_create_table)
    return `The user "${role}" may not create tables in the database "${database}": GRANT CREATE ON SCHEMA public TO "${role}".`;
  return null;
}

function connectFault(error: unknown, url: string, setting: string): string {
  const { code, message } = error as { code?: string; message: string };
  const { hostname, port, pathname, username } = new URL(url);
  const server = `${hostname || 'localhost'}:${port || 5432}`;
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The host "${hostname}" of ${setting} is not known.`;
    case 'ECONNREFUSED':
      return `No database server answers at ${server} (${setting}).`;
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return `The database server at ${server} (${setting}) cannot be reached.`;
    case '28P01':
      return `The server at ${server} refused the password of the user "${username}" (${setting}).`;
    case '28000':
      return `The server at ${server} does not let the user "${username}" in (${setting}).`;
    case '3D000':
      return `There is no database "${decodeURIComponent(pathname.slice(1))}" at ${server} (${setting}).`;
    case '42501':
      return `The user "${username}" has no right to use this database (${setting}): ${message}.`;
    case '53300':
      return `The database server at ${server} takes no further connection at present.`;
    default:
      return `The database server at ${server} (${setting}) cannot be used: ${reasonOf(message)}.`;
  }
}

function reasonOf(message: string): string {
  if (/timeout|timed out/i.test(message)) return `no answer within ${PATIENCE_MS / 1000} seconds`;
  return message.split('\n')[0] || 'no reason was given';
}
