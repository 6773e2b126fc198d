import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the peer behaves when it is asked for something. */
export type Mood =
  | 'WELL'
  /** Answers after two seconds. */
  | 'SLOW'
  /** Takes the request and never answers. */
  | 'HANGS'
  /** Sends half of its answer and no more. */
  | 'HALF'
  /** Sends half of its answer and hangs up. */
  | 'CUT'
  /** Hangs up at once. */
  | 'REFUSES'
  | 'ERROR_500'
  /** Its disk is full. */
  | 'ERROR_507'
  /** Answers in no JSON. */
  | 'NO_JSON'
  /** Answers in JSON of another shape. */
  | 'OTHER_JSON';

type Document = Record<string, unknown> & { readonly id: string };
interface Index {
  settings: Record<string, unknown>;
  documents: Map<string, Document>;
}

/**
 * A peer that speaks as much of Meilisearch's language as the product does, for what no real server does on demand: to
 * fail. It does its tasks in their order, finds documents by whole words or their beginnings, and ranks nothing.
 */
export class MeilisearchPeer {
  /** Of searches, and of everything that writes or asks about the index. */
  readonly mood: { reads: Mood; writes: Mood } = { reads: 'WELL', writes: 'WELL' };
  /** Why tasks fail from now on; `null`: they succeed. */
  failTasks: string | null = null;
  readonly indexes = new Map<string, Index>();
  readonly requests: Array<{ method: string; path: string; key: string | undefined; body: unknown }> = [];
  private readonly tasks: Array<{ status: string; type: string; error: { message: string } | null }> = [];
  private readonly keys: Array<Record<string, unknown>> = [];

  private constructor(private readonly server: Server) {}

  static async open(port = 0): Promise<MeilisearchPeer> {
    const server = createServer();
    const peer = new MeilisearchPeer(server);
    server.on('request', (request, response) => void peer.take(request, response));
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return peer;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  documentsOf(uid: string): Document[] {
    return [...(this.indexes.get(uid)?.documents.values() ?? [])];
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const body: unknown = text === '' ? null : JSON.parse(text);
    const url = new URL(request.url ?? '', this.url);
    const path = url.pathname.replace(/^\/+/, '');
    const method = request.method ?? 'GET';
    this.requests.push({ method, path, key: request.headers.authorization, body });
    const mood = path === 'multi-search' ? this.mood.reads : this.mood.writes;
    const [status, answer] = ['WELL', 'SLOW', 'HALF', 'CUT'].includes(mood)
      ? this.answer(method, path, body ?? Object.fromEntries(url.searchParams))
      : [200, {}];
    speak(response, mood, status, JSON.stringify(answer));
  }

  private answer(method: string, path: string, body: unknown): [number, unknown] {
    const [first, uid = '', part, more] = path.split('/');
    if (path === 'multi-search') return this.search((body as { queries: Search[] }).queries);
    if (path === 'keys') return this.answerKeys(method, body);
    if (first === 'tasks') return [200, { uid: Number(uid), ...this.tasks[Number(uid)] }];
    if (path === 'swap-indexes') return this.task('indexSwap', () => this.swap(body as Swap[]));
    if (path === 'indexes') return this.task('indexCreation', () => this.make((body as { uid: string }).uid));
    const index = this.indexes.get(uid);
    if (part === 'documents' && method === 'POST' && more !== 'fetch') return this.write(uid, more, body);
    if (!index)
      return [404, { code: 'index_not_found', message: `Index ${uid} not found.`, type: '', link: '' }];
    if (method === 'DELETE') return this.task('indexDeletion', () => this.indexes.delete(uid));
    if (part === undefined) return [200, { uid, primaryKey: 'id' }];
    if (part === 'settings' && method === 'GET') return [200, index.settings];
    if (part === 'settings') return this.task('settingsUpdate', () => Object.assign(index.settings, body));
    return [200, fetchOf(index, body as Fetch)];
  }

  private task(type: string, work: () => unknown): [number, unknown] {
    const failed = this.failTasks !== null;
    if (!failed) work();
    this.tasks.push({
      status: failed ? 'failed' : 'succeeded',
      type,
      error: failed ? { message: this.failTasks ?? '' } : null,
    });
    return [
      202,
      { taskUid: this.tasks.length - 1, status: 'enqueued', type, indexUid: null, enqueuedAt: '' },
    ];
  }

  private make(uid: string): Index {
    const index = this.indexes.get(uid) ?? { settings: {}, documents: new Map() };
    this.indexes.set(uid, index);
    return index;
  }

  private swap(swaps: Swap[]): void {
    for (const {
      indexes: [a, b],
    } of swaps) {
      const [first, second] = [this.make(a), this.make(b)];
      this.indexes.set(a, second).set(b, first);
    }
  }

  private write(uid: string, part: string | undefined, body: unknown): [number, unknown] {
    if (part === 'delete-batch')
      return this.task('documentDeletion', () => {
        for (const id of body as string[]) this.make(uid).documents.delete(id);
      });
    return this.task('documentAdditionOrUpdate', () => {
      for (const document of body as Document[]) this.make(uid).documents.set(document.id, document);
    });
  }

  private answerKeys(method: string, body: unknown): [number, unknown] {
    if (method === 'GET')
      return [200, { results: this.keys, offset: 0, limit: 1_000, total: this.keys.length }];
    const key = { ...(body as object), key: `search-only-${this.keys.length}`, uid: `${this.keys.length}` };
    this.keys.push(key);
    return [201, key];
  }

  private search(queries: Search[]): [number, unknown] {
    const missing = queries.find(({ indexUid }) => !this.indexes.has(indexUid));
    if (missing) return [404, { code: 'index_not_found', message: 'Index not found.', type: '', link: '' }];
    return [200, { results: queries.map((query) => this.answerOne(query)) }];
  }

  private answerOne(query: Search): unknown {
    const found = this.documentsOf(query.indexUid).filter(
      (document) => allows(query.filter ?? [], document) && matches(query, document),
    );
    const facetDistribution = Object.fromEntries(
      (query.facets ?? []).map((facet) => {
        const values = found.map((each) => each[facet]).filter((value) => value !== null);
        return [
          facet,
          Object.fromEntries(values.map((v) => [v, values.filter((each) => each === v).length])),
        ];
      }),
    );
    const hits = found
      .slice(0, query.limit)
      .map((document) => Object.assign({ _rankingScore: 0.9 }, document));
    return { hits, estimatedTotalHits: found.length, ...(query.facets ? { facetDistribution } : {}) };
  }
}

interface Swap {
  readonly indexes: [string, string];
}
interface Fetch {
  readonly filter?: string;
  readonly offset?: number | string;
  readonly limit?: number | string;
}
interface Search {
  readonly indexUid: string;
  readonly q: string;
  readonly limit: number;
  readonly filter?: string[];
  readonly facets?: string[];
  readonly matchingStrategy: string;
  readonly attributesToSearchOn: string[];
}

function speak(response: ServerResponse, mood: Mood, status: number, text: string): void {
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
  if (mood === 'HANGS') return;
  if (mood === 'REFUSES') response.destroy();
  else if (mood === 'ERROR_500') response.writeHead(500).end('{"message":"internal error"}');
  else if (mood === 'ERROR_507')
    response.writeHead(507).end('{"message":"No space left on device","code":"no_space_left_on_device"}');
  else if (mood === 'NO_JSON') response.writeHead(200).end('<html>Добро пожаловать</html>');
  else if (mood === 'OTHER_JSON') response.writeHead(200).end('{"results":[{"hits":[{"id":7}]}]}');
  else if (mood === 'SLOW') setTimeout(() => response.writeHead(status, headers).end(text), 2_000);
  else if (mood === 'WELL') response.writeHead(status, headers).end(text);
  else {
    response.writeHead(status, headers).write(text.slice(0, text.length / 2));
    if (mood === 'CUT') setTimeout(() => response.destroy(), 20);
  }
}

function fetchOf({ documents }: Index, { filter, offset = 0, limit = 20 }: Fetch): unknown {
  const wanted = [...documents.values()].filter(
    ({ id }) => filter === undefined || filter.includes(`"${id}"`),
  );
  const results = wanted.slice(Number(offset), Number(offset) + Number(limit));
  return { results, offset: Number(offset), limit: Number(limit), total: wanted.length };
}

/** Conditions as the product writes them: a field, an operator, a value. */
function allows(filter: string[], document: Document): boolean {
  return filter.every((condition) => {
    const [, field = '', operator, told = ''] = /^(\w+) (=|>=|<) (.*)$/s.exec(condition) ?? [];
    const value = told.startsWith('"') ? told.slice(1, -1).replace(/\\(.)/g, '$1') : told;
    if (operator === '=') return String(document[field]) === value;
    return operator === '<'
      ? Number(document[field]) < Number(value)
      : Number(document[field]) >= Number(value);
  });
}

function matches({ q, matchingStrategy, attributesToSearchOn }: Search, document: Document): boolean {
  const fields = attributesToSearchOn.map((field) => ` ${String(document[field]).toLowerCase()} `);
  const terms = q.trim() === '' ? [] : (q.match(/-?"[^"]*"|\S+/g) ?? []);
  const begun = q.endsWith(' ') ? undefined : terms.at(-1);
  const has = (term: string): boolean => {
    const plain = term.replaceAll('"', '');
    return fields.some((field) => field.includes(term === begun ? ` ${plain}` : ` ${plain} `));
  };
  const unwanted = terms.filter((term) => term.startsWith('-')).map((term) => term.slice(1));
  const wanted = terms.filter((term) => !term.startsWith('-'));
  if (unwanted.some(has) || wanted.length === 0) return false;
  const phrases = wanted.filter((term) => term.startsWith('"'));
  if (matchingStrategy === 'all') return wanted.every(has);
  // Words are left out from the last on; phrases never are, nor is the first word.
  const [first = ''] = wanted;
  return phrases.every(has) && has(first);
}
