import { CategoriesRepository } from '#forum';
import { CreateAccount, SignIn } from '#accounts';
import { ANONYMOUS, type Role } from '#kernel';
import { Database, toGlobalId } from '#platform';
import { Client } from './client.js';
import type { Stage } from './stage.js';

const PASSWORD = 'тихая река под горой';
const ASKERS = 20;
export const MODERATORS = 12;
const SPECIALISTS = 4;

export type People = Awaited<ReturnType<typeof invitePeople>>;

/** Everybody who takes part, signed in, and the category that is asked in. */
export async function invitePeople({ app, url }: Stage) {
  const database = app.get(Database, { strict: false });
  const accounts = app.get(CreateAccount, { strict: false });
  const signIn = app.get(SignIn, { strict: false });

  const person = async (role: Role, number: number): Promise<Client> => {
    const email = `${role.toLowerCase()}${number}@veche.example`;
    const wanted = { email, displayName: `Участник ${number}`, role, password: PASSWORD };
    const department = role === 'SPECIALIST' ? 'Отдел документов' : null;
    await database.transaction((tx) => accounts.execute(tx, { ...wanted, department }));
    const origin = { address: `127.0.${role.length}.${number}`, userAgent: 'simulation' };
    const signedIn = await signIn.execute(ANONYMOUS, { email, password: PASSWORD }, origin);
    if (!('secret' in signedIn)) throw new Error(`Could not sign in: ${signedIn.code}`);
    return new Client(url, signedIn.secret);
  };
  const all = (role: Role, count: number) =>
    Promise.all(Array.from({ length: count }, (_, index) => person(role, index + 1)));

  const categoryId = await database.transaction((tx) =>
    app.get(CategoriesRepository, { strict: false }).put(tx, {
      slug: 'documents',
      title: { ru: 'Справки и документы', en: 'Certificates and documents' },
      description: { ru: 'Паспорта, справки и выписки.', en: 'Passports, certificates and extracts.' },
      department: { ru: 'Отдел документов', en: 'Documents department' },
      decisionMinutes: 60,
      answerMinutes: 120,
      ticketHours: 24,
      letsTrustedIn: false,
    }),
  );
  await all('SUPERVISOR', 1);
  return {
    categoryId: toGlobalId('Category', categoryId),
    askers: await all('CITIZEN', ASKERS),
    moderators: await all('MODERATOR', MODERATORS),
    specialists: await all('SPECIALIST', SPECIALISTS),
  };
}
