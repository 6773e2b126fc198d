import { describe, expect, it } from '@jest/globals';
import { RUSSIAN_REGIONS, isRussianRegion, regionName } from './regions.js';

describe('the regions of Russia', () => {
  it('have each a code and a name of their own, in alphabetical order', () => {
    expect(RUSSIAN_REGIONS).toHaveLength(83);
    expect(new Set(RUSSIAN_REGIONS.map(({ code }) => code)).size).toBe(83);
    expect(RUSSIAN_REGIONS.filter(({ code }) => !/^RU-[A-Z]{2,3}$/.test(code))).toEqual([]);
    const names = RUSSIAN_REGIONS.map(({ name }) => name.ru);
    expect(names).toEqual([...new Set(names)].sort((a, b) => a.localeCompare(b, 'ru')));
  });

  it('are known by their code', () => {
    expect(isRussianRegion('RU-PER')).toBe(true);
    expect(isRussianRegion('Пермский край')).toBe(false);
    expect(regionName('RU-PER', 'ru')).toBe('Пермский край');
    expect(regionName('KZ-AST', 'en')).toBe('KZ-AST');
  });
});
