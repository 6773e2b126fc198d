import type { JSX } from '#jsx/jsx-runtime';
import type { Locale } from '#kernel';
import type { Connection } from '#platform';
import { saySite } from '../messages/site.js';

interface KeysetProps {
  readonly locale: Locale;
  /** Address of the list, with its filters but without a cursor. */
  readonly path: string;
  readonly pageInfo: Connection<unknown>['pageInfo'];
}

/** Links between the pages of a list that has no numbers: the next rows, the ones before, the start. */
export function KeysetPager({ locale, path, pageInfo }: KeysetProps): JSX.Element | null {
  const { hasNextPage, hasPreviousPage, startCursor, endCursor } = pageInfo;
  if (!hasNextPage && !hasPreviousPage) return null;
  const join = path.includes('?') ? '&' : '?';
  return (
    <nav class="pager" aria-label={saySite(locale, 'PAGES')}>
      <ul class="pager__list">
        {hasPreviousPage && (
          <>
            <li>
              <a class="pager__link" href={path}>
                {saySite(locale, 'TO_START')}
              </a>
            </li>
            <li>
              <a class="pager__link" rel="prev" href={`${path}${join}before=${startCursor}`}>
                ← {saySite(locale, 'NEWER')}
              </a>
            </li>
          </>
        )}
        {hasNextPage && (
          <li>
            <a class="pager__link" rel="next" href={`${path}${join}after=${endCursor}`}>
              {saySite(locale, 'OLDER')} →
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}

interface NumberedProps {
  readonly locale: Locale;
  readonly page: number;
  readonly pages: number;
  readonly pathOf: (page: number) => string;
}

/** Links to numbered pages: the first, the last and those around this one. */
export function NumberedPager({ locale, page, pages, pathOf }: NumberedProps): JSX.Element | null {
  if (pages < 2) return null;
  const shown = numbersAround(page, pages);
  return (
    <nav class="pager" aria-label={saySite(locale, 'PAGES')}>
      <ul class="pager__list">
        {page > 1 && (
          <li>
            <a class="pager__link" rel="prev" href={pathOf(page - 1)}>
              ← {saySite(locale, 'PREVIOUS')}
            </a>
          </li>
        )}
        {shown.map((number, index) => (
          <li key={number}>
            {number - (shown[index - 1] ?? 0) > 1 && (
              <span class="pager__gap" aria-hidden="true">
                …
              </span>
            )}
            <a
              class="pager__link"
              href={pathOf(number)}
              aria-label={saySite(locale, 'PAGE_OF', { page: number, pages })}
              {...(number === page && { 'aria-current': 'page' as const })}
            >
              {number}
            </a>
          </li>
        ))}
        {page < pages && (
          <li>
            <a class="pager__link" rel="next" href={pathOf(page + 1)}>
              {saySite(locale, 'NEXT')} →
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}

/** @example numbersAround(5, 9) gives 1, 4, 5, 6, 9 */
export function numbersAround(page: number, pages: number): number[] {
  const wanted = new Set([1, page - 1, page, page + 1, pages]);
  return [...wanted].filter((number) => number >= 1 && number <= pages).sort((a, b) => a - b);
}
