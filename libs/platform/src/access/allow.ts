import { Reflector } from '@nestjs/core';
import type { Policy } from '#kernel';

/**
 * Names the policy of an operation: a GraphQL query, mutation or subscription, or a route.
 * One without it stops the application from starting (deny by default).
 *
 * @example `@Allow(isModerator)`
 */
export const Allow = Reflector.createDecorator<Policy>();
