import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { ApolloArmor } from '@escape.tech/graphql-armor';
import { type GraphQLWsSubscriptionsConfig, GraphQLModule } from '@nestjs/graphql';
import type { ServerOptions } from 'graphql-ws';
import type { FastifyRequest } from 'fastify';
import { type ValidationRule, specifiedRules, validate } from 'graphql';
import { ANONYMOUS, type Viewer } from '#kernel';
import { bearerOf } from '../access/viewer-hook.js';
import { type GraphqlContext, ViewerSource } from '../access/viewer.js';
import { cacheFill } from '../cache/graphql-cache.js';
import { formatError } from './error-format.js';
import { jitPlugin } from './jit-plugin.js';
import { loggedErrors } from './logged-errors.js';
import { neverStored } from './never-stored.js';

export const GRAPHQL_PATH = '/graphql';

/** Limits of one request (docs/product.md §10); generous for our own clients, firm for floods. */
const armor = new ApolloArmor({
  maxDepth: { n: 12 },
  maxAliases: { n: 20 },
  maxDirectives: { n: 20 },
  maxTokens: { n: 2_000 },
  costLimit: {
    maxCost: 12_000,
    objectCost: 2,
    scalarCost: 1,
    depthCostFactor: 1.3,
    ignoreIntrospection: true,
  },
  blockFieldSuggestion: { enabled: false },
});

export const graphqlModule = GraphQLModule.forRootAsync<ApolloDriverConfig>({
  driver: ApolloDriver,
  inject: [ViewerSource],
  useFactory: (viewers: ViewerSource): Omit<ApolloDriverConfig, 'driver'> => {
    const limits = armor.protect();
    const validationRules = limits.validationRules as ValidationRule[];
    return {
      ...limits,
      validationRules,
      path: GRAPHQL_PATH,
      autoSchemaFile: true,
      sortSchema: true,
      introspection: true,
      graphiql: false,
      csrfPrevention: true,
      allowBatchedHttpRequests: false,
      includeStacktraceInErrorResponses: false,
      autoTransformHttpErrors: false,
      formatError,
      // The limits' declarations are those of the CommonJS build, which the compiler takes for other types.
      plugins: [
        ...(limits.plugins as unknown as ApolloServerPlugin[]),
        cacheFill(),
        jitPlugin(),
        loggedErrors(),
        ApolloServerPluginCacheControlDisabled(),
        neverStored(),
      ],
      context: (request: FastifyRequest): GraphqlContext => ({
        viewer: request.viewer,
        cacheTags: new Set(),
        req: request,
      }),
      subscriptions: { 'graphql-ws': liveOptions(viewers, validationRules) },
    };
  },
});

/** Nest hands these on to graphql-ws whole, though its type names only a few of them. */
function liveOptions(viewers: ViewerSource, limits: ValidationRule[]): GraphQLWsSubscriptionsConfig {
  const options: ServerOptions<Record<string, unknown>> & GraphQLWsSubscriptionsConfig = {
    path: GRAPHQL_PATH,
    context: async ({ connectionParams }) => {
      const viewer = await viewerOfConnection(viewers, connectionParams);
      return { viewer, cacheTags: null } satisfies GraphqlContext;
    },
    validate: (schema, document) => validate(schema, document, [...specifiedRules, ...limits]),
  };
  return options;
}

/** A WebSocket carries its secret in the first message: `{ "authorization": "Bearer …" }`. */
async function viewerOfConnection(
  viewers: ViewerSource,
  parameters: Readonly<Record<string, unknown>> | undefined,
): Promise<Viewer> {
  const header = parameters?.['authorization'];
  const secret = typeof header === 'string' ? bearerOf(header) : undefined;
  return (secret && (await viewers.viewerOf(secret))) || ANONYMOUS;
}
