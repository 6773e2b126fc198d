import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/**
 * One real PostgreSQL for the run, from whose template every test file clones its own database.
 * `VECHE_TEST_DATABASE_URL` names a server to use instead, by a role that may create databases.
 */
export default async function setUp() {
  const program = fileURLToPath(new URL('template-database.js', import.meta.url));
  const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ready = once(createInterface(child.stdout), 'line');
  const gone = once(child, 'exit').then(([code]) =>
    Promise.reject(new Error(`No test database (exit ${code})`)),
  );
  const [line] = await Promise.race([ready, gone]);
  gone.catch(() => undefined);
  const { server, template } = JSON.parse(line);
  process.env.VECHE_TEST_SERVER = server;
  process.env.VECHE_TEST_TEMPLATE = template;
  globalThis.testDatabase = child;
}
