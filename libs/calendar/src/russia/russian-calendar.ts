import { ProductionCalendar } from '../production-calendar.js';
import { russia2024 } from './2024.js';
import { russia2025 } from './2025.js';
import { russia2026 } from './2026.js';
import { russia2027 } from './2027.js';
import { officialDaysOf } from './official-year.js';

const YEARS = [russia2024, russia2025, russia2026, russia2027];

/** Russia's production calendar for the years that ship with the product, 2024–2027. */
export const russianCalendar = new ProductionCalendar(
  'RU',
  YEARS.map(({ year }) => year),
  YEARS.flatMap(officialDaysOf),
);

/**
 * Whether the official days of a year are known. A schedule in a year that is not covered follows its
 * plain week, and whoever shows its times should say so.
 */
export function calendarCovers(year: number, calendar: ProductionCalendar = russianCalendar): boolean {
  return calendar.coversYear(year);
}
