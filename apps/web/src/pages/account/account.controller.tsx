import { Body, Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LINK_HOURS, ResendVerification, SignIn, SignOut, SignUp } from '#accounts';
import { MOSCOW } from '#calendar';
import { type Viewer, anyone, isSignedIn } from '#kernel';
import {
  Allow,
  CurrentViewer,
  Refused,
  SETTINGS,
  type Settings,
  originOf,
  sessionCookieName,
} from '#platform';
import { EMPTY_FORM, filled, refusedForm, typedValues } from '../../parts/form-state.js';
import { localPath } from '../../site/page-context.js';
import { Pages } from '../../site/pages.js';
import { MailSentPage } from './mail.pages.js';
import { cookieOptions, signUpCookie } from './sign-up-cookie.js';
import { SignInPage } from './sign-in.page.js';
import { SignUpPage } from './sign-up.page.js';

type Fields = Record<string, unknown> | undefined;

/** As long as a session lasts that nobody uses. */
const COOKIE_SECONDS = 30 * 24 * 60 * 60;

/** Signing up, in and out. */
@Controller()
export class AccountController {
  private readonly secure: boolean;

  constructor(
    @Inject(SETTINGS) settings: Settings,
    private readonly pages: Pages,
    private readonly signIn: SignIn,
    private readonly signUp: SignUp,
    private readonly signOut: SignOut,
    private readonly resendVerification: ResendVerification,
  ) {
    this.secure = settings.publicUrl.startsWith('https:');
  }

  @Allow(anyone)
  @Get('sign-in')
  async signInForm(
    @Query('next') next: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const to = localPath(next, '/');
    if (isSignedIn(request.viewer)) return void (await reply.redirect(to, 303));
    await this.pages.send(reply, <SignInPage page={this.pages.of(request)} form={EMPTY_FORM} next={to} />);
  }

  @Allow(anyone)
  @Post('sign-in')
  async enter(
    @Body() body: Fields,
    @CurrentViewer() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { password = '', ...values } = typedValues(body, ['email', 'password', 'next']);
    const next = localPath(values['next'], '/');
    const outcome = await this.signIn.execute(
      viewer,
      { email: values['email'] ?? '', password },
      originOf(request),
    );
    if (outcome instanceof Refused) {
      const form = refusedForm(values, outcome, ['email', 'password']);
      const page = <SignInPage page={this.pages.of(request)} form={form} next={next} />;
      return this.pages.send(reply, page, 422);
    }
    this.setSession(reply, outcome.secret, COOKIE_SECONDS);
    await reply.redirect(next, 303);
  }

  @Allow(anyone)
  @Post('sign-out')
  async leave(@CurrentViewer() viewer: Viewer, @Res() reply: FastifyReply): Promise<void> {
    if (isSignedIn(viewer)) await this.signOut.execute(viewer);
    this.setSession(reply, '', 0);
    await reply.redirect('/', 303);
  }

  @Allow(anyone)
  @Get('sign-up')
  async signUpForm(
    @Query('next') next: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const to = localPath(next, '/');
    if (isSignedIn(request.viewer)) return void (await reply.redirect(to, 303));
    const form = filled({ timeZone: MOSCOW, next: to });
    await this.pages.send(reply, <SignUpPage page={this.pages.of(request)} form={form} />);
  }

  @Allow(anyone)
  @Post('sign-up')
  async join(
    @Body() body: Fields,
    @CurrentViewer() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { password = '', ...values } = typedValues(body, [
      'displayName',
      'email',
      'password',
      'timeZone',
      'next',
    ]);
    const { displayName = '', email = '', timeZone = MOSCOW } = values;
    const returnTo = localPath(values['next'], '/');
    const input = { displayName, email, password, timeZone, locale: viewer.locale, returnTo };
    const outcome = await this.signUp.execute(viewer, input, originOf(request));
    if (outcome instanceof Refused) {
      const form = refusedForm(values, outcome, ['displayName', 'email', 'password', 'timeZone']);
      return this.pages.send(reply, <SignUpPage page={this.pages.of(request)} form={form} />, 422);
    }
    reply.setCookie(signUpCookie(this.secure), outcome.browserSecret, {
      ...cookieOptions(this.secure),
      maxAge: LINK_HOURS * 3600,
    });
    await reply.redirect(sentPath(outcome.mailedBy, false), 303);
  }

  @Allow(anyone)
  @Get('sign-up/sent')
  async sent(
    @Query('again') again: unknown,
    @Query('by') by: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = (
      <MailSentPage page={this.pages.of(request)} again={again !== undefined} mailedBy={instantOf(by)} />
    );
    await this.pages.send(reply, page);
  }

  @Allow(anyone)
  @Post('sign-up/resend')
  async resend(
    @Body() body: Fields,
    @CurrentViewer() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const values = typedValues(body, ['email']);
    const email = values['email'] ?? '';
    const outcome = await this.resendVerification.execute(viewer, { email }, originOf(request));
    if (outcome instanceof Refused) {
      const form = refusedForm(values, outcome, ['email']);
      const page = <MailSentPage page={this.pages.of(request)} again={false} mailedBy={null} form={form} />;
      return this.pages.send(reply, page, 422);
    }
    await reply.redirect(sentPath(outcome.mailedBy, true), 303);
  }

  private setSession(reply: FastifyReply, secret: string, maxAge: number): void {
    reply.setCookie(sessionCookieName(this.secure), secret, { ...cookieOptions(this.secure), maxAge });
  }
}

/** The page after sign-up; its address holds when the e-mail leaves, where it has to wait. */
function sentPath(mailedBy: Date | null, again: boolean): string {
  const query = new URLSearchParams({
    ...(again && { again: '1' }),
    ...(mailedBy && { by: mailedBy.toISOString() }),
  });
  return query.size > 0 ? `/sign-up/sent?${query}` : '/sign-up/sent';
}

function instantOf(typed: unknown): Date | null {
  const instant = typeof typed === 'string' && typed.length < 40 ? new Date(typed) : null;
  return instant && !Number.isNaN(instant.getTime()) ? instant : null;
}
