import type { JSX } from '#jsx/jsx-runtime';
import type { Locale } from '#kernel';
import { saySite } from '../messages/site.js';

interface Props {
  readonly locale: Locale;
  /** Pages above this one, from the home page down. */
  readonly above?: ReadonlyArray<{ readonly href: string; readonly text: string }>;
}

/** The way from the home page to this one. */
export const Trail = ({ locale, above = [] }: Props): JSX.Element => (
  <nav class="trail" aria-label={saySite(locale, 'YOU_ARE_HERE')}>
    <ol>
      {[{ href: '/', text: saySite(locale, 'HOME') }, ...above].map(({ href, text }) => (
        <li key={href}>
          <a href={href}>{text}</a>
        </li>
      ))}
    </ol>
  </nav>
);
