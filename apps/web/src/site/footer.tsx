import type { JSX } from 'preact';
import { saySite } from '../messages/site.js';
import { type PageContext, inLocale } from './page-context.js';

export function Footer({ page }: { page: PageContext }): JSX.Element {
  const say = inLocale(saySite, page.locale);
  return (
    <footer class="footer">
      <div class="frame footer__row">
        <div class="footer__text">
          <p>
            <strong>{say('NAME')}.</strong> {say('TAGLINE')}
          </p>
          <p>{say('FOOTER_HOURS')}</p>
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
    </footer>
  );
}
