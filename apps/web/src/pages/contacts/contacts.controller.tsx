import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Channel, Directory, Schedules } from '#directory';
import { anyone } from '#kernel';
import { Allow, PAGE_SIZE, parsePage } from '#platform';
import { Pages } from '../../site/pages.js';
import { ContactsPage } from './contacts.page.js';

/** The contacts of the directory. Not kept for readers: it says what is open at this moment. */
@Controller('contacts')
export class ContactsController {
  constructor(
    private readonly pages: Pages,
    private readonly directory: Directory,
    private readonly schedules: Schedules,
  ) {}

  @Allow(anyone)
  @Get()
  async contacts(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const firstPage = parsePage({ first: PAGE_SIZE.max }, 'contacts', request.viewer);
    const channels: Channel[] = await this.directory.channels({}, firstPage);
    const contacts = channels.map((channel) => ({ channel, hours: this.schedules.channelHours(channel) }));
    await this.pages.send(reply, <ContactsPage page={this.pages.of(request)} contacts={contacts} />);
  }
}
