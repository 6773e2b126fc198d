import { describe, expect, it } from '@jest/globals';
import { ANONYMOUS } from '#kernel';
import { FieldProblem, InvalidInput, NotPermitted } from '#platform';
import { EMPTY_FORM, hasProblems, refusedForm, typedValues } from './form-state.js';

const VALUES = { title: 'Код', body: '' };
const invalid = (...fields: string[]): InvalidInput =>
  new InvalidInput(
    ANONYMOUS,
    fields.map((field) => new FieldProblem(field, 'EMPTY', `Заполните: ${field}`)),
  );

describe('a form that came back', () => {
  it('keeps what was typed, with each problem at its field', () => {
    const form = refusedForm(VALUES, invalid('title', 'body'), ['title', 'body']);
    expect(form).toEqual({
      values: VALUES,
      problems: [
        { field: 'title', message: 'Заполните: title' },
        { field: 'body', message: 'Заполните: body' },
      ],
      refusal: null,
    });
    expect(hasProblems(form)).toBe(true);
  });

  it('says once what two faults of one field have in common', () => {
    const form = refusedForm(VALUES, invalid('body', 'body'), ['body']);
    expect(form.problems).toEqual([{ field: 'body', message: 'Заполните: body' }]);
  });

  it('calls fields as the page does', () => {
    const form = refusedForm(VALUES, invalid('reason'), ['returnReason'], { reason: 'returnReason' });
    expect(form.problems).toEqual([{ field: 'returnReason', message: 'Заполните: reason' }]);
    expect(form.refusal).toBeNull();
  });

  it('tells of a field that nobody sees as of the form', () => {
    const form = refusedForm(VALUES, invalid('version', 'body'), ['title', 'body']);
    expect(form.problems.map(({ field }) => field)).toEqual(['body']);
    expect(form.refusal).toBe('Заполните: version');
  });

  it('tells any other refusal as of the form', () => {
    const refusal = new NotPermitted(ANONYMOUS);
    expect(refusedForm(VALUES, refusal, ['title'])).toEqual({
      values: VALUES,
      problems: [],
      refusal: refusal.message,
    });
  });

  it('has no problems before it is sent', () => {
    expect(hasProblems(EMPTY_FORM)).toBe(false);
  });
});

describe('what was typed', () => {
  it('is the texts of the named fields; lists, objects and others are left out', () => {
    const body = { title: 'Код', body: ['а', 'б'], version: 3, extra: 'лишнее' };
    expect(typedValues(body, ['title', 'body', 'version', 'missing'])).toEqual({ title: 'Код' });
    expect(typedValues(undefined, ['title'])).toEqual({});
  });
});
