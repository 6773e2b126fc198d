import { once } from 'node:events';

export default async function tearDown() {
  const child = globalThis.testDatabase;
  if (!child || child.exitCode !== null) return;
  child.stdin.end();
  await once(child, 'exit');
}
