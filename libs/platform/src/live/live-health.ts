import { Injectable } from '@nestjs/common';

/** Why a connection was ended or refused by us. */
export type LiveRefusal =
  | 'MESSAGE_TOO_BIG'
  | 'BROKEN_FRAME'
  | 'BAD_MESSAGE'
  | 'NOT_ACKNOWLEDGED'
  | 'BAD_CREDENTIALS'
  | 'SESSION_ENDED'
  | 'UNKNOWN_PROTOCOL'
  | 'NO_INITIALISATION'
  | 'IDLE'
  | 'OPERATION_EXISTS'
  | 'SECOND_INITIALISATION'
  | 'TOO_MANY_CONNECTIONS'
  | 'TOO_MANY_FROM_ADDRESS'
  | 'TOO_MANY_ATTEMPTS'
  | 'TOO_MANY_OPERATIONS'
  | 'TOO_FAST'
  | 'UNAVAILABLE'
  | 'FAULT';

/** What whoever watches over this process may want to know of its WebSockets; refusals are counted since its start. */
export interface LiveHealthReport {
  readonly connections: number;
  readonly refused: Partial<Record<LiveRefusal, number>>;
}

/** Counts the WebSockets of this process. */
@Injectable()
export class LiveHealth {
  private connections = 0;
  private readonly refused: Partial<Record<LiveRefusal, number>> = {};

  noteOpened(): void {
    this.connections += 1;
  }

  noteClosed(): void {
    this.connections -= 1;
  }

  noteRefused(reason: LiveRefusal): void {
    this.refused[reason] = (this.refused[reason] ?? 0) + 1;
  }

  report(): LiveHealthReport {
    return { connections: this.connections, refused: { ...this.refused } };
  }
}
