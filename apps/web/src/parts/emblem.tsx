import type { JSX } from '#jsx/jsx-runtime';

/** The assembly's bell. */
export function Emblem(): JSX.Element {
  return (
    <svg class="emblem" viewBox="0 0 48 48" width="48" height="48" aria-hidden="true" focusable="false">
      <path d="M24 5a3.2 3.2 0 0 1 3.2 3.200v1.200c6 1.4 10 6.4 10.3 12.700l.3 6.300c.1 1.8.9 3.4 2.2 4.700l1 .9c.9.9.3 2.5-1 2.500H8c-1.3 0-1.9-1.6-1-2.500l1-.9a6.9 6.9 0 0 0 2.2-4.700l.3-6.300C10.8 15.8 14.8 10.8 20.8 9.400V8.200A3.2 3.2 0 0 1 24 5zM19 39h10a5 5 0 0 1-10 0z" />
    </svg>
  );
}
