import { Injectable } from '@nestjs/common';
import type { ClockKind } from '#forum';
import { Clock } from '#kernel';
import { Database } from '#platform';
import type { DecisionKind, ReportedDecision } from '../decision.entity.js';
import type { ReportPeriod } from './report-period.js';

/** How one kind of promise was kept in a period. Times are working seconds, without pauses. */
export interface PromiseFigures {
  readonly kind: ClockKind;
  /** What was decided, or answered. */
  readonly count: number;
  readonly p50Seconds: number | null;
  readonly p90Seconds: number | null;
  /** Of the count, what was done by the promised time. */
  readonly kept: number;
  /** What still waits though its time passed within the period. */
  readonly overdue: number;
}

/** How much waited on the desk at an instant. */
export interface BacklogHour {
  readonly at: Date;
  readonly waiting: number;
}

export interface DecisionCount {
  readonly personId: string;
  readonly name: string;
  readonly kind: ReportedDecision;
  readonly count: number;
}

/** How many decisions of a kind by a person were undone. */
export interface UndoneCount extends DecisionCount {
  readonly kind: DecisionKind;
  /** By somebody else than who had decided. */
  readonly byOthers: number;
}

/** How often one moderator would have rejected, too, what another had rejected. */
export interface PairAgreement {
  readonly decidedById: string;
  readonly decidedBy: string;
  readonly reviewedById: string;
  readonly reviewedBy: string;
  readonly reviewed: number;
  readonly agreed: number;
}

/** What the official answers of a period were begun with. */
export interface AnswerOrigins {
  readonly count: number;
  /** Of these, with the answer to a similar question. */
  readonly suggested: number;
  /** Of these, with a canned reply. */
  readonly canned: number;
}

const PERIOD = ({ from, to, categoryId }: ReportPeriod): unknown[] => [from, to, categoryId];
const OF_CATEGORY = '($3::uuid IS NULL OR category_id = $3)';

/** Every read of the reports, planned anew for its period, long or short; each goes along an index of time from one end of the period to the other. */
@Injectable()
export class ReportsRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Promises that came to their end in the period. The clocks keep what was left of their term in working time when
   * they stopped, so what they used of it needs no calendar here. What was stopped while paused was done elsewhere,
   * and what its asker took back was not decided.
   */
  promises(period: ReportPeriod): Promise<PromiseFigures[]> {
    return this.database.query(
      `SELECT k.kind, count(d.used)::int AS count,
         round(percentile_disc(0.5) WITHIN GROUP (ORDER BY d.used) / 1000.0)::int AS "p50Seconds",
         round(percentile_disc(0.9) WITHIN GROUP (ORDER BY d.used) / 1000.0)::int AS "p90Seconds",
         count(*) FILTER (WHERE d.in_time)::int AS kept,
         (SELECT count(*)::int FROM thread_clock c JOIN thread t ON t.id = c.thread_id
          WHERE c.kind = k.kind AND c.paused_at IS NULL AND c.stopped_at IS NULL
            AND c.due_at >= $1 AND c.due_at < $4 AND ${OF_CATEGORY}) AS overdue
       FROM (VALUES (1, 'DECISION'), (2, 'ANSWER')) AS k (place, kind)
       LEFT JOIN LATERAL (
         SELECT c.term_ms - c.left_ms AS used, c.stopped_at <= c.due_at AS in_time
         FROM thread_clock c JOIN thread t ON t.id = c.thread_id
         WHERE c.kind = k.kind AND c.paused_at IS NULL AND c.stopped_at >= $1 AND c.stopped_at < $2
           AND CASE k.kind WHEN 'DECISION' THEN t.moderation <> 'WITHDRAWN'
             ELSE t.resolution IN ('ANSWERED', 'SOLVED') END
           AND ${OF_CATEGORY}) d ON true
       GROUP BY k.place, k.kind ORDER BY k.place`,
      [...PERIOD(period), this.untilNow(period)],
    );
  }

  /** How much waited at the beginning of the period and every hour on, up to its end or now. */
  backlog(period: ReportPeriod): Promise<BacklogHour[]> {
    return this.database.query(
      `WITH came_or_left AS (
         SELECT came_at AS at, 1 AS by FROM desk_stay
         WHERE came_at > $1 AND came_at <= $2 AND ${OF_CATEGORY}
         UNION ALL
         SELECT left_at, -1 FROM desk_stay
         WHERE left_at > $1 AND left_at <= $2 AND ${OF_CATEGORY}
       ), by_hour AS (
         SELECT ceil(extract(epoch FROM at - $1) / 3600)::int AS hour, sum(by) AS change
         FROM came_or_left GROUP BY 1
       ), at_first AS (
         SELECT (SELECT count(*) FROM desk_stay WHERE left_at IS NULL AND came_at <= $1 AND ${OF_CATEGORY})
           + (SELECT count(*) FROM desk_stay
              WHERE left_at IS NOT NULL AND tstzrange(came_at, left_at, '[)') @> $1::timestamptz AND ${OF_CATEGORY})
           AS waiting
       )
       SELECT $1::timestamptz + hour * interval '1 hour' AS at,
         (at_first.waiting + COALESCE(sum(by_hour.change) OVER (ORDER BY hour), 0))::int AS waiting
       FROM at_first, generate_series(0,
         (ceil(extract(epoch FROM $2::timestamptz - $1) / 3600) - 1)::int) AS hour
       LEFT JOIN by_hour USING (hour) ORDER BY hour`,
      PERIOD({ ...period, to: this.untilNow(period) }),
    );
  }

  /**
   * Decisions made in the period, undone ones included: they were work as well. A redirection is kept by those who send
   * the question on, from its page as well as from the desk, and has no row among the decisions.
   */
  decisions(period: ReportPeriod): Promise<DecisionCount[]> {
    return this.database.query(
      `SELECT d.actor_id AS "personId", a.display_name AS name, d.kind, d.count FROM (
         SELECT d.actor_id, d.kind, count(*)::int AS count FROM decision d JOIN desk_item i ON i.id = d.item_id
         WHERE d.decided_at >= $1 AND d.decided_at < $2 AND ${OF_CATEGORY} GROUP BY d.actor_id, d.kind
         UNION ALL
         SELECT r.actor_id, 'REDIRECTED', count(*)::int FROM redirection r JOIN thread t ON t.id = r.thread_id
         WHERE r.redirected_at >= $1 AND r.redirected_at < $2 AND ${OF_CATEGORY} GROUP BY r.actor_id) d
       JOIN account a ON a.id = d.actor_id ORDER BY a.display_name, d.actor_id, d.kind`,
      PERIOD(period),
    );
  }

  /** Decisions undone in the period, whenever they were made, by who had made them. */
  undone(period: ReportPeriod): Promise<UndoneCount[]> {
    return this.database.query(
      `SELECT d.actor_id AS "personId", a.display_name AS name, d.kind, d.count, d."byOthers" FROM (
         SELECT d.actor_id, d.kind, count(*)::int AS count,
           count(*) FILTER (WHERE d.undone_by <> d.actor_id)::int AS "byOthers"
         FROM decision d JOIN desk_item i ON i.id = d.item_id
         WHERE d.undone_at >= $1 AND d.undone_at < $2 AND ${OF_CATEGORY} GROUP BY d.actor_id, d.kind) d
       JOIN account a ON a.id = d.actor_id ORDER BY a.display_name, d.actor_id, d.kind`,
      PERIOD(period),
    );
  }

  /** Second looks at rejections in the period, by who rejected and who looked again. */
  agreement(period: ReportPeriod): Promise<PairAgreement[]> {
    return this.database.query(
      `SELECT p.first AS "decidedById", a.display_name AS "decidedBy", p.second AS "reviewedById",
         b.display_name AS "reviewedBy", p.reviewed, p.agreed FROM (
         SELECT d.actor_id AS first, r.reviewer_id AS second, count(*)::int AS reviewed,
           count(*) FILTER (WHERE r.verdict = 'REJECTED')::int AS agreed
         FROM second_review r JOIN decision d ON d.id = r.decision_id JOIN desk_item i ON i.id = d.item_id
         WHERE r.verdict IS NOT NULL AND r.reviewed_at >= $1 AND r.reviewed_at < $2 AND ${OF_CATEGORY}
         GROUP BY d.actor_id, r.reviewer_id) p
       JOIN account a ON a.id = p.first JOIN account b ON b.id = p.second
       ORDER BY a.display_name, b.display_name, p.first, p.second`,
      PERIOD(period),
    );
  }

  /** Official answers published in the period, and how many were taken over from what was offered. */
  async answers(period: ReportPeriod): Promise<AnswerOrigins> {
    const [row] = await this.database.query<AnswerOrigins>(
      `SELECT count(*)::int AS count, count(p.suggested_from_id)::int AS suggested,
         count(p.canned_reply_id)::int AS canned
       FROM post p JOIN thread t ON t.id = p.thread_id
       WHERE p.kind = 'OFFICIAL_ANSWER' AND p.created_at >= $1 AND p.created_at < $2 AND ${OF_CATEGORY}`,
      PERIOD(period),
    );
    return row ?? { count: 0, suggested: 0, canned: 0 };
  }

  private untilNow({ to }: ReportPeriod): Date {
    const now = this.clock.now();
    return now < to ? now : to;
  }
}
