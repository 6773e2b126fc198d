/** Runs a sweep every few seconds, never beside itself; what fails is told and tried again at the next turn. */
export class FrequentSweep {
  private readonly timer: NodeJS.Timeout;
  private running: Promise<void> | null = null;

  constructor(
    seconds: number,
    private readonly work: () => Promise<void>,
    private readonly failed: (error: Error) => void,
  ) {
    this.timer = setInterval(() => this.turn(), seconds * 1_000);
  }

  /** Begins no more turns, and waits for the one that runs. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private turn(): void {
    this.running ??= this.work()
      .catch(this.failed)
      .finally(() => (this.running = null));
  }
}
