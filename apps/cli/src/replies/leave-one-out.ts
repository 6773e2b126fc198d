import type { Database } from '#platform';
import { normaliseText } from '#russian';
import type { ArchiveFigures, SearchEngine, SuggestReplies } from '#search';

interface Parts {
  readonly database: Database;
  readonly engine: SearchEngine;
  readonly figures: ArchiveFigures;
  readonly replies: SuggestReplies;
}

interface AnsweredRow {
  readonly id: string;
  readonly answer: string;
}

export interface Hits {
  readonly n: number;
  readonly hit1: number;
  readonly hit3: number;
  /** Questions whose answer was given to another one too. */
  readonly elsewhere: number;
}

/** Asks every question of an archive anew, while the archive is without it. */
export class LeaveOneOut {
  constructor(private readonly parts: Parts) {}

  async run(tell: (done: number, total: number) => void): Promise<Hits> {
    const rows = await this.parts.database.query<AnsweredRow>(ANSWERED);
    const answers = Map.groupBy(rows, ({ answer }) => normaliseText(answer));
    let [hit1, hit3, elsewhere] = [0, 0, 0];
    for (const [done, { id, answer }] of rows.entries()) {
      const given = normaliseText(answer);
      const suggested = await this.suggestedWithout(id);
      if (suggested[0] === given) hit1 += 1;
      if (suggested.includes(given)) hit3 += 1;
      if ((answers.get(given)?.length ?? 0) > 1) elsewhere += 1;
      tell(done + 1, rows.length);
    }
    return { n: rows.length, hit1, hit3, elsewhere };
  }

  /** The figures are without it too: a word that it alone has is unknown to the archive. */
  private async suggestedWithout(threadId: string): Promise<string[]> {
    const { engine, figures, replies } = this.parts;
    await engine.remove([threadId]);
    await figures.settle();
    const suggested = await replies.execute(threadId, 3);
    await engine.index([threadId]);
    return suggested.map(({ text }) => normaliseText(text));
  }
}

const ANSWERED = `
  SELECT t.id, a.markdown AS answer FROM thread AS t JOIN post AS a ON a.id = t.official_answer_id
  ORDER BY t.imported_id
`;
