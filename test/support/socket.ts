import { WebSocket } from 'ws';

export interface SocketMessage {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/** How a connection ended: the code and the reason of its close frame (RFC 6455 §7.1.5). */
export interface SocketEnd {
  readonly code: number;
  readonly reason: string;
}

/** A client of the `graphql-transport-ws` protocol that sends whatever a test wants, good or bad. */
export class Socket {
  readonly received: SocketMessage[] = [];
  readonly ended: Promise<SocketEnd>;
  private readonly waiting = new Set<() => void>();

  private constructor(private readonly ws: WebSocket) {
    ws.on('message', (data: Buffer) => {
      this.received.push(JSON.parse(data.toString('utf8')) as SocketMessage);
      for (const look of this.waiting) look();
    });
    this.ended = new Promise((resolve) => {
      ws.on('close', (code, reason) => resolve({ code, reason: reason.toString('utf8') }));
    });
    // A connection cut while much is under way; the test sees how it ended.
    ws.on('error', () => undefined);
  }

  /** A connection that has not said anything yet. */
  static async connect(
    url: string,
    headers: Record<string, string> = {},
    protocol = 'graphql-transport-ws',
  ): Promise<Socket> {
    const ws = new WebSocket(`${url.replace(/^http/, 'ws')}/graphql`, protocol, { headers });
    const socket = new Socket(ws);
    await new Promise<void>((resolve, reject) => {
      ws.once('open', resolve);
      ws.once('error', reject);
    });
    return socket;
  }

  /** A connection that was acknowledged. */
  static async open(url: string, secret?: string, headers: Record<string, string> = {}): Promise<Socket> {
    const socket = await Socket.connect(url, headers);
    socket.send({
      type: 'connection_init',
      ...(secret && { payload: { authorization: `Bearer ${secret}` } }),
    });
    await socket.next(({ type }) => type === 'connection_ack');
    return socket;
  }

  send(message: object | string): void {
    this.ws.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** One message in several frames (RFC 6455 §5.4). */
  sendInPieces(text: string, length: number): void {
    for (let from = 0; from < text.length; from += length)
      this.ws.send(text.slice(from, from + length), { fin: from + length >= text.length });
  }

  subscribe(id: string, query: string, rest: Record<string, unknown> = {}): void {
    this.send({ type: 'subscribe', id, payload: { query, ...rest } });
  }

  /** The first message received that passes, those of the past included. */
  async next(passes: (message: SocketMessage) => boolean): Promise<SocketMessage> {
    const { promise: found, resolve } = Promise.withResolvers<SocketMessage>();
    const look = () => {
      const message = this.received.find(passes);
      if (message) resolve(message);
    };
    this.waiting.add(look);
    look();
    const gone = this.ended.then(({ code, reason }) => {
      throw new Error(`The connection ended: ${code} ${reason}`);
    });
    try {
      return await Promise.race([found, gone]);
    } finally {
      this.waiting.delete(look);
    }
  }

  close(): void {
    this.ws.close();
  }
}
