import { knownContacts } from '#privacy';
import type { Check, Draft, Facts } from '../src/check.js';
import { DEFAULT_RULES } from '../src/screening-rules.js';

const NOW = new Date('2026-11-17T11:00:00+03:00');

/** An instant so many minutes before the one at which the drafts are screened. */
export const minutesAgo = (minutes: number): Date => new Date(NOW.getTime() - minutes * 60_000);

/** A clear question against which nothing stands, with what a test changes. */
export const draft = (changes: Partial<Draft> = {}): Draft => {
  const plain = changes.plain ?? 'Получил новый паспорт, но в профиле до сих пор старые данные. Что делать?';
  return {
    kind: 'QUESTION',
    title: 'Не обновляется паспорт в профиле',
    plain,
    markdown: plain,
    given: new Set(),
    ...changes,
  };
};

export const reply = (plain: string, changes: Partial<Draft> = {}): Draft =>
  draft({ kind: 'REPLY', title: '', plain, ...changes });

export const facts = ({
  rules,
  ...changes
}: Partial<Omit<Facts, 'rules'>> & { rules?: object } = {}): Facts => ({
  now: NOW,
  rules: { ...DEFAULT_RULES, ...rules },
  contacts: knownContacts(['8 800 100-70-10']),
  recent: [],
  fullSince: null,
  similar: [],
  ...changes,
});

/** The words at the places that a check points to. */
export const pointed = (of: Draft, verdict: ReturnType<Check>): string[] =>
  (verdict?.spans ?? []).map(({ field, start, end }) =>
    (field === 'TITLE' ? of.title : of.plain).slice(start, end),
  );
