import type { OfficialYear } from './official-year.js';

/** Moved by article 112 of the Labour Code itself and the Government's yearly decree for 2027. */
export const russia2027: OfficialYear = {
  year: 2027,
  movedDaysOff: {
    '02-22': '02-20',
    '05-03': '05-01',
    '05-10': '05-09',
    '06-14': '06-12',
    '11-05': '01-02',
    '12-31': '01-03',
  },
  workingWeekends: ['02-20'],
  shortened: ['02-20', '04-30', '06-11', '11-03'],
};
