/**
 * Weekdays without work in Russia from the end of 2025 to the summer of 2026, written down from the Labour Code
 * (article 112) and the Government's decree for 2026, not from the product's calendar. No Saturday was made a
 * working day in these months.
 */
export const OFFICIAL_DAYS_CSV = `date,kind
2025-12-31,day_off
2026-01-01,holiday
2026-01-02,holiday
2026-01-05,holiday
2026-01-06,holiday
2026-01-07,holiday
2026-01-08,holiday
2026-01-09,day_off
2026-02-23,holiday
2026-03-09,day_off
2026-05-01,holiday
2026-05-11,day_off
2026-06-12,holiday`;

/** The days for which the list above is complete. */
export const KNOWN_FROM = '2025-12-08';
export const KNOWN_UNTIL = '2026-10-31';
