import { Controller, ForbiddenException, Get, Inject, NotFoundException, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Viewer, anyone, isModerator } from '#kernel';
import { Allow, CurrentViewer, GRAPHQL_PATH, SETTINGS, type Settings } from '#platform';

const STATIC_PATH = '/graphiql/static/';

/** Its editor makes workers and styles of its own; nothing is loaded from elsewhere. */
const POLICY =
  "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; " +
  "img-src 'self' data:; font-src 'self' data:; worker-src 'self' blob:; connect-src 'self' ws: wss:; frame-ancestors 'none'";

/** GraphiQL from our own origin, for moderators and developers. */
@Controller('graphiql')
export class GraphiqlController {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  @Allow(anyone)
  @Get()
  async page(@CurrentViewer() viewer: Viewer, @Res() reply: FastifyReply): Promise<void> {
    if (!this.settings.development && !isModerator(viewer)) throw new ForbiddenException();
    // Loaded on first use: its pages weigh more than all of ours together.
    const { ruruHTML } = await import('ruru/server');
    const html = ruruHTML({
      endpoint: GRAPHQL_PATH,
      subscriptionEndpoint: GRAPHQL_PATH,
      staticPath: STATIC_PATH,
    });
    await reply.header('content-security-policy', POLICY).type('text/html; charset=utf-8').send(html);
  }

  @Allow(anyone)
  @Get('static/*')
  async file(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { getStaticFile } = await import('ruru/static');
    const acceptEncoding = request.headers['accept-encoding'];
    const [urlPath = ''] = request.url.split('?');
    const file = await getStaticFile({
      staticPath: STATIC_PATH,
      urlPath,
      acceptEncoding,
      disallowDevAssets: true,
    });
    if (!file) throw new NotFoundException();
    await reply.headers(file.headers).send(file.content);
  }
}
