import { Injectable, Module } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';

export interface Route {
  readonly method: string;
  readonly url: string;
}

/** Every route of the applications that were started with {@link RouteNotesModule}. */
export const routes: Route[] = [];

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);
export const isSafe = ({ method }: Route): boolean => SAFE.has(method);

/** Notes every route as it is registered, whoever registers it. */
@Injectable()
class RouteNotes {
  constructor(host: HttpAdapterHost) {
    const fastify = host.httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const each of [method].flat()) routes.push({ method: each, url });
    });
  }
}

@Module({ providers: [RouteNotes] })
export class RouteNotesModule {}
