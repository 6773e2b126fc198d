import type { ApolloServerPlugin } from '@apollo/server';
import { Logger } from '@nestjs/common';
import type { GraphqlContext } from '../access/viewer.js';
import { sayPlatform } from '../platform.messages.js';
import { isClients } from './error-format.js';

const logger = new Logger('GraphQL');
const HIDDEN = ['SERVICE_UNAVAILABLE', 'INTERNAL_ERROR'] as const;

/**
 * Bugs go to the log with their stack; what a client got wrong does not. The person is told in their
 * language, which the formatter of errors cannot know.
 */
export const loggedErrors = (): ApolloServerPlugin<GraphqlContext> => ({
  requestDidStart: async () => ({
    didEncounterErrors: async ({ errors, operationName }) => {
      for (const error of errors) {
        if (!error.originalError || isClients(error.extensions['code'])) continue;
        logger.error(`${operationName ?? 'operation'}: ${error.message}`, error.originalError.stack);
      }
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
