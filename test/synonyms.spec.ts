import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toGlobalId } from '#platform';
import { PUBLIC_SERVICE_SYNONYMS, type SynonymEntry, compileSynonyms, expandSynonyms } from '#russian';
import { SynonymDictionary } from '#search';
import { type TestApp, type TestPerson, startApp } from './support/app.js';
import { graphql, mutate } from './support/graphql.js';
import { waitUntil } from './support/wait-until.js';

interface Group {
  readonly id: string;
  readonly terms: string[];
  readonly version: number;
}

const FIELDS = '... on SynonymsSuccess { synonyms { id terms mode share version } }';
const LIST = `query ($first: Int, $after: String) { synonyms(first: $first, after: $after) {
  pageInfo { hasNextPage endCursor }
  edges { node { id terms version versions { version terms removed changedBy } } }
} }`;

const termsOf = (entries: readonly SynonymEntry[]) => entries.map(({ terms }) => terms.join('|'));

/** Words that mean the same to search, changed without a release (docs/product.md §5). */
describe('synonyms', () => {
  let app: TestApp;
  let other: TestApp;
  let editor: TestPerson;

  beforeAll(async () => {
    app = await startApp();
    // A second process on the same database; it does not drop it.
    other = await startApp({ database: { ...app.db, drop: () => Promise.resolve() }, jobs: false });
    editor = await app.person('SUPERVISOR', { name: 'Редактор' });
  });
  afterAll(async () => {
    await other.close();
    await app.close();
  });

  const save = (input: Record<string, unknown>, person: TestPerson | null = editor) =>
    mutate<Record<string, unknown> & { synonyms: Group }>(app, 'saveSynonyms', input, FIELDS, person);
  const remove = (input: Record<string, unknown>, person: TestPerson | null = editor) =>
    mutate<Record<string, unknown>>(app, 'removeSynonyms', input, FIELDS, person);
  const groups = async (): Promise<Array<Group & { versions: object[] }>> => {
    const found = [];
    for (let after: string | null = null; ;) {
      const answer: { data: { synonyms: Page } } = await graphql(app, LIST, { first: 50, after }, editor);
      const { edges, pageInfo } = answer.data.synonyms;
      found.push(...edges.map(({ node }) => node));
      if (!pageInfo.hasNextPage) return found;
      after = pageInfo.endCursor;
    }
  };

  it('begin with what the product ships, once, however many processes look first', async () => {
    const dictionaries = [app, other].map((process) => process.get(SynonymDictionary));
    const [mine, theirs] = await Promise.all(dictionaries.map((dictionary) => dictionary.entries()));
    expect(mine).toHaveLength(PUBLIC_SERVICE_SYNONYMS.length);
    expect(theirs).toEqual(mine);
    const [shipped] = await groups();
    expect(shipped).toMatchObject({
      version: 1,
      versions: [{ version: 1, changedBy: null, removed: false }],
    });
    expect(await groups()).toHaveLength(mine?.length ?? 0);
  });

  it('that a later version ships come in beside those of editors, but for what these say or have removed', async () => {
    const own = ['бумаги', 'документы', 'справки'];
    // As an earlier version left the table, which did not have these.
    await app.db.query(
      `DELETE FROM search_synonym WHERE terms[1] IN ('доки', 'бумаги', 'ЗАГС');
       INSERT INTO search_synonym (id, terms, mode, share, version)
         VALUES (gen_random_uuid(), '{${own.join()}}', 'BOTH_WAYS', 0.3, 1);
       UPDATE search_synonym SET terms = '{МФЦ,центр}', version = 2 WHERE terms[1] = 'МФЦ' AND mode = 'BOTH_WAYS';
       UPDATE search_synonym SET removed_at = now(), version = 2 WHERE terms[1] = 'тачка'`,
    );
    const later = await startApp({ database: { ...app.db, drop: () => Promise.resolve() }, jobs: false });
    const entries = termsOf(await later.get(SynonymDictionary).entries());
    await later.close();
    expect(entries).toEqual(expect.arrayContaining(['доки|документы', 'МФЦ|центр', own.join('|')]));
    expect(entries.filter((terms) => terms.startsWith('ЗАГС|'))).toHaveLength(1);
    expect(entries).not.toContain('бумаги|документы');
    expect(entries.filter((terms) => terms.startsWith('тачка|'))).toEqual([]);
    const [version] = await app.db.query<{ version: number; changed_by: string | null }>(
      `SELECT version, changed_by FROM search_synonym_version WHERE terms[1] = 'доки'`,
    );
    expect(version).toEqual({ version: 1, changed_by: null });
  });

  it('are changed for every process at once, with their versions and an audit entry', async () => {
    const saved = await save({ terms: ['вид на жительство', ' ВНЖ ', 'внж'], mode: 'ONE_WAY', share: 0.5 });
    expect(saved).toMatchObject({
      __typename: 'SynonymsSuccess',
      synonyms: { terms: ['вид на жительство', 'ВНЖ'], mode: 'ONE_WAY', share: 0.5, version: 1 },
    });
    const entry = { terms: ['вид на жительство', 'ВНЖ'], mode: 'ONE_WAY', share: 0.5 };
    expect(await app.get(SynonymDictionary).entries()).toContainEqual(expect.objectContaining(entry));
    await waitUntil(async () =>
      termsOf(await other.get(SynonymDictionary).entries()).includes('вид на жительство|ВНЖ'),
    );

    const { id, version } = saved.synonyms;
    expect(await save({ id, version, terms: ['ВНЖ', 'вид на жительство'] })).toMatchObject({
      synonyms: { id, version: 2, mode: 'BOTH_WAYS', share: 1 },
    });
    expect(await save({ id, version, terms: ['а', 'б'] })).toMatchObject({ code: 'STALE_VERSION' });
    const group = (await groups()).find((each) => each.id === id);
    expect(group?.versions).toEqual([
      { version: 2, terms: ['ВНЖ', 'вид на жительство'], removed: false, changedBy: 'Редактор' },
      { version: 1, terms: ['вид на жительство', 'ВНЖ'], removed: false, changedBy: 'Редактор' },
    ]);
    const entries = await app.db.query<{ facts: string }>(
      "SELECT facts::text FROM audit_entry WHERE action = 'search.synonyms-saved'",
    );
    expect(entries).toHaveLength(2);
    expect(JSON.stringify(entries)).not.toContain('жительство');
  });

  it('are ready for a query from the next one on', async () => {
    const dictionary = app.get(SynonymDictionary);
    const before = await dictionary.compiled(compileSynonyms);
    expect(before.faults).toEqual([]);
    expect(await dictionary.compiled(compileSynonyms)).toBe(before);
    expect(expandSynonyms(['бумажка'], before.dictionary)[0]?.alternatives).toHaveLength(1);
    await save({ terms: ['бумажка', 'документ'], share: 0.7 });
    const { dictionary: after } = await dictionary.compiled(compileSynonyms);
    const [word] = expandSynonyms(['бумажки'], after);
    expect(word?.alternatives).toContainEqual({ words: ['документ'], share: 0.7 });
  });

  it('that are removed do not come back, though the product ships them', async () => {
    for (const { id, version } of await groups())
      expect((await remove({ id, version })).__typename).toBe('SynonymsSuccess');
    expect(await groups()).toEqual([]);
    expect(await app.get(SynonymDictionary).entries()).toEqual([]);
    await waitUntil(async () => (await other.get(SynonymDictionary).entries()).length === 0);
    const [row] = await app.db.query<{ id: string; version: number }>(
      'SELECT id, version FROM search_synonym',
    );
    const gone = { id: toGlobalId('Synonyms', row?.id ?? ''), version: row?.version };
    expect(await remove(gone)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await save({ ...gone, terms: ['а', 'б'] })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('are refused where they say nothing', async () => {
    const codes = async (input: Record<string, unknown>) =>
      (await save({ terms: ['а', 'б'], ...input }))['problems'];
    expect(await codes({ terms: ['паспорт', 'Паспорт'] })).toMatchObject([
      { field: 'terms', code: 'TOO_FEW_TERMS' },
    ]);
    expect(await codes({ terms: ['паспорт', 'паспорта'] })).toMatchObject([
      { field: 'terms', code: 'SAME_TERM_TWICE' },
    ]);
    expect(await codes({ share: 0 })).toMatchObject([{ field: 'share', code: 'SHARE_OUT_OF_RANGE' }]);
    expect(await save({ id: 'nothing', version: 1, terms: ['а', 'б'] })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('are for supervisors and administrators', async () => {
    const administrator = await app.person('ADMINISTRATOR');
    expect((await save({ terms: ['налог', 'сбор'] }, administrator)).synonyms.version).toBe(1);
    for (const role of ['CITIZEN', 'MODERATOR', 'SPECIALIST'] as const) {
      const person = await app.person(role);
      expect(await save({ terms: ['а', 'б'] }, person)).toMatchObject({ code: 'NOT_PERMITTED' });
      expect(await remove({ id: 'x', version: 1 }, person)).toMatchObject({ code: 'NOT_PERMITTED' });
      expect((await graphql(app, LIST, {}, person)).errors?.[0]?.extensions?.code).toBe('NOT_PERMITTED');
    }
    expect(await save({ terms: ['а', 'б'] }, null)).toMatchObject({ code: 'SIGN_IN_REQUIRED' });
  });
});

interface Page {
  readonly edges: ReadonlyArray<{ node: Group & { versions: object[] } }>;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
