import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DepartmentNames } from '#accounts';
import { Ids } from '#kernel';
import { Database, ReaderCache } from '#platform';
import type { Bilingual } from './category.entity.js';
import { categoryKey, freeAddress } from './rules/category-name.js';

export interface CategoryRow {
  readonly id: string;
  readonly slug: string;
  readonly title: Bilingual;
  readonly description: Bilingual;
  readonly department: Bilingual;
  readonly thread_count: number;
}

/** A category as an administrator or the demo data describe it. */
export interface CategoryContent {
  readonly slug: string;
  readonly title: Bilingual;
  readonly description: Bilingual;
  readonly department: Bilingual;
  readonly decisionMinutes: number;
  readonly answerMinutes: number;
  readonly ticketHours: number;
  readonly letsTrustedIn: boolean;
  /** Working days to the answer to a complaint (5 by default) and to a suggestion (10). */
  readonly complaintDays?: number;
  readonly suggestionDays?: number;
  /** Whether its items stand first on the desk; `false` unless said. */
  readonly urgent?: boolean;
}

const COMPLAINT_DAYS = 5;
const SUGGESTION_DAYS = 10;
const COLUMNS = 'id, slug, title, description, department, thread_count';

/** What a reader's page or answer is tagged with that names a category; those that show its threads have its own tag. */
export const CATEGORIES_TAG = 'categories';

const ADDING_LOCK = 7_832_403;

@Injectable()
export class CategoriesRepository implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly cache: ReaderCache,
    private readonly departments: DepartmentNames,
  ) {}

  /** Nobody signs up by the name of a department that answers. */
  onModuleInit(): void {
    this.departments.addSource(async () =>
      (await this.all()).flatMap(({ department }) => Object.values<string>(department)),
    );
  }

  all(): Promise<CategoryRow[]> {
    return this.database.read('categories', `SELECT ${COLUMNS} FROM category ORDER BY position, slug`);
  }

  async bySlug(slug: string): Promise<CategoryRow | null> {
    const rows = await this.database.read<CategoryRow>(
      'category by slug',
      `SELECT ${COLUMNS} FROM category WHERE slug = $1`,
      [slug],
    );
    return rows[0] ?? null;
  }

  byIds(ids: readonly string[]): Promise<CategoryRow[]> {
    return this.database.read(
      'categories by id',
      `SELECT ${COLUMNS} FROM category WHERE id = ANY($1::uuid[])`,
      [ids],
    );
  }

  /**
   * Adds those whose name no category has yet; where another name has the address, with a number behind it.
   *
   * @returns the key of each.
   */
  async add(tx: EntityManager, contents: readonly CategoryContent[]): Promise<string[]> {
    // Who makes the same categories in another order would wait for one another for ever, or make one twice.
    await tx.query('SELECT pg_advisory_xact_lock($1)', [ADDING_LOCK]);
    const rows: CategoryRow[] = await tx.query(`SELECT ${COLUMNS} FROM category ORDER BY position, slug`);
    const addresses = new Set(rows.map(({ slug }) => slug));
    const known = new Map(
      rows
        .toReversed()
        .flatMap(({ id, title }) => [title.ru, title.en].map((name) => [categoryKey(name), id])),
    );
    const ids: string[] = [];
    for (const content of contents) {
      const key = categoryKey(content.title.ru);
      let id = known.get(key);
      if (id === undefined) {
        const slug = freeAddress(content.slug, addresses);
        id = await this.put(tx, { ...content, slug });
        addresses.add(slug);
        known.set(key, id);
      }
      ids.push(id);
    }
    return ids;
  }

  /** Adds the category, or brings the one of this slug to this content. @returns its key. */
  async put(tx: EntityManager, content: CategoryContent): Promise<string> {
    const rows: Array<{ id: string }> = await tx.query(
      `INSERT INTO category (id, slug, title, description, department, position, decision_minutes, answer_minutes,
         ticket_hours, lets_trusted_in, complaint_days, suggestion_days, urgent)
       VALUES ($1, $2, $3, $4, $5, (SELECT count(*) FROM category), $6, $7, $8, $9, $10, $11, $12)
       ON CONFLICT (slug) DO UPDATE SET title = EXCLUDED.title, description = EXCLUDED.description,
         department = EXCLUDED.department, decision_minutes = EXCLUDED.decision_minutes,
         answer_minutes = EXCLUDED.answer_minutes, ticket_hours = EXCLUDED.ticket_hours,
         lets_trusted_in = EXCLUDED.lets_trusted_in, complaint_days = EXCLUDED.complaint_days,
         suggestion_days = EXCLUDED.suggestion_days, urgent = EXCLUDED.urgent
       RETURNING id`,
      [
        this.ids.next(),
        content.slug,
        JSON.stringify(content.title),
        JSON.stringify(content.description),
        JSON.stringify(content.department),
        content.decisionMinutes,
        content.answerMinutes,
        content.ticketHours,
        content.letsTrustedIn,
        content.complaintDays ?? COMPLAINT_DAYS,
        content.suggestionDays ?? SUGGESTION_DAYS,
        content.urgent ?? false,
      ],
    );
    const id = rows[0]?.id ?? '';
    await this.cache.drop(tx, 'home', `category:${id}`, CATEGORIES_TAG);
    return id;
  }
}
