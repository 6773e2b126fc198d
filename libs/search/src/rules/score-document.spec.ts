import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type StemmedDocument, meetsConditions, scoreDocument } from './score-document.js';

const MEAN = 20;
const document = (parts: Partial<Record<keyof StemmedDocument, string>>): StemmedDocument => ({
  title: parts.title?.split(' ') ?? [],
  official: parts.official?.split(' ') ?? [],
  body: parts.body?.split(' ') ?? [],
  answers: parts.answers?.split(' ') ?? [],
});
const word = (stem: string, weight = 1, share = 1) => ({
  alternatives: [{ stems: stem.split(' '), share, weight }],
});
const score = (parts: Parameters<typeof document>[0], ...words: Array<ReturnType<typeof word>>) =>
  scoreDocument(document(parts), words, MEAN);

describe('scoreDocument', () => {
  it('is BM25: a place in the title counts as four', () => {
    // Length 4 × 1 + 1, so K = 1.2 × (0.25 + 0.75 × 5 / 20).
    const saturation = 1.2 * (0.25 + (0.75 * 5) / 20);
    expect(score({ title: 'паспорт', body: 'вод' }, word('паспорт', 3))).toBeCloseTo(
      (3 * 4) / (4 + saturation),
      10,
    );
  });

  it('puts the title before the official answer, that before the question, and last community answers', () => {
    const [title, official, body, answers] = (['title', 'official', 'body', 'answers'] as const).map(
      (field) =>
        // The same length everywhere.
        score({ title: 'а', official: 'а', body: 'а', answers: 'а', [field]: 'паспорт' }, word('паспорт')),
    );
    expect(title).toBeGreaterThan(official ?? 0);
    expect(official).toBeGreaterThan(body ?? 0);
    expect(body).toBeGreaterThan(answers ?? 0);
  });

  it('gives nothing to a document without any of the words', () => {
    expect(score({ body: 'вод' }, word('паспорт'), word('загран паспорт'))).toBe(0);
  });

  it('takes the best of the ways to say a word, and counts it once', () => {
    const ways = {
      alternatives: [
        { stems: ['загран'], share: 1, weight: 2 },
        { stems: ['заграничн', 'паспорт'], share: 0.5, weight: 2 },
      ],
    };
    const only = (body: string) => scoreDocument(document({ body }), [ways], MEAN);
    expect(only('заграничн паспорт')).toBeGreaterThan(0);
    expect(only('паспорт заграничн')).toBe(0);
    expect(only('загран заграничн паспорт вод')).toBeLessThan(only('загран загран вод загран'));
    expect(only('загран вод вод')).toBeGreaterThan(only('заграничн паспорт вод'));
  });

  it('never falls when a word is found once more in a text of the same length', () => {
    fc.assert(
      fc.property(fc.nat({ max: 30 }), fc.nat({ max: 30 }), (found, others) => {
        const text = (n: number) =>
          document({ body: `${'паспорт '.repeat(n)}${'вод '.repeat(31 + others - n)}`.trim() });
        const before = scoreDocument(text(found), [word('паспорт')], MEAN);
        const after = scoreDocument(text(found + 1), [word('паспорт')], MEAN);
        expect(after).toBeGreaterThan(before);
        expect(after).toBeLessThan(1);
      }),
    );
  });
});

describe('meetsConditions', () => {
  const text = document({ title: 'замен паспорт', body: 'потеря паспорт', answers: 'вод' });
  it.each([
    [{ phrases: [['замен', 'паспорт']], excluded: [] }, true],
    [{ phrases: [['паспорт', 'замен']], excluded: [] }, false],
    [{ phrases: [['паспорт', 'потеря']], excluded: [] }, false],
    [{ phrases: [], excluded: ['вод'] }, false],
    [{ phrases: [['вод']], excluded: ['воды'] }, true],
  ])('%j: %s', (conditions, met) => {
    expect(meetsConditions(text, conditions)).toBe(met);
  });
});
