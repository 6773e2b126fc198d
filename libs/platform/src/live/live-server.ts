import type { ApolloServerPlugin } from '@apollo/server';
import { Logger } from '@nestjs/common';
import { makeServer } from 'graphql-ws';
import type { GraphQLSchema } from 'graphql';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { readerOf } from '../access/viewer-hook.js';
import type { ViewerSource } from '../access/viewer.js';
import { BODY_LIMIT } from '../http/body-limit.js';
import { clientAddress } from '../http/client-address.js';
import { networkOf } from '../http/request-origin.js';
import { background } from '../lasting/background.js';
import type { LiveSettings } from '../settings/settings.js';
import type { Signals } from '../signals/signals.js';
import { LiveConnection } from './live-connection.js';
import type { LiveHealth } from './live-health.js';
import { liveProtocol } from './live-protocol.js';
import { LiveRates } from './live-rates.js';
import type { LiveSessions } from './live-sessions.js';

/** So often clients are asked whether they are still there, at the least. */
const LOOK_MS = 10_000;
const GOING_AWAY = [1001, 'Going away'] as const;
const SERVICE_RESTART = [1012, 'Service restart'] as const;

/** GraphQL over WebSocket (the `graphql-transport-ws` protocol) on the server that serves HTTP. */
export class LiveServer {
  private readonly log = new Logger('Live');
  private readonly sockets = new WebSocketServer({ noServer: true, maxPayload: BODY_LIMIT });
  private readonly rates: LiveRates;
  private readonly connections = new Set<LiveConnection>();
  private readonly idleMs: number;
  private timer: NodeJS.Timeout | null = null;
  private stopListening: () => void = () => undefined;

  constructor(
    private readonly http: Server,
    private readonly path: string,
    settings: LiveSettings,
    private readonly people: { readonly viewers: ViewerSource; readonly sessions: LiveSessions },
    private readonly signals: Signals,
    private readonly health: LiveHealth,
  ) {
    this.rates = new LiveRates({ total: settings.connections, perAddress: settings.connectionsPerAddress });
    this.idleMs = settings.idleSeconds * 1_000;
  }

  /** Begins and ends with Apollo's server. */
  asPlugin(): ApolloServerPlugin {
    return {
      serverWillStart: async ({ schema }) => {
        this.start(schema);
        return { drainServer: () => this.stop() };
      },
    };
  }

  private start(schema: GraphQLSchema): void {
    this.people.sessions.start();
    this.stopListening = this.signals.onGap(() => this.comeAgain());
    this.http.on('upgrade', (request, socket, head) => this.upgrade(schema, request, socket, head));
    this.timer = setInterval(
      () => {
        for (const connection of this.connections) connection.lookAfter(this.idleMs);
      },
      Math.min(LOOK_MS, this.idleMs / 2),
    ).unref();
  }

  private async stop(): Promise<void> {
    this.http.removeAllListeners('upgrade');
    this.people.sessions.stop();
    this.stopListening();
    if (this.timer) clearInterval(this.timer);
    const closed = new Promise((resolve) => this.sockets.close(resolve));
    for (const connection of this.connections) connection.close(...GOING_AWAY);
    await closed;
  }

  /** News was lost while the database was away: clients connect again and read anew what they follow. */
  private comeAgain(): void {
    if (!this.signals.connected) return;
    for (const connection of this.connections) connection.close(...SERVICE_RESTART);
  }

  private upgrade(schema: GraphQLSchema, request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    const [path] = (request.url ?? '').split('?');
    if (path !== this.path) return void socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
    this.sockets.handleUpgrade(request, socket, head, (ws) =>
      background('admission of a WebSocket', this.admit(schema, ws, request)),
    );
  }

  private async admit(schema: GraphQLSchema, ws: WebSocket, request: IncomingMessage): Promise<void> {
    const origin = {
      address: clientAddress(request),
      userAgent: request.headers['user-agent'] ?? null,
    };
    const network = networkOf(origin);
    const connection = new LiveConnection(ws, origin, this.rates, this.health);
    const refusal = await this.rates.enter(network);
    if (refusal) return connection.end(refusal);
    // It may have gone while it was let in.
    connection.onClose(() => this.rates.leave(network));
    if (connection.isOpen) this.open(schema, connection, ws, request);
  }

  private open(
    schema: GraphQLSchema,
    connection: LiveConnection,
    ws: WebSocket,
    request: IncomingMessage,
  ): void {
    this.connections.add(connection);
    this.health.noteOpened();
    const protocol = liveProtocol(connection, schema, this.people, readerOf(request));
    const closed = makeServer(protocol).opened(connection.forProtocol(), {});
    ws.once('close', (code, reason) => {
      this.connections.delete(connection);
      this.health.noteClosed();
      closed(code, String(reason)).catch((error: Error) => this.log.error(error.message, error.stack));
    });
  }
}
