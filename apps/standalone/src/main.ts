import { enableCompileCache } from 'node:module';

// Half of a start is compiling; later starts take the result from the cache.
enableCompileCache();
const { explainAndExit, readSettings } = await import('#platform');
const { beginStandalone } = await import('./begin-standalone.js');

/** Everything in one process: `npm start`. Development is its default; a service sets VECHE_ENV. */
try {
  await beginStandalone(readSettings(undefined, { VECHE_ENV: 'development' }));
} catch (error) {
  explainAndExit(error);
}
