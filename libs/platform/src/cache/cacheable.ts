import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Observable } from 'rxjs';
import type { GraphqlContext } from '../access/viewer.js';

/**
 * Marks a query whose answer may be kept for anonymous readers. It must name all that it was
 * made from by {@link dependsOn}. Without the mark nothing of the request is kept (deny by default).
 */
export const Cacheable = Reflector.createDecorator<true>();

/** Adds tags to the answer under way; every writer of what they name drops them. */
export function dependsOn(context: GraphqlContext, ...tags: string[]): void {
  for (const tag of tags) context.cacheTags?.add(tag);
}

@Injectable()
export class CacheableInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (
      context.getType<'http' | 'graphql'>() === 'graphql' &&
      !this.reflector.get(Cacheable, context.getHandler())
    ) {
      GqlExecutionContext.create(context).getContext<GraphqlContext>().cacheTags = null;
    }
    return next.handle();
  }
}
