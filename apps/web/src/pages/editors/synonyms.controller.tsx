import { Body, Controller, Get, NotFoundException, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Viewer, isUuid } from '#kernel';
import { Allow, CurrentViewer, NotFound, Refused } from '#platform';
import type { SynonymMode } from '#russian';
import {
  RemoveSynonyms,
  SYNONYM_MODES,
  SaveSynonyms,
  type SynonymRow,
  SynonymsRepository,
  mayEditSynonyms,
} from '#search';
import { type FormState, filled, refusedForm, typedValues } from '../../parts/form-state.js';
import { Pages } from '../../site/pages.js';
import { SYNONYM_FIELDS, SynonymsFormPage } from './synonyms-form.page.js';
import { SYNONYMS_PATH, SynonymsPage } from './synonyms.page.js';

const NEW = 'new';

/** Words that mean the same to search, for those who may edit them. */
@Controller('editors/synonyms')
export class SynonymsController {
  constructor(
    private readonly pages: Pages,
    private readonly synonyms: SynonymsRepository,
    private readonly saveSynonyms: SaveSynonyms,
    private readonly removeSynonyms: RemoveSynonyms,
  ) {}

  @Allow(mayEditSynonyms)
  @Get()
  async list(
    @Query('with') word: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const groups = await this.synonyms.all();
    const typed = typeof word === 'string' ? word.trim().slice(0, 80) : '';
    await this.pages.send(reply, <SynonymsPage page={this.pages.of(request)} groups={groups} word={typed} />);
  }

  @Allow(mayEditSynonyms)
  @Get(':id')
  async edit(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const group = await this.groupOf(id);
    await this.form(request, reply, group, filled(group ? valuesOf(group) : NEW_VALUES), 200);
  }

  @Allow(mayEditSynonyms)
  @Post(':id')
  async save(
    @Param('id') id: string,
    @Body() body: Record<string, unknown> | undefined,
    @CurrentViewer() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const group = await this.groupOf(id);
    const values = typedValues(body, [...SYNONYM_FIELDS, 'version', 'remove']);
    const version = Number(values['version']) || 0;
    const outcome =
      values['remove'] && group
        ? await this.removeSynonyms.execute(viewer, { id: group.id, version })
        : await this.saveSynonyms.execute(viewer, { ...typedGroup(values), id: group?.id ?? null, version });
    if (outcome instanceof NotFound) throw new NotFoundException();
    if (outcome instanceof Refused)
      return this.form(request, reply, group, refusedForm(values, outcome, SYNONYM_FIELDS), 422);
    await reply.redirect(SYNONYMS_PATH, 303);
  }

  /** @throws NotFoundException where there is none in use. @returns `null` for one that is yet to be written. */
  private async groupOf(id: string): Promise<SynonymRow | null> {
    if (id === NEW) return null;
    const group = isUuid(id) ? await this.synonyms.byId(id) : null;
    if (!group || group.removedAt) throw new NotFoundException();
    return group;
  }

  private async form(
    request: FastifyRequest,
    reply: FastifyReply,
    group: SynonymRow | null,
    form: FormState,
    status: number,
  ): Promise<void> {
    const versions = group ? await this.synonyms.versions(group.id) : [];
    const props = { page: this.pages.of(request), group, form, versions };
    await this.pages.send(reply, <SynonymsFormPage {...props} />, status);
  }
}

const NEW_VALUES = { mode: 'BOTH_WAYS', share: '1' };

const valuesOf = ({ terms, mode, share }: SynonymRow): Record<string, string> => ({
  terms: terms.join('\n'),
  mode,
  share: String(share),
});

/** One term a line; a comma is as good as a point in a number. */
function typedGroup({ terms = '', mode = '', share = '' }: Record<string, string>) {
  return {
    terms: terms.split(/\r?\n/),
    mode: SYNONYM_MODES.find((known) => known === mode) ?? ('' as SynonymMode),
    share: share.trim() === '' ? Number.NaN : Number(share.replace(',', '.')),
  };
}
