import { socketFolder } from './socket.js';

/** PostgreSQL's settings by their own names, for example `{ fsync: 'off' }`. */
export type ServerSettings = Readonly<Record<string, string | number | boolean>>;

/** Fit for one desk on a small machine; everything may be overridden except what keeps the server private. */
const SMALL_DESK: ServerSettings = {
  max_connections: 100,
  shared_buffers: '128MB',
  effective_cache_size: '512MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  // One process beside the one that builds an index: a small machine has two processors.
  max_parallel_maintenance_workers: 1,
  // Solid-state disks: a random page costs about as much as the next one.
  random_page_cost: 1.1,
  // Pages are mostly in the system's memory: handing each to another process to read takes longer than reading it.
  io_method: 'sync',
  // Compiling takes longer than any query of ours runs.
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  // People's words and addresses stand in statements and in key values: they stay out of the log.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

/** The command-line words that make a server follow these settings on this port, seen from this machine only. */
export function serverArguments(data: string, port: number, settings: ServerSettings): string[] {
  const all: ServerSettings = {
    ...SMALL_DESK,
    ...settings,
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: socketFolder(data),
    logging_collector: 'off',
  };
  return ['-D', data, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}
