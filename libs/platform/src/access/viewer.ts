import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { FastifyRequest } from 'fastify';
import { ANONYMOUS, type Person, type Viewer } from '#kernel';
import type { RequestOrigin } from '../http/request-origin.js';

declare module 'fastify' {
  interface FastifyRequest {
    viewer: Viewer;
  }
}

/**
 * Topic of live news, sent by the database: a session (`sessionId`) has ended, or the rights or the password of a person
 * (`accountId`) have changed.
 */
export const SESSION_ENDED = 'session.ended';

/** Who opened something that lasts. */
export interface OpenSession {
  readonly person: Person;
  /** Changes with all of the person that rights and answers depend on, and with their password. */
  readonly standing: string;
}

/** Tells who a secret (of a cookie or a bearer header) belongs to; `accounts` knows. */
export abstract class ViewerSource {
  /** @returns the person, or `null` when the secret is unknown, ended or expired. */
  abstract viewerOf(secret: string): Promise<Viewer | null>;

  /** @returns the person with their standing, for what lasts, or `null` as above. */
  abstract opened(secret: string): Promise<OpenSession | null>;

  /** @returns the standings of the people of these sessions, by session; none for sessions that have ended or expired. */
  abstract standings(sessionIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** What every GraphQL resolver is given. */
export interface GraphqlContext {
  readonly viewer: Viewer;
  /** Tags of all that an anonymous response is made from; `null` once something uncacheable was read. */
  cacheTags: Set<string> | null;
  /** Where the request or the WebSocket came from. */
  readonly origin: RequestOrigin;
  readonly req?: FastifyRequest;
}

export function viewerOf(context: ExecutionContext): Viewer {
  if (context.getType<'http' | 'graphql'>() === 'graphql') {
    return GqlExecutionContext.create(context).getContext<GraphqlContext>().viewer;
  }
  return context.switchToHttp().getRequest<FastifyRequest>().viewer ?? ANONYMOUS;
}

/** Parameter of a resolver or route: who asks. */
export const CurrentViewer = createParamDecorator((_data: unknown, context: ExecutionContext) =>
  viewerOf(context),
);
