export { openDatabaseServer } from './database-server.js';
export type { DatabaseServer, DatabaseServerOptions, DatabaseServerStart } from './database-server.js';
export { keepDatabaseServer } from './kept-server.js';
export type { ServerSettings } from './server-settings.js';
export { DatabaseServerError } from './database-server-error.js';
export type { DatabaseServerErrorCode } from './database-server-error.js';
