import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { HttpAdapterHost } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import type { FastifyRequest } from 'fastify';
import { type GraphqlContext, ViewerSource } from '../access/viewer.js';
import { cacheFill } from '../cache/graphql-cache.js';
import { originOf } from '../http/request-origin.js';
import { LiveHealth } from '../live/live-health.js';
import { LiveSessions } from '../live/live-sessions.js';
import { Signals } from '../signals/signals.js';
import { LiveServer } from '../live/live-server.js';
import { SETTINGS, type Settings } from '../settings/settings.js';
import { formatError } from './error-format.js';
import { GRAPHQL_PATH } from './graphql-path.js';
import { httpAnswers } from './http-answers.js';
import { jitPlugin } from './jit-plugin.js';
import { loggedErrors } from './logged-errors.js';
import { LIMIT_RULES, PARSE_OPTIONS } from './operation-limits.js';

export const graphqlModule = GraphQLModule.forRootAsync<ApolloDriverConfig>({
  driver: ApolloDriver,
  inject: [HttpAdapterHost, SETTINGS, ViewerSource, Signals, LiveHealth],
  useFactory: (
    host: HttpAdapterHost,
    settings: Settings,
    viewers: ViewerSource,
    signals: Signals,
    health: LiveHealth,
  ): Omit<ApolloDriverConfig, 'driver'> => {
    const people = { viewers, sessions: new LiveSessions(signals, viewers) };
    const live = new LiveServer(
      host.httpAdapter.getHttpServer(),
      GRAPHQL_PATH,
      settings.live,
      people,
      signals,
      health,
    );
    return {
      parseOptions: PARSE_OPTIONS,
      validationRules: [...LIMIT_RULES],
      path: GRAPHQL_PATH,
      autoSchemaFile: true,
      sortSchema: true,
      introspection: true,
      graphiql: false,
      csrfPrevention: true,
      allowBatchedHttpRequests: false,
      includeStacktraceInErrorResponses: false,
      autoTransformHttpErrors: false,
      // The status is ours to tell.
      preserveHttpStatusForExecutionErrors: false,
      formatError,
      plugins: [
        cacheFill(),
        jitPlugin(),
        loggedErrors(),
        ApolloServerPluginCacheControlDisabled(),
        httpAnswers(),
        live.asPlugin(),
      ],
      context: (request: FastifyRequest): GraphqlContext => ({
        viewer: request.viewer,
        cacheTags: new Set(),
        origin: originOf(request),
        req: request,
      }),
    };
  },
});
