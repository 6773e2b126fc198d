import type { ApolloServerPlugin } from '@apollo/server';
import { JSON_RESPONSE, responseMediaType } from './response-media-type.js';

/**
 * What is wrong with a well-formed request: in plain JSON it is told with status 200, lest a client take the answer for
 * that of something on the way (GraphQL over HTTP, "application/json").
 */
const TOLD_WITH_200 = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
]);

/** In which media type answers are sent, and with which status. */
export const httpAnswers = (): ApolloServerPlugin => ({
  requestDidStart: async () => ({
    willSendResponse: async ({ request, response }) => {
      const type = responseMediaType(request.http?.headers.get('accept'));
      // Without one Apollo answers that nothing fits, status 406.
      if (type === null || response.body.kind !== 'single') return;
      response.http.headers.set('content-type', type);
      const { data, errors } = response.body.singleResult;
      const codes = errors?.map(({ extensions }) => String(extensions?.['code'])) ?? [];
      if (
        type === JSON_RESPONSE &&
        response.http.status === 400 &&
        codes.every((code) => TOLD_WITH_200.has(code))
      )
        response.http.status = 200;
      else if (isNothing(data) && codes.includes('SERVICE_UNAVAILABLE')) response.http.status = 503;
    },
  }),
});

/** An answer that has something stays a success: a mutation in it may have been committed. */
const isNothing = (data: Record<string, unknown> | null | undefined): boolean =>
  Object.values(data ?? {}).every((value) => value === null);
