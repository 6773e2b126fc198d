import type { OfficialYear } from './official-year.js';

/** Moved by the Government's yearly decree for 2026, under article 112 of the Labour Code. */
export const russia2026: OfficialYear = {
  year: 2026,
  movedDaysOff: {
    '01-09': '01-03',
    '03-09': '03-08',
    '05-11': '05-09',
    '12-31': '01-04',
  },
  workingWeekends: [],
  shortened: ['04-30', '05-08', '06-11', '11-03'],
};
