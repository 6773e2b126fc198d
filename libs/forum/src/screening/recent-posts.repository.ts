import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { prepared } from '#platform';
import type { Facts, ScreeningRules } from '#screening';

interface Row {
  readonly created_at: Date;
  readonly plain: string;
  readonly full_since: Date | null;
}

const MINUTE_MS = 60_000;
/** Earlier texts that a new one is compared with. */
const COMPARED = 20;

/** What an author sent of late, for flood and repeated text. */
@Injectable()
export class RecentPostsRepository {
  /**
   * One statement on `post_author_created_idx`: it runs on the way of every reply. Texts much shorter or longer than
   * the new one cannot repeat it and stay in the database.
   *
   * @param except a post that is being written anew, which is not its own repetition.
   */
  async of(
    tx: EntityManager,
    accountId: string,
    now: Date,
    rules: ScreeningRules,
    length: number,
    except: string | null,
  ): Promise<Pick<Facts, 'recent' | 'fullSince'>> {
    const minutes = Math.max(rules.floodMinutes, rules.repeatHours * 60);
    const rows = await prepared<Row>(
      tx,
      'recent posts of author',
      `SELECT p.created_at, CASE WHEN length(p.plain) BETWEEN $3 AND $4 THEN p.plain ELSE '' END AS plain,
         (SELECT q.created_at FROM post q
          WHERE q.author_id = $1 AND q.created_at > $2 AND q.created_at <= $7 AND q.id IS DISTINCT FROM $5
          ORDER BY q.created_at DESC OFFSET $6 LIMIT 1) AS full_since
       FROM post p
       WHERE p.author_id = $1 AND p.created_at > $2 AND p.created_at <= $7 AND p.id IS DISTINCT FROM $5
       ORDER BY p.created_at DESC LIMIT ${COMPARED}`,
      [
        accountId,
        new Date(now.getTime() - minutes * MINUTE_MS),
        Math.floor(length / 2),
        length * 2,
        except,
        (rules.floodPosts ?? 1) - 1,
        now,
      ],
    );
    return {
      recent: rows.map(({ created_at: at, plain }) => ({ at, plain })),
      fullSince: rules.floodPosts === null ? null : (rows[0]?.full_since ?? null),
    };
  }
}
