import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { slugify } from '#russian';
import { CategoriesRepository, type CategoryRow } from '../categories.repository.js';
import { sayForum } from '../forum.messages.js';

const CATEGORIES_LOCK = 7_832_403;

/** Terms of a category that an import makes: those that docs/product.md §3 and §7 give by default. */
const TERMS = { decisionMinutes: 60, answerMinutes: 120, ticketHours: 24, letsTrustedIn: false };

/** Finds the categories that an archive of another system names, by slug or title, and makes those missing. */
@Injectable()
export class ImportedCategories {
  constructor(
    private readonly database: Database,
    private readonly categories: CategoriesRepository,
  ) {}

  /** @returns the category of each of these names. */
  async of(names: readonly string[]): Promise<(name: string) => CategoryRow> {
    const wanted = new Map(names.map((name) => [keyOf(name), name]));
    let known = await this.known();
    const missing = [...wanted].filter(([key, name]) => !known.has(key) && !known.has(slugify(name)));
    if (missing.length > 0) {
      await this.database.transaction(async (tx) => {
        // Two batches that make the same categories in another order would wait for one another for ever.
        await tx.query('SELECT pg_advisory_xact_lock($1)', [CATEGORIES_LOCK]);
        for (const [, name] of missing) await this.categories.add(tx, contentOf(name));
      });
      known = await this.known();
    }
    return (name) => {
      const category = known.get(keyOf(name)) ?? known.get(slugify(name));
      if (!category) throw new Error(`The category ${name} was removed during the import.`);
      return category;
    };
  }

  private async known(): Promise<Map<string, CategoryRow>> {
    const rows = await this.categories.all();
    return new Map(
      rows.flatMap((row) =>
        [row.title.ru, row.title.en, row.slug].map((name) => [keyOf(name), row] as const),
      ),
    );
  }
}

const keyOf = (name: string): string => name.toLowerCase();

function contentOf(name: string) {
  const both = { ru: name, en: name };
  const department = { ru: sayForum('ru', 'importedDepartment'), en: sayForum('en', 'importedDepartment') };
  return { slug: slugify(name), title: both, description: both, department, ...TERMS };
}
