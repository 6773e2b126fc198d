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
  const { viewer } = page;
  const say = inLocale(saySite, page.locale);
  const [here = ''] = page.url.split('?', 1);
  return (
    <header class="header">
      <div class="strip">
        <div class="frame strip__row">
          <ViewSwitch page={page} />
          <AccountMenu page={page} />
        </div>
      </div>
      <div class="frame masthead">{(search ? brandAndSearch : brand)(page.locale)}</div>
      <nav class="menu" aria-label={say('MAIN_MENU')}>
        <ul class="frame menu__list">
          {menuOfAll(page.locale, OF_ALL.find(([href]) => href === here)?.[0])}
          {isSignedIn(viewer) && <MenuItem here={here} href="/me/questions" text={say('MY_QUESTIONS')} />}
          {isModerator(viewer) && <MenuItem here={here} href="/desk" text={say('DESK')} />}
          {isSupervisor(viewer) && <MenuItem here={here} href="/desk/reports" text={say('REPORTS')} />}
          {isSupervisor(viewer) && <MenuItem here={here} href="/desk/replies" text={say('REPLIES')} />}
          {isAdministrator(viewer) && (
            <MenuItem here={here} href="/admin/schedules" text={say('SCHEDULES')} />
          )}
          {isSpecialist(viewer) && <MenuItem here={here} href="/answers" text={say('ANSWERS')} />}
          {mayEditArchive(viewer) && <MenuItem here={here} href="/editors/queries" text={say('QUERIES')} />}
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

/** Where everyone can go. */
const OF_ALL = [
  ['/', 'HOME'],
  ['/ask', 'ASK'],
  ['/contacts', 'CONTACTS'],
] as const;
const menuOfAll = drawnOnce(({ locale, variant: here }) => (
  <>
    {OF_ALL.map(([href, name]) => (
      <MenuItem key={href} here={here} href={href} text={saySite(locale, name)} />
    ))}
  </>
));

/** Large print and the other language; a form, because it changes what the browser remembers. */
function ViewSwitch({ page }: { page: PageContext }): JSX.Element {
  const say = inLocale(saySite, page.locale);
  return (
    <form class="switch" method="post" action="/preferences" aria-label={say('SETTINGS')}>
      <input type="hidden" name="back" value={page.url} />
      {viewButtons(page.locale, page.view)}
    </form>
  );
}

const viewButtons = drawnOnce(({ locale, variant: view }) => {
  const say = inLocale(saySite, locale);
  const other = locale === 'ru' ? 'en' : 'ru';
  return (
    <>
      <button type="submit" class="strip__link" name="view" value={view === 'large' ? 'usual' : 'large'}>
        {say(view === 'large' ? 'USUAL' : 'LARGE')}
      </button>
      <button type="submit" class="strip__link" name="locale" value={other} lang={other}>
        {say('OTHER_LANGUAGE')}
      </button>
    </>
  );
});

function AccountMenu({ page: { viewer, locale } }: { page: PageContext }): JSX.Element {
  if (!isSignedIn(viewer)) return waysIn(locale);
  const say = inLocale(saySite, locale);
  return (
    <form class="switch" method="post" action="/sign-out" aria-label={say('ACCOUNT_MENU')}>
      <span class="strip__name">{viewer.displayName}</span>
      <button type="submit" class="strip__link">
        {say('SIGN_OUT')}
      </button>
    </form>
  );
}

const waysIn = drawnOnce(({ locale }) => (
  <nav class="switch" aria-label={saySite(locale, 'ACCOUNT_MENU')}>
    <a class="strip__link" href="/sign-in">
      {saySite(locale, 'SIGN_IN')}
    </a>
    <a class="strip__link" href="/sign-up">
      {saySite(locale, 'SIGN_UP')}
    </a>
  </nav>
));

interface ItemProps {
  /** The path of the page that is shown. */
  readonly here: string;
  readonly href: string;
  readonly text: string;
}

const MenuItem = ({ here, href, text }: ItemProps): JSX.Element => (
  <li>
    <a class="menu__link" href={href} aria-current={here === href ? 'page' : undefined}>
      {text}
    </a>
  </li>
);
