import {
  Body,
  Controller,
  Get,
  Inject,
  NotFoundException,
  Param,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { JSX } from '#jsx/jsx-runtime';
import { Schedules } from '#directory';
import { anyone } from '#kernel';
import { Allow } from '#platform';
import { DevelopmentPage, MailPage, STYLE } from './development.pages.js';
import { KeptClock } from './kept-clock.js';
import { Mailbox } from './mailbox.js';
import { MAILBOX } from './mailbox.token.js';
import { fridayEvening, instantOfMoscow } from './moscow-time.js';
import { type MailView, listMails, readMail } from './read-mail.js';

/** A mail's HTML was made by our own templates, but from what people typed: no script of it may ever run. */
const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation";

/** The mailbox and the clock of a developer's desk. Part of the process in development only. */
@Controller('dev')
export class DevelopmentController {
  constructor(
    private readonly clock: KeptClock,
    private readonly schedules: Schedules,
    @Inject(MAILBOX) private readonly mailbox: Mailbox | null,
  ) {}

  @Allow(anyone)
  @Get()
  async show(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query('bad') bad?: string,
  ): Promise<void> {
    const mails = this.mailbox && (await listMails(this.mailbox));
    const { isReal } = this.clock;
    const now = this.clock.now();
    const { locale } = request.viewer;
    await send(reply, <DevelopmentPage {...{ locale, now, isReal, mails }} badTime={bad !== undefined} />);
  }

  @Allow(anyone)
  @Post('clock')
  async moveClock(
    @Res() reply: FastifyReply,
    @Body() form: { to?: unknown; at?: unknown } | null,
  ): Promise<void> {
    const now = this.clock.now();
    if (form?.to === 'real') await this.clock.backToReal();
    else {
      const instant =
        form?.to === 'opening'
          ? (await this.schedules.moderation()).nextOpening(now)
          : form?.to === 'friday'
            ? fridayEvening(now)
            : instantOfMoscow(String(form?.at));
      if (instant === null) return void (await reply.redirect('/dev?bad', 303));
      await this.clock.set(instant);
    }
    await reply.redirect('/dev', 303);
  }

  @Allow(anyone)
  @Get('mail/:name')
  async showMail(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('name') name: string,
  ): Promise<void> {
    await send(reply, <MailPage locale={request.viewer.locale} mail={await this.mail(name)} />);
  }

  @Allow(anyone)
  @Get('mail/:name/html')
  async showHtml(@Res() reply: FastifyReply, @Param('name') name: string): Promise<void> {
    const { html } = await this.mail(name);
    if (html === null) throw new NotFoundException();
    await reply.header('content-security-policy', MAIL_POLICY).type('text/html; charset=utf-8').send(html);
  }

  @Allow(anyone)
  @Get('mail/:name/source')
  async showSource(@Res() reply: FastifyReply, @Param('name') name: string): Promise<void> {
    const source = await this.mailbox?.read(name);
    if (!source) throw new NotFoundException();
    await reply.type('text/plain; charset=utf-8').send(source);
  }

  @Allow(anyone)
  @Get('style.css')
  async style(@Res() reply: FastifyReply): Promise<void> {
    await reply.type('text/css; charset=utf-8').send(STYLE);
  }

  private async mail(name: string): Promise<MailView> {
    const mail = this.mailbox && (await readMail(this.mailbox, name));
    if (!mail) throw new NotFoundException();
    return mail;
  }
}

async function send(reply: FastifyReply, page: JSX.Element): Promise<void> {
  await reply
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(`<!doctype html>${page.html}`);
}
