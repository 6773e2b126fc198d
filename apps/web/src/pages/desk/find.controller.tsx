import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readReference } from '#forum';
import { type Viewer, isModerator } from '#kernel';
import { Allow, CurrentViewer } from '#platform';
import { sayDesk } from '../../messages/desk.js';
import { type FormState, typedValues } from '../../parts/form-state.js';
import { Pages } from '../../site/pages.js';
import { CaseAddress } from '../search/case-address.js';
import { FindPage } from './find.page.js';

/** Leads staff from the number that somebody names on the phone to the question. */
@Controller('desk/find')
export class FindController {
  constructor(
    private readonly pages: Pages,
    private readonly cases: CaseAddress,
  ) {}

  @Allow(isModerator)
  @Get()
  async find(
    @Query() query: Record<string, unknown>,
    @CurrentViewer() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const values = typedValues(query, ['number']);
    const { number = '' } = values;
    const address = await this.cases.of(viewer, number);
    if (address)
      return void (await reply.header('cache-control', 'private, no-store').redirect(address, 303));
    const message = sayDesk(viewer.locale, faultOf(number));
    const form: FormState = { values, problems: [{ field: 'number', message }], refusal: null };
    await this.pages.send(reply, <FindPage page={this.pages.of(request)} form={form} />, 422);
  }
}

function faultOf(typed: string) {
  if (typed.trim() === '') return 'NUMBER_EMPTY';
  return readReference(typed) === 'WRONG_DIGIT' ? 'WRONG_DIGIT' : 'NUMBER_NOT_FOUND';
}
