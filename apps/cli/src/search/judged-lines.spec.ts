import { describe, expect, it } from '@jest/globals';
import { isHeader, readDocument, readJudgement, readQuery } from './judged-lines.js';

describe('readDocument', () => {
  it('takes a title or none, and a number for a key', () => {
    expect(readDocument('{"_id":"a","title":"Т","text":"текст","more":1}')).toEqual({
      id: 'a',
      title: 'Т',
      text: 'текст',
    });
    expect(readDocument('{"_id":7,"text":""}')).toEqual({ id: '7', title: '', text: '' });
  });

  it.each([
    ['', 'the line is empty'],
    ['{"_id":', 'this is not JSON'],
    ['[1]', 'this is not a JSON object'],
    ['{"text":"a"}', '_id: must be a string or a whole number'],
    ['{"_id":"","text":"a"}', '_id: must be of 1 to 500 characters that can be seen'],
    ['{"_id":"a\\u0000","text":"a"}', '_id: must be of 1 to 500 characters that can be seen'],
    ['{"_id":"a","title":5}', 'title: must be a string; text: must be a string'],
  ])('refuses %j', (line, reason) => {
    expect(readDocument(line)).toEqual({ reason });
  });
});

describe('readQuery', () => {
  it('takes a text that is not empty', () => {
    expect(readQuery('{"_id":"q","text":"где?"}')).toEqual({ id: 'q', text: 'где?' });
    expect(readQuery('{"_id":"q","text":" "}')).toEqual({ reason: 'text: must not be empty' });
  });
});

describe('readJudgement', () => {
  it('knows the names of the columns', () => {
    expect(isHeader('query-id\tcorpus-id\tscore\r')).toBe(true);
    expect(isHeader('query-id\tscore')).toBe(false);
    expect(readJudgement('q\td\t1', true)).toEqual({
      reason: 'the first line must be query-id, corpus-id, score with tabs between',
    });
  });

  it('takes three fields, the last a whole number', () => {
    expect(readJudgement('q\td\t2\r', false)).toEqual({ query: 'q', document: 'd', score: 2 });
  });

  it.each([
    ['q d 1', 'there must be 3 fields with tabs between, not 1'],
    ['q\t0\td\t1', 'there must be 3 fields with tabs between, not 4'],
    ['\td\t1', 'query-id, corpus-id: must not be empty'],
    ['q\td\t-1', 'score: must be a whole number from 0'],
    ['q\td\t0.5', 'score: must be a whole number from 0'],
  ])('refuses %j', (line, reason) => {
    expect(readJudgement(line, false)).toEqual({ reason });
  });
});
