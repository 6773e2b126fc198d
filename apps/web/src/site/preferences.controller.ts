import { Body, Controller, Inject, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { anyone } from '#kernel';
import { Allow, SETTINGS, type Settings } from '#platform';
import { LOCALE_COOKIE, VIEW_COOKIE, localPath } from './page-context.js';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** How the site looks on this device: large print, language. */
@Controller()
export class PreferencesController {
  private readonly secure: boolean;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.secure = settings.publicUrl.startsWith('https:');
  }

  @Allow(anyone)
  @Post('preferences')
  async change(@Body() body: Record<string, unknown> | undefined, @Res() reply: FastifyReply): Promise<void> {
    const { view, locale, back } = body ?? {};
    if (view === 'large' || view === 'usual') this.remember(reply, VIEW_COOKIE, view);
    if (locale === 'ru' || locale === 'en') this.remember(reply, LOCALE_COOKIE, locale);
    await reply.redirect(localPath(back, '/'), 303);
  }

  private remember(reply: FastifyReply, name: string, value: string): void {
    reply.setCookie(name, value, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: this.secure,
      maxAge: YEAR_SECONDS,
    });
  }
}
