import type { JSX } from '#jsx/jsx-runtime';
import { type Locale, isAdministrator, isModerator, isSignedIn, isSpecialist, isSupervisor } from '#kernel';
import { mayEditArchive } from '#search';
import { saySite } from '../messages/site.js';
import { Emblem } from '../parts/emblem.js';
import { SearchBox } from '../parts/search-box.js';
import { drawnOnce } from './drawn-once.js';
import { type PageContext, inLocale } from './page-context.js';

interface Props {
  readonly page: PageContext;
  readonly search: boolean;
}

export function Header({ page, search }: Props): JSX.Element {
  const say = inLocale(saySite, page.locale);
  return (
    <header class="header">
      <div class="strip">
        <div class="frame strip__row">
          <ViewSwitch page={page} />
          <AccountMenu page={page} />
        </div>
      </div>
      <div
        class="frame masthead"
        dangerouslySetInnerHTML={{ __html: (search ? brandAndSearch : brand)(page.locale) }}
      />
      <nav class="menu" aria-label={say('MAIN_MENU')}>
        <ul class="frame menu__list">
          <MenuItem page={page} href="/" text={say('HOME')} />
          <MenuItem page={page} href="/ask" text={say('ASK')} />
          <MenuItem page={page} href="/contacts" text={say('CONTACTS')} />
          {isSignedIn(page.viewer) && (
            <MenuItem page={page} href="/me/questions" text={say('MY_QUESTIONS')} />
          )}
          {isModerator(page.viewer) && <MenuItem page={page} href="/desk" text={say('DESK')} />}
          {isSupervisor(page.viewer) && <MenuItem page={page} href="/desk/reports" text={say('REPORTS')} />}
          {isSupervisor(page.viewer) && <MenuItem page={page} href="/desk/replies" text={say('REPLIES')} />}
          {isAdministrator(page.viewer) && (
            <MenuItem page={page} href="/admin/schedules" text={say('SCHEDULES')} />
          )}
          {isSpecialist(page.viewer) && <MenuItem page={page} href="/answers" text={say('ANSWERS')} />}
          {mayEditArchive(page.viewer) && (
            <MenuItem page={page} href="/editors/queries" text={say('QUERIES')} />
          )}
        </ul>
      </nav>
    </header>
  );
}

const brand = drawnOnce(Brand);
const brandAndSearch = drawnOnce(({ locale }) => (
  <>
    <Brand locale={locale} />
    <SearchBox locale={locale} id="header-search" compact />
  </>
));

function Brand({ locale }: { locale: Locale }): JSX.Element {
  const say = inLocale(saySite, locale);
  return (
    <a class="brand" href="/">
      <Emblem />
      <span class="brand__words">
        <span class="brand__name">{say('NAME')}</span>
        <span class="brand__line">{say('TAGLINE')}</span>
      </span>
    </a>
  );
}

/** Large print and the other language; a form, because it changes what the browser remembers. */
function ViewSwitch({ page }: { page: PageContext }): JSX.Element {
  const say = inLocale(saySite, page.locale);
  const other = page.locale === 'ru' ? 'en' : 'ru';
  return (
    <form class="switch" method="post" action="/preferences" aria-label={say('SETTINGS')}>
      <input type="hidden" name="back" value={page.url} />
      <button type="submit" class="strip__link" name="view" value={page.view === 'large' ? 'usual' : 'large'}>
        {say(page.view === 'large' ? 'USUAL' : 'LARGE')}
      </button>
      <button type="submit" class="strip__link" name="locale" value={other} lang={other}>
        {say('OTHER_LANGUAGE')}
      </button>
    </form>
  );
}

function AccountMenu({ page }: { page: PageContext }): JSX.Element {
  const say = inLocale(saySite, page.locale);
  const { viewer } = page;
  if (isSignedIn(viewer)) {
    return (
      <form class="switch" method="post" action="/sign-out" aria-label={say('ACCOUNT_MENU')}>
        <span class="strip__name">{viewer.displayName}</span>
        <button type="submit" class="strip__link">
          {say('SIGN_OUT')}
        </button>
      </form>
    );
  }
  return (
    <nav class="switch" aria-label={say('ACCOUNT_MENU')}>
      <a class="strip__link" href="/sign-in">
        {say('SIGN_IN')}
      </a>
      <a class="strip__link" href="/sign-up">
        {say('SIGN_UP')}
      </a>
    </nav>
  );
}

function MenuItem({ page, href, text }: { page: PageContext; href: string; text: string }): JSX.Element {
  const here = page.url.split('?', 1)[0] === href;
  return (
    <li>
      <a class="menu__link" href={href} {...(here && { 'aria-current': 'page' as const })}>
        {text}
      </a>
    </li>
  );
}
