import { Client, type ClientConfig } from 'pg';

/**
 * A connection whose loss between two statements is told by the next one: as an event without a listener it would end
 * the process.
 */
export class SteadyClient extends Client {
  constructor(config: ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}
