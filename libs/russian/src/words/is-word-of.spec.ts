import { describe, expect, it } from '@jest/globals';
import { isWordOf } from './is-word-of.js';
import { WordGraph, buildWordGraph } from './word-graph.js';

const list = new WordGraph(
  buildWordGraph(['выплата', 'числили', 'клад', 'резидентов', 'паспорт'].toSorted()),
);

describe('isWordOf', () => {
  it.each(['выплата', 'соцвыплата', 'начислили', 'нерезидентов', 'электровыплата'])('knows %s', (word) =>
    expect(isWordOf(list, word)).toBe(true),
  );

  it.each([
    ['one that is misspelt', 'выплита'],
    ['one that is misspelt behind the beginning', 'соцвыплита'],
    ['a short one, which may be there by chance', 'наклад'],
    ['a beginning alone', 'авто'],
    ['two beginnings', 'нанечислили'],
    ['nothing', ''],
  ])('does not know %s: %s', (_, word) => expect(isWordOf(list, word)).toBe(false));
});
