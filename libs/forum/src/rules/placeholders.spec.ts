import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { argumentsOf, fillPlaceholders } from './placeholders.js';

const values = (name: string, argument: string | null): string | null =>
  name === 'reference'
    ? '1042-1'
    : name === 'officeHours' && argument === 'line'
      ? 'пн–пт 09:00–18:00'
      : null;

describe('placeholders', () => {
  it('puts in what is known', () => {
    expect(fillPlaceholders('{{reference}}: звоните {{ officeHours : line }}.', values)).toEqual({
      text: '1042-1: звоните пн–пт 09:00–18:00.',
      unknown: [],
    });
  });

  it('tells what nobody knows, once each, and leaves it as it was written', () => {
    const text = '{{referense}} {{officeHours:nowhere}} {{referense}} {{}} {{a b}}';
    expect(fillPlaceholders(text, values)).toEqual({
      text,
      unknown: ['{{referense}}', '{{officeHours:nowhere}}', '{{}}', '{{a b}}'],
    });
  });

  it('does not look through what it put in', () => {
    expect(fillPlaceholders('{{askerName}}', () => '{{reference}}').text).toBe('{{reference}}');
  });

  it('changes nothing in a text without placeholders', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!text.includes('{{'));
        expect(fillPlaceholders(text, values)).toEqual({ text, unknown: [] });
      }),
    );
  });

  it('names the arguments of one placeholder', () => {
    expect(
      argumentsOf('{{officeHours:a}} {{officeHours: b }} {{officeHours:a}} {{reference}}', 'officeHours'),
    ).toEqual(['a', 'b']);
  });
});
