import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { MOST_FIRST_WORDS, planQuery, quoteLexeme, scoringSteps, weightOf } from './query-plan.js';

const DOCUMENTS = 100_000;
const words = (...frequencies: number[]) =>
  frequencies.map((frequency, index) => ({ terms: `'w${index}'`, frequency }));

describe('planQuery', () => {
  it('takes every word while all their documents fit the budget', () => {
    const plan = planQuery(words(110, 20, 1_000), DOCUMENTS, 5_000);
    expect(plan.candidates).toBe("'w1' | 'w0' | 'w2'");
    expect(plan.complete).toBe(true);
    expect(plan.words.map(({ term }) => term.terms)).toEqual(["'w1'", "'w0'", "'w2'"]);
  });

  it('leaves a common word to the score once a rarer one has found enough', () => {
    const plan = planQuery(words(300, 2_000), DOCUMENTS, 5_000);
    expect(plan).toMatchObject({ candidates: "'w0'", latest: null, complete: false });
    expect(plan.words).toHaveLength(2);
  });

  it('takes common words in pairs only, and still scores by all', () => {
    const plan = planQuery(words(220, 9_000, 10_000), DOCUMENTS, 5_000);
    expect(plan.candidates).toBe("'w0' | ('w1' & 'w2')");
    expect(plan.complete).toBe(false);
    expect(plan.words).toHaveLength(3);
  });

  it('takes a common word in titles, which promise more, before pairs in bodies', () => {
    const [a, b] = words(9_000, 60_000);
    if (!a || !b) throw new Error('There are two words');
    const inTitle = { terms: "'^w0'", frequency: 4_500 };
    const plan = planQuery([{ ...a, inTitle }, b], DOCUMENTS, 5_000);
    expect(plan.candidates).toBe("'^w0'");
  });

  it('looks for a word that most documents have among the latest', () => {
    const plan = planQuery(words(50_000), DOCUMENTS, 5_000);
    expect(plan).toMatchObject({ candidates: '', latest: { terms: "'w0'", among: 10_000 }, complete: false });
  });

  it('looks for words that most documents have together, among the latest', () => {
    const plan = planQuery(words(90_000, 50_000), DOCUMENTS, 5_000);
    expect(plan).toMatchObject({ candidates: '', latest: { terms: "('w1' & 'w0')", among: 10_000 } });
  });

  it('does not depend on a word that nobody wrote', () => {
    const plan = planQuery(words(0, 50_000), DOCUMENTS, 5_000);
    expect(plan).toMatchObject({ candidates: "'w0'", latest: { terms: "'w1'" } });
  });

  it('looks for words that are not counted yet', () => {
    const plan = planQuery(words(0), 0, 5_000);
    expect(plan.candidates).toBe("'w0'");
    expect(plan.words[0]?.weight).toBeGreaterThan(0);
  });

  it('has nothing to look for in an empty query', () => {
    expect(planQuery([], DOCUMENTS, 5_000)).toEqual({
      candidates: '',
      latest: null,
      complete: true,
      words: [],
    });
  });

  it('stays within the budget whatever the words', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100_000 }), { maxLength: 12 }), (frequencies) => {
        const plan = planQuery(words(...frequencies), DOCUMENTS, 5_000);
        const [frequencyOf, of] = [(term: string) => frequencies[Number(term.slice(2, -1))] ?? 0, /'w\d+'/g];
        const sum = plan.candidates.split(' | ').reduce((cost, term) => {
          const each = (term.match(of) ?? []).map(frequencyOf);
          const chance = each.reduce(
            (product, frequency) => (product * 2 * frequency) / DOCUMENTS,
            DOCUMENTS / 2,
          );
          return term === '' ? cost : cost + Math.min(...each, chance);
        }, 0);
        const [a = 0, b = DOCUMENTS] = (plan.latest?.terms.match(of) ?? []).map(frequencyOf);
        const latest = (Math.min((2 * a * b) / DOCUMENTS, a, b) * (plan.latest?.among ?? 0)) / DOCUMENTS;
        expect(sum + latest).toBeLessThanOrEqual(5_000.001);
        expect(plan.words).toHaveLength(frequencies.length);
      }),
    );
  });
});

const steps = (...frequencies: number[]) => {
  const plan = planQuery(words(...frequencies), DOCUMENTS, 5_000);
  const { first, second, best } = scoringSteps(plan.words);
  const frequenciesOf = (some: typeof first) => some.map(({ term }) => term.frequency);
  return { first: frequenciesOf(first), second: frequenciesOf(second), best };
};

describe('scoringSteps', () => {
  it('begins with the three rarest where enough documents have them', () => {
    expect(steps(900, 50, 700, 4_000, 200)).toMatchObject({ first: [50, 200, 700], second: [900, 4_000] });
  });

  it('takes more of the rarest until they tell documents apart', () => {
    expect(steps(1, 2, 1, 3, 400, 900)).toMatchObject({ first: [1, 1, 2, 3, 400], second: [900] });
  });

  it('does not count what the archive lacks among the rarest', () => {
    expect(steps(0, 100, 200, 300, 400)).toMatchObject({ first: [100, 200, 300, 0], second: [400] });
  });

  it('keeps every word, within its bounds', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100_000 }), { maxLength: 32 }), (frequencies) => {
        const { first, second, best } = steps(...frequencies);
        expect([...first, ...second].toSorted()).toEqual(frequencies.toSorted());
        expect(first.length).toBeLessThanOrEqual(MOST_FIRST_WORDS);
        expect(best).toBeGreaterThanOrEqual(300);
        expect(best * second.length).toBeLessThanOrEqual(12_000);
      }),
    );
  });
});

describe('weightOf', () => {
  it('gives a rarer word more, and every word something', () => {
    expect(weightOf(5, 1_000)).toBeGreaterThan(weightOf(500, 1_000));
    expect(weightOf(1_000, 1_000)).toBeGreaterThan(0);
  });
});

describe('quoteLexeme', () => {
  it('doubles the signs that end an operand', () => {
    expect(quoteLexeme("a'b\\c")).toBe("'a''b\\\\c'");
  });
});
