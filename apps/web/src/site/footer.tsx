import type { JSX } from '#jsx/jsx-runtime';
import type { Locale } from '#kernel';
import { saySite } from '../messages/site.js';
import { drawnOnce } from './drawn-once.js';
import { type PageContext, inLocale } from './page-context.js';

const inner = drawnOnce(Inner);

export const Footer = ({ page }: { page: PageContext }): JSX.Element => (
  <footer class="footer">{inner(page.locale, page.serviceHours)}</footer>
);

/** @param variant the hours; an installation has few of them in its life. */
function Inner({ locale, variant: hours }: { locale: Locale; variant: string }): JSX.Element {
  const say = inLocale(saySite, locale);
  return (
    <div class="frame footer__row">
      <div class="footer__text">
        <p>
          <strong>{say('NAME')}.</strong> {say('TAGLINE')}
        </p>
        {hours !== '' && <p>{say('FOOTER_HOURS', { hours })}</p>}
        <p>{say('FOOTER_WARNING')}</p>
      </div>
      <nav aria-label={say('FOOTER_MENU')}>
        <ul class="footer__list">
          <li>
            <a href="/ask">{say('ASK')}</a>
          </li>
          <li>
            <a href="/search">{say('SEARCH')}</a>
          </li>
          <li>
            <a href="/contacts">{say('CONTACTS')}</a>
          </li>
        </ul>
      </nav>
    </div>
  );
}
