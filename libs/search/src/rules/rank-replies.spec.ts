import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { rankReplies } from './rank-replies.js';

const past = (text: string, answer: string, categoryId = 'sign-in') => ({ text, answer, categoryId });
const PASSWORD = past('Забыл пароль от портала', 'Нажмите «Забыли пароль».');
const STATEMENT = past('Где скачать выписку?', 'Откройте раздел «Документы».');
const asked = (text: string) => ({ text, categoryId: 'sign-in' });

describe('rankReplies', () => {
  it('puts the answer to the question most alike first, misspelt or not', () => {
    for (const text of ['Не помню пароль от портала', 'забыл пороль портала']) {
      const [first] = rankReplies(asked(text), [STATEMENT, PASSWORD]);
      expect(first?.best).toBe(PASSWORD);
    }
  });

  it('takes equal answers for one and pools their scores', () => {
    const again = past('Забыл пароль', 'нажмите: забыли пароль');
    const [alone] = rankReplies(asked('Забыл пароль'), [again, STATEMENT]);
    const [pooled, ...others] = rankReplies(asked('Забыл пароль'), [again, STATEMENT, PASSWORD]);
    expect(alone?.count).toBe(1);
    expect(pooled?.count).toBe(2);
    expect(others).toHaveLength(1);
  });

  it('trusts the question of the same theme more', () => {
    const other = past(PASSWORD.text, 'Обратитесь в отделение.', 'payments');
    const [first, second] = rankReplies(asked(PASSWORD.text), [other, PASSWORD]);
    expect(first?.best).toBe(PASSWORD);
    expect(second?.similarity).toBeLessThan(first?.similarity ?? 0);
  });

  it('keeps similarity between 0 and 1 and in order, and every answer once, whatever the texts', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('пароль', 'Пароль забыт!', 'выписка', ''));
    const one = fc.record({ text, answer: text, categoryId: fc.constantFrom('a', 'b') });
    fc.assert(
      fc.property(fc.record({ text, categoryId: fc.constant('a') }), fc.array(one), (question, all) => {
        const ranked = rankReplies(question, all);
        const scores = ranked.map(({ similarity }) => similarity);
        expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
        expect(ranked.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
      }),
    );
  });
});
