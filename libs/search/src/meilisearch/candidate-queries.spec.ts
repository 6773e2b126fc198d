import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { candidateQueries } from './candidate-queries.js';
import { stemsOf } from './stems.js';

const word = (weight: number, ...ways: string[]) => ({
  alternatives: ways.map((way, nth) => ({ stems: way.split(' '), share: 1 / (nth + 1), weight })),
});
const none = { phrases: [], excluded: [] };

describe('candidateQueries', () => {
  it('asks with all words, the rarest first, and without the rarest ones', () => {
    const { texts, all } = candidateQueries({
      ...none,
      words: [word(1, 'вод'), word(3, 'снилс'), word(2, 'замен')],
    });
    expect(texts).toEqual(['снилс замен вод ', 'замен вод ', 'вод ']);
    expect(all).toBe(true);
  });

  it('asks again with each other way to say a word, one of several words as a phrase', () => {
    const { texts, all } = candidateQueries({
      ...none,
      words: [word(2, 'загранпаспорт', 'заграничн паспорт'), word(1, 'срок')],
    });
    expect(texts).toEqual(['загранпаспорт срок ', 'срок ', '"заграничн паспорт" срок ']);
    expect(all).toBe(false);
  });

  it('asks for words that the archive lacks on their own, so that they do not stand before the others', () => {
    const lacking = ['кшиштоф', 'вжосек', 'пшибыл'].map((stem) =>
      Object.assign(word(9, stem), { uncounted: true }),
    );
    const { texts } = candidateQueries({ ...none, words: [...lacking, word(1, 'вод'), word(3, 'снилс')] });
    expect(texts).toEqual(['снилс вод ', 'вод ', 'кшиштоф ', 'вжосек ', 'пшибыл ']);
    expect(candidateQueries({ ...none, words: lacking }).texts[0]).toBe('кшиштоф вжосек пшибыл ');
  });

  it('asks for phrases with and without the other words', () => {
    expect(
      candidateQueries({ words: [word(1, 'вод')], phrases: [['талон', 'на', 'прием']], excluded: ['врач'] })
        .texts,
    ).toEqual(['"талон на прием" вод -врач ', '"талон на прием" -врач ']);
  });

  it('asks nothing without a word to look for', () => {
    expect(candidateQueries({ words: [], phrases: [], excluded: ['вод'] }).texts).toEqual([]);
  });

  it('sends no sign that Meilisearch would take for syntax, and no more than it reads, whatever was typed', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 30 }), (typed) => {
        const stems = typed.flatMap(stemsOf);
        const words = stems.map((stem, nth) => word(nth, stem));
        const { texts } = candidateQueries({ words, phrases: [], excluded: [] });
        expect(texts.length).toBeLessThanOrEqual(16);
        for (const text of texts) {
          expect(text).toMatch(/^[\p{L}\p{Nd} ]+ $/u);
          expect(text.trim().split(' ').length).toBeLessThanOrEqual(10);
        }
      }),
    );
  });
});
