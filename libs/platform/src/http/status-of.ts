import { HttpException } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import { isUnreachable, isUnstorable } from '../graphql/error-format.js';

/** The status with which a request that failed is answered: 4xx where the client is at fault, 500 for our bugs. */
export function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  if (isUnreachable(error)) return 503;
  if (isUnstorable(error)) return 400;
  // A cursor that is damaged or belongs to another list.
  if (error instanceof GraphQLError && error.extensions['code'] === 'BAD_USER_INPUT') return 400;
  // Fastify's own errors: a body too large, a broken address.
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}
