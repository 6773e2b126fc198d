import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { slugify } from '#russian';
import { CategoriesRepository, type CategoryRow } from '../categories.repository.js';
import { sayForum } from '../forum.messages.js';
import { categoryFinder } from '../rules/category-name.js';

/** Terms of a category that an import makes: those that docs/product.md §3 and §7 give by default. */
const TERMS = { decisionMinutes: 60, answerMinutes: 120, ticketHours: 24, letsTrustedIn: false };

/** An address needs a word even where a name has none in letters that can be spelt in ASCII. */
const NO_WORDS = 'tema';

/** Finds the categories that an archive of another system names, by name or address, and makes those missing. */
@Injectable()
export class ImportedCategories {
  constructor(
    private readonly database: Database,
    private readonly categories: CategoriesRepository,
  ) {}

  /** @returns the category of each of these names. */
  async of(names: readonly string[]): Promise<(name: string) => CategoryRow> {
    const known = await this.known();
    const missing = [...new Set(names)].filter((name) => !known(name));
    if (missing.length > 0)
      await this.database.transaction((tx) => this.categories.add(tx, missing.map(contentOf)));
    const all = missing.length > 0 ? await this.known() : known;
    return (name) => {
      const category = all(name);
      if (!category) throw new Error(`The category ${name} was removed during the import.`);
      return category;
    };
  }

  private async known(): Promise<(name: string) => CategoryRow | undefined> {
    return categoryFinder(await this.categories.all());
  }
}

function contentOf(name: string) {
  const both = { ru: name, en: name };
  const department = { ru: sayForum('ru', 'importedDepartment'), en: sayForum('en', 'importedDepartment') };
  return { slug: slugify(name, NO_WORDS), title: both, description: both, department, ...TERMS };
}
