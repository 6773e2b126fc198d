import { CloseCode } from 'graphql-ws';
import type { LiveRefusal } from './live-health.js';

/** RFC 6455 §7.4.1: a message too big for us; the service restarts or is overloaded, to be tried later. */
const MESSAGE_TOO_BIG = 1009;
const PROTOCOL_ERROR = 1002;
const TRY_AGAIN_LATER = 1013;
/** The protocol of graphql-ws has no other code for too many of anything (HTTP 429). */
const TOO_MANY = CloseCode.TooManyInitialisationRequests;
/** Timed out waiting for the client (HTTP 408); clients of graphql-ws may connect again. */
const TIMED_OUT = CloseCode.ConnectionInitialisationTimeout;

/** How the client is told: a code for its program, and a few words for whoever reads its log. */
export const CLOSES: Readonly<Record<LiveRefusal, readonly [code: number, reason: string]>> = {
  MESSAGE_TOO_BIG: [MESSAGE_TOO_BIG, 'Message too big'],
  BROKEN_FRAME: [PROTOCOL_ERROR, 'Protocol error'],
  BAD_MESSAGE: [CloseCode.BadRequest, 'Invalid message received'],
  NOT_ACKNOWLEDGED: [CloseCode.Unauthorized, 'Unauthorized'],
  BAD_CREDENTIALS: [CloseCode.Forbidden, 'Forbidden'],
  SESSION_ENDED: [CloseCode.Forbidden, 'Session ended or changed'],
  UNKNOWN_PROTOCOL: [CloseCode.SubprotocolNotAcceptable, 'Subprotocol not acceptable'],
  NO_INITIALISATION: [TIMED_OUT, 'Connection initialisation timeout'],
  IDLE: [TIMED_OUT, 'No operation for too long'],
  OPERATION_EXISTS: [CloseCode.SubscriberAlreadyExists, 'Subscriber already exists'],
  SECOND_INITIALISATION: [TOO_MANY, 'Too many initialisation requests'],
  TOO_MANY_CONNECTIONS: [TOO_MANY, 'Too many connections'],
  TOO_MANY_FROM_ADDRESS: [TOO_MANY, 'Too many connections from one address'],
  TOO_MANY_ATTEMPTS: [TOO_MANY, 'Too many new connections from one address'],
  TOO_MANY_OPERATIONS: [TOO_MANY, 'Too many operations at once'],
  TOO_FAST: [TOO_MANY, 'Too many messages in too short a time'],
  UNAVAILABLE: [TRY_AGAIN_LATER, 'Try again later'],
  FAULT: [CloseCode.InternalServerError, 'Internal server error'],
};

/** The refusals that the protocol's own implementation knows, by the codes it closes with. */
const BY_CODE = new Map<number, LiveRefusal>([
  [CloseCode.BadRequest, 'BAD_MESSAGE'],
  [CloseCode.Unauthorized, 'NOT_ACKNOWLEDGED'],
  [CloseCode.Forbidden, 'BAD_CREDENTIALS'],
  [CloseCode.SubprotocolNotAcceptable, 'UNKNOWN_PROTOCOL'],
  [CloseCode.ConnectionInitialisationTimeout, 'NO_INITIALISATION'],
  [CloseCode.SubscriberAlreadyExists, 'OPERATION_EXISTS'],
  [CloseCode.TooManyInitialisationRequests, 'SECOND_INITIALISATION'],
]);

export const refusalOf = (code: number): LiveRefusal => BY_CODE.get(code) ?? 'FAULT';
