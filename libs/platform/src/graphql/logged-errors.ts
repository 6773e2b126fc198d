import type { ApolloServerPlugin } from '@apollo/server';
import { Logger } from '@nestjs/common';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import type { Locale } from '#kernel';
import type { GraphqlContext } from '../access/viewer.js';
import { sayPlatform } from '../platform.messages.js';
import { formatError, isClients, isUnreachable, isUnstorable } from './error-format.js';

const logger = new Logger('GraphQL');
const HIDDEN = ['SERVICE_UNAVAILABLE', 'INTERNAL_ERROR'] as const;

/**
 * Bugs go to the log with their stack; what a client got wrong does not. The person is told in their
 * language, which the formatter of errors cannot know.
 */
export const loggedErrors = (): ApolloServerPlugin<GraphqlContext> => ({
  requestDidStart: async () => ({
    didEncounterErrors: async ({ errors, operationName }) => {
      for (const error of errors) logIfBug(error, operationName);
    },
    willSendResponse: async ({ response, contextValue }) => {
      if (response.body.kind !== 'single') return;
      // The formatted errors are ours alone: changed in place.
      for (const error of response.body.singleResult.errors ?? []) {
        const code = HIDDEN.find((hidden) => hidden === error.extensions?.['code']);
        if (code) Object.assign(error, { message: sayPlatform(contextValue.viewer.locale, code) });
      }
    },
  }),
});

/** What a client is told of the errors of an operation that came by WebSocket; bugs are logged. */
export function tellErrors(
  errors: readonly GraphQLError[],
  locale: Locale,
  operationName: string | null | undefined,
): GraphQLFormattedError[] {
  return errors.map((error) => {
    logIfBug(error, operationName);
    return formatError(error.toJSON(), error, locale);
  });
}

function logIfBug(
  { message, originalError, extensions }: GraphQLError,
  operationName: string | null | undefined,
): void {
  if (!originalError || isClients(extensions['code']) || isUnstorable(originalError)) return;
  // As many as people ask while the database is away: a line each.
  if (isUnreachable(originalError)) return logger.warn(`${operationName ?? 'operation'}: ${message}`);
  logger.error(`${operationName ?? 'operation'}: ${message}`, originalError.stack);
}
