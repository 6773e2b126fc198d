export type DatabaseServerErrorCode =
  | 'PORT_BUSY'
  | 'NOT_PERMITTED'
  | 'PATH_NOT_TRAVERSABLE'
  | 'CORRUPT_DATA'
  | 'VERSION_MISMATCH'
  | 'DISK_FULL'
  | 'START_FAILED';

/** Why the database's server cannot be used: one sentence in `message`, what to do about it in `hint`. */
export class DatabaseServerError extends Error {
  override readonly name = 'DatabaseServerError';

  readonly code: DatabaseServerErrorCode;
  readonly hint: string;

  constructor(code: DatabaseServerErrorCode, message: string, hint: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
    this.hint = hint;
  }
}

/** Turns a refusal of the file system into the sentence an operator needs; other errors come back unchanged. */
export function explainFileError(error: unknown, path: string): unknown {
  if (error instanceof DatabaseServerError) return error;
  switch (errorCode(error)) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new DatabaseServerError(
        'NOT_PERMITTED',
        `The database folder ${path} belongs to another user or cannot be written.`,
        'Run the command as the user who started Veche first, or choose another data folder.',
        { cause: error },
      );
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(path, error);
    case 'ENOTDIR':
    case 'EEXIST':
      return new DatabaseServerError(
        'NOT_PERMITTED',
        `The database folder ${path} cannot be made because a file stands in its place.`,
        'Choose another data folder or move the file away.',
        { cause: error },
      );
    default:
      return error;
  }
}

/** The `code` of a system or PostgreSQL error, or nothing. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Reads the reason of a failed start out of the last lines the server wrote. */
export function explainLog(lines: string, folder: string, port?: number): DatabaseServerError {
  const hint = `Last lines of the server's log:\n${lines.trim() || '(nothing was written)'}`;
  if (/No space left on device|Disk quota exceeded|Check free disk space/.test(lines))
    return diskFull(folder);
  if (/could not bind|Address already in use|could not create any TCP/.test(lines)) {
    return new DatabaseServerError(
      'PORT_BUSY',
      `Port ${port} of the database is taken by another program.`,
      hint,
    );
  }
  if (/incompatible with (this )?server|initialized by PostgreSQL version/.test(lines)) {
    return new DatabaseServerError(
      'VERSION_MISMATCH',
      `The data in ${folder} was written by another version of PostgreSQL.`,
      hint,
    );
  }
  if (/wrong ownership|invalid permissions|Permission denied/.test(lines)) {
    return new DatabaseServerError(
      'NOT_PERMITTED',
      `The files in ${folder} have the wrong owner or mode.`,
      hint,
    );
  }
  if (
    /PANIC:|invalid checkpoint|checkpoint record|pg_control|control file|could not find the database system|is not a valid data directory|invalid page/.test(
      lines,
    )
  ) {
    return new DatabaseServerError(
      'CORRUPT_DATA',
      `The database files in ${folder} are damaged; restore them from a backup.`,
      hint,
    );
  }
  return new DatabaseServerError('START_FAILED', `The database in ${folder} did not start.`, hint);
}

function diskFull(path: string, cause?: unknown): DatabaseServerError {
  return new DatabaseServerError(
    'DISK_FULL',
    `No space is left on the disk that holds ${path}.`,
    'Free some space and start again; nothing that was saved is lost.',
    { cause },
  );
}
