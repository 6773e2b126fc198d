import {
  type CallHandler,
  type ExecutionContext,
  ForbiddenException,
  Injectable,
  type NestInterceptor,
  UnauthorizedException,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
import { type Observable, of } from 'rxjs';
import type { Viewer } from '#kernel';
import { keepOnlyMarked } from '../cache/cacheable.js';
import { sayPlatform } from '../platform.messages.js';
import { NotPermitted } from '../refusals.js';
import { Allow } from './allow.js';
import { viewerOf } from './viewer.js';

/**
 * Holds every operation to its policy before anything else runs, and lets the cache keep only what is marked. A mutation
 * answers with the typed refusal {@link NotPermitted}; a query with a GraphQL error; a route with 401 or 403.
 */
@Injectable()
export class AccessInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const policy = this.reflector.get(Allow, context.getHandler());
    const viewer = viewerOf(context);
    const isGraphql = context.getType<'http' | 'graphql'>() === 'graphql';
    // Not by an interceptor of its own: every page would pay for it too.
    if (isGraphql) keepOnlyMarked(this.reflector, context);
    if (policy?.(viewer)) return next.handle();
    return isGraphql
      ? refuseOperation(GqlExecutionContext.create(context).getInfo<GraphQLResolveInfo>(), viewer)
      : refuseRoute(viewer);
  }
}

function refuseOperation(info: GraphQLResolveInfo, viewer: Viewer): Observable<NotPermitted> {
  const refusal = new NotPermitted(viewer);
  if (info.operation.operation === 'mutation') return of(refusal);
  throw new GraphQLError(refusal.message, { extensions: { code: refusal.code } });
}

function refuseRoute(viewer: Viewer): never {
  if (viewer.accountId === null)
    throw new UnauthorizedException(sayPlatform(viewer.locale, 'SIGN_IN_REQUIRED'));
  throw new ForbiddenException(sayPlatform(viewer.locale, 'NOT_PERMITTED'));
}
