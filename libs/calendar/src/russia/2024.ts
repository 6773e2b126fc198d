import type { OfficialYear } from './official-year.js';

/** Moved by the Government's decree of 10 August 2023 No. 1314, under article 112 of the Labour Code. */
export const russia2024: OfficialYear = {
  year: 2024,
  movedDaysOff: {
    '04-29': '04-27',
    '04-30': '11-02',
    '05-10': '01-06',
    '12-30': '12-28',
    '12-31': '01-07',
  },
  workingWeekends: ['04-27', '11-02', '12-28'],
  shortened: ['02-22', '03-07', '05-08', '06-11', '11-02'],
};
