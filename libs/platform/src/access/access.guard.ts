import {
  type CanActivate,
  type ExecutionContext,
  ForbiddenException,
  Injectable,
  UnauthorizedException,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
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
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const policy = this.reflector.get(Allow, context.getHandler());
    const viewer = viewerOf(context);
    const isGraphql = context.getType<'http' | 'graphql'>() === 'graphql';
    // Not by a guard of its own: every page would pay for it too.
    if (isGraphql) keepOnlyMarked(this.reflector, context);
    if (policy?.(viewer)) return true;
    return isGraphql
      ? refuseOperation(GqlExecutionContext.create(context).getInfo<GraphQLResolveInfo>(), viewer)
      : refuseRoute(viewer);
  }
}

class RefusedOperation extends GraphQLError {
  constructor(readonly refusal: NotPermitted) {
    super(refusal.message, { extensions: { code: refusal.code } });
  }
}

/** Carries its refusal out of the guard, which can only let in or throw. */
class RefusedMutation extends RefusedOperation {}

/**
 * For the filters of errors, of what was thrown in GraphQL, which tells of errors in its own way.
 *
 * @returns the answer to a mutation that was refused
 * @throws every other error as it is
 */
export function answerInGraphql(error: unknown): NotPermitted {
  if (error instanceof RefusedMutation) return error.refusal;
  throw error;
}

function refuseOperation({ operation }: GraphQLResolveInfo, viewer: Viewer): never {
  const Refusing = operation.operation === 'mutation' ? RefusedMutation : RefusedOperation;
  throw new Refusing(new NotPermitted(viewer));
}

function refuseRoute(viewer: Viewer): never {
  if (viewer.accountId === null)
    throw new UnauthorizedException(sayPlatform(viewer.locale, 'SIGN_IN_REQUIRED'));
  throw new ForbiddenException(sayPlatform(viewer.locale, 'NOT_PERMITTED'));
}
