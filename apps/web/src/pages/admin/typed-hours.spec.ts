import { describe, expect, it } from '@jest/globals';
import { readHours, writeHours } from './typed-hours.js';

describe('typed hours', () => {
  it.each([
    ['', []],
    [' ; ', []],
    ['9:00-18:00', [{ opens: '09:00', closes: '18:00' }]],
    [
      '09:00 – 13:00; 14:00—18:00,',
      [
        { opens: '09:00', closes: '13:00' },
        { opens: '14:00', closes: '18:00' },
      ],
    ],
    ['утром', [{ opens: 'утром', closes: '' }]],
    ['9-13-18', [{ opens: '9-13-18', closes: '13' }]],
  ])('%j', (typed, hours) => {
    expect(readHours(typed)).toEqual(hours);
  });

  it('are read back as they are written', () => {
    const hours = [
      { opens: '00:00', closes: '24:00' },
      { opens: '22:00', closes: '06:00' },
    ];
    expect(readHours(writeHours(hours))).toEqual(hours);
  });
});
