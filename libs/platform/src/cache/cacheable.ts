import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
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

/** To be called for every operation of GraphQL: without the mark its answer is not kept. */
export function keepOnlyMarked(reflector: Reflector, context: ExecutionContext): void {
  if (reflector.get(Cacheable, context.getHandler())) return;
  GqlExecutionContext.create(context).getContext<GraphqlContext>().cacheTags = null;
}
