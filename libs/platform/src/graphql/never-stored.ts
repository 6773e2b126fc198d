import type { ApolloServerPlugin } from '@apollo/server';

/**
 * Answers are for the one who asked. Said here, in one header, because Apollo's own plugin for that wraps every
 * field of the schema, which every answer would pay for.
 */
export const neverStored = (): ApolloServerPlugin => ({
  requestDidStart: async () => ({
    willSendResponse: async ({ response }) => {
      response.http.headers.set('cache-control', 'no-store');
    },
  }),
});
