import { SingleBar } from 'cli-progress';

export interface ProgressBar {
  show(done: number, total: number): void;
  stop(): void;
}

/** A bar on the error output where a person looks at it; nothing in a file or a pipe. */
export function progressBar(unit: string): ProgressBar {
  if (!process.stderr.isTTY) return { show: () => {}, stop: () => {} };
  const bar = new SingleBar({
    stream: process.stderr,
    format: `{bar} {percentage}% | {value}/{total} ${unit} | {eta_formatted} left`,
    hideCursor: true,
    clearOnComplete: true,
  });
  let begun = false;
  return {
    show: (done, total) => {
      if (!begun) bar.start(total, done);
      begun = true;
      bar.setTotal(total);
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}
