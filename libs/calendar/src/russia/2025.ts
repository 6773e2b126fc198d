import type { OfficialYear } from './official-year.js';

/** Moved by the Government's yearly decree for 2025, under article 112 of the Labour Code. */
export const russia2025: OfficialYear = {
  year: 2025,
  movedDaysOff: {
    '05-02': '01-04',
    '05-08': '02-23',
    '06-13': '03-08',
    '11-03': '11-01',
    '12-31': '01-05',
  },
  workingWeekends: ['11-01'],
  shortened: ['03-07', '04-30', '06-11', '11-01'],
};
