import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { FastifyRequest } from 'fastify';
import { ANONYMOUS, type Person, type Viewer } from '#kernel';

declare module 'fastify' {
  interface FastifyRequest {
    viewer: Viewer;
  }
}

/** Topic of live news: some session has ended. */
export const SESSION_ENDED = 'session.ended';

/** Tells who a secret (of a cookie or a bearer header) belongs to; `accounts` knows. */
export abstract class ViewerSource {
  /** @returns the person, or `null` when the secret is unknown, ended or expired. */
  abstract viewerOf(secret: string): Promise<Viewer | null>;

  /** @returns the person as they are now, or `null` when the session they came with has ended: for what lasts. */
  abstract again(person: Person): Promise<Person | null>;
}

/** What every GraphQL resolver is given. */
export interface GraphqlContext {
  readonly viewer: Viewer;
  /** Tags of all that an anonymous response is made from; `null` once something uncacheable was read. */
  cacheTags: Set<string> | null;
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
