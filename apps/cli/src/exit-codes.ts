/** What a command's exit code means; told by `veche --help`. */
export const EXIT = {
  DONE: 0,
  NOT_DONE: 1,
  MISTYPED: 2,
  BROKEN_LINES: 3,
  NOT_WHOLE: 3,
  /** 128 and the number of SIGINT, as shells have it. */
  INTERRUPTED: 130,
} as const;
