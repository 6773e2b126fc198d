import { type GraphQLError, type GraphQLSchema, execute, subscribe } from 'graphql';
import type { ServerOptions } from 'graphql-ws';
import type { Viewer } from '#kernel';
import { bearerOf } from '../access/viewer-hook.js';
import type { GraphqlContext, OpenSession, ViewerSource } from '../access/viewer.js';
import { tellErrors } from '../graphql/logged-errors.js';
import { type OperationRequest, prepareOperation } from '../graphql/prepare-operation.js';
import type { LiveConnection } from './live-connection.js';
import type { LiveSessions } from './live-sessions.js';

/** A client says who it is at once. */
const INITIALISATION_MS = 3_000;

/** What the protocol of graphql-ws does for one connection: the same limits, policies and errors as over HTTP. */
export function liveProtocol(
  connection: LiveConnection,
  schema: GraphQLSchema,
  { viewers, sessions }: { readonly viewers: ViewerSource; readonly sessions: LiveSessions },
  reader: Viewer,
): ServerOptions<Record<string, unknown>> {
  let viewer = reader;
  const told = async (errors: readonly GraphQLError[], name: string | null | undefined) =>
    tellErrors(errors, viewer.locale, name);
  return {
    connectionInitWaitTimeout: INITIALISATION_MS,
    onConnect: async (context) => {
      connection.busy = () => Object.keys(context.subscriptions).length;
      const opening = await openingOf(viewers, context.connectionParams);
      if (opening === 'UNKNOWN') return false;
      if (opening === 'NONE') return true;
      viewer = opening.person;
      const end = () => connection.end('SESSION_ENDED');
      connection.onClose(sessions.watch({ ...opening, end }));
      return true;
    },
    onSubscribe: async (_context, _id, payload) => {
      if (!(await connection.takesOperation())) return [];
      const prepared = prepareOperation(schema, payload as OperationRequest);
      if (!('document' in prepared)) return prepared;
      const contextValue: GraphqlContext = { viewer, cacheTags: null, origin: connection.origin };
      return { ...prepared, contextValue };
    },
    execute: (operation) => connection.inTurn(() => execute(operation)),
    subscribe: (operation) => connection.inTurn(() => subscribe(operation)),
    onError: (_context, _id, { operationName }, errors) => told(errors, operationName),
    onNext: async (_context, _id, _payload, { operationName }, result) => {
      await sessions.settled();
      return result.errors && { ...result, errors: await told(result.errors, operationName) };
    },
  };
}

/** A WebSocket carries its secret in the first message: `{ "authorization": "Bearer …" }`. */
async function openingOf(
  viewers: ViewerSource,
  parameters: Readonly<Record<string, unknown>> | undefined,
): Promise<OpenSession | 'NONE' | 'UNKNOWN'> {
  const header = parameters?.['authorization'];
  if (header === undefined || header === null) return 'NONE';
  const secret = typeof header === 'string' ? bearerOf(header) : undefined;
  return (secret && (await viewers.opened(secret))) || 'UNKNOWN';
}
