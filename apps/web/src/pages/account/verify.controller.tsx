import { Body, Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LinkNotValid, VerifyEmail } from '#accounts';
import { type Viewer, anyone } from '#kernel';
import { Allow, CurrentViewer, Refused, SETTINGS, type Settings, originOf } from '#platform';
import { EMPTY_FORM, refusedForm, typedValues } from '../../parts/form-state.js';
import { Pages } from '../../site/pages.js';
import { cookieOptions, signUpCookie } from './sign-up-cookie.js';
import { LinkNotValidPage, VerifiedPage, VerifyPage } from './verify.pages.js';

/** The link of the e-mail that verifies an address. Opening it changes nothing: mail scanners open links, too. */
@Controller('verify')
export class VerifyController {
  private readonly secure: boolean;

  constructor(
    @Inject(SETTINGS) settings: Settings,
    private readonly pages: Pages,
    private readonly verifyEmail: VerifyEmail,
  ) {
    this.secure = settings.publicUrl.startsWith('https:');
  }

  @Allow(anyone)
  @Get()
  async ask(
    @Query('token') typed: unknown,
    @CurrentViewer() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = typeof typed === 'string' ? typed : '';
    const linked = await this.verifyEmail.describe(token, this.browserSecretOf(request));
    if (!linked) return this.sendNotValid(request, reply, new LinkNotValid(viewer));
    const page = this.pages.of(request);
    await this.pages.send(reply, <VerifyPage page={page} form={EMPTY_FORM} token={token} {...linked} />);
  }

  @Allow(anyone)
  @Post()
  async verify(
    @Body() body: unknown,
    @CurrentViewer() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { token = '', password = '' } = typedValues(body, ['token', 'password']);
    const browserSecret = this.browserSecretOf(request);
    const linked = await this.verifyEmail.describe(token, browserSecret);
    const outcome = await this.verifyEmail.execute(
      viewer,
      { token, password, browserSecret },
      originOf(request),
    );
    if (!(outcome instanceof Refused)) {
      reply.clearCookie(signUpCookie(this.secure), cookieOptions(this.secure));
      const page = <VerifiedPage page={this.pages.of(request)} {...outcome} />;
      return this.pages.send(reply, page);
    }
    if (!linked || outcome instanceof LinkNotValid) return this.sendNotValid(request, reply, outcome);
    const form = refusedForm({}, outcome, ['password']);
    const page = <VerifyPage page={this.pages.of(request)} form={form} token={token} {...linked} />;
    await this.pages.send(reply, page, 422);
  }

  private browserSecretOf(request: FastifyRequest): string | null {
    return request.cookies[signUpCookie(this.secure)] ?? null;
  }

  private sendNotValid(request: FastifyRequest, reply: FastifyReply, { message }: Refused): Promise<void> {
    const page = <LinkNotValidPage page={this.pages.of(request)} reason={message} />;
    return this.pages.send(reply, page, 400);
  }
}
