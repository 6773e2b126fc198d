import { CategoriesRepository, type CategoryContent } from '#forum';
import { Database, toGlobalId } from '#platform';
import type { TestApp, TestPerson } from './app.js';
import { mutate } from './graphql.js';

/** A category to ask in. @returns its global id. */
export async function putCategory(
  app: TestApp,
  slug = 'documents',
  letsTrustedIn = false,
  more: Partial<CategoryContent> = {},
): Promise<string> {
  const categories = app.get(CategoriesRepository);
  const id = await app.get(Database).transaction((tx) =>
    categories.put(tx, {
      slug,
      title: { ru: 'Справки и документы', en: 'Certificates and documents' },
      description: { ru: 'Паспорта, справки и выписки.', en: 'Passports, certificates and extracts.' },
      department: { ru: 'Отдел документов', en: 'Documents department' },
      decisionMinutes: 60,
      answerMinutes: 120,
      ticketHours: 24,
      letsTrustedIn,
      ...more,
    }),
  );
  return toGlobalId('Category', id);
}

export interface AskedThread {
  readonly id: string;
  readonly number: number;
  readonly reference: string;
  readonly moderation: string;
  readonly version: number;
  readonly promise: { readonly decisionDueAt: string; readonly answerDueAt: string };
}

export const QUESTION = {
  title: 'Не обновляется паспорт в профиле',
  body: 'Получил новый паспорт, но в профиле до сих пор старые данные. Что делать?',
  details: { caseNumber: '4510-77' },
};

/** A question sent by a citizen. */
export async function askedQuestion(
  app: TestApp,
  citizen: TestPerson,
  categoryId: string,
  question: Record<string, unknown> = {},
): Promise<{ thread: AskedThread }> {
  const result = await mutate<Record<string, unknown> & { thread: AskedThread; __typename: string }>(
    app,
    'askQuestion',
    { categoryId, ...QUESTION, ...question },
    '... on AskQuestionSuccess { thread { id number reference moderation version promise { decisionDueAt answerDueAt } } }',
    citizen,
  );
  if (result.__typename !== 'AskQuestionSuccess') throw new Error(JSON.stringify(result));
  return result;
}
