import type { Children, JSX } from '#jsx/jsx-runtime';
import { saySite } from '../messages/site.js';
import { type Asset, emblem, stylesheet, suggestScript } from './assets.js';
import { Footer } from './footer.js';
import { Header } from './header.js';
import { itemOf } from './microdata.js';
import { OPEN_SEARCH_TYPE, openSearchPath } from './open-search.js';
import type { PageContext } from './page-context.js';

export interface DocumentProps {
  readonly page: PageContext;
  readonly title: string;
  readonly description?: string;
  /** Path of the address under which search engines should know this page. Without it, it is not indexed. */
  readonly canonical?: string;
  /** What the page is for machines: a type of schema.org, whose properties its parts are marked with. */
  readonly itemType?: 'QAPage';
  /** Makes the page more convenient; the page is complete without it. */
  readonly script?: Asset;
  /** The form came back with problems: said first in the title, for those who listen. */
  readonly hasErrors?: boolean;
  readonly wide?: boolean;
  /** The page has a search box of its own, so the header needs none. */
  readonly ownSearch?: boolean;
  readonly children: Children;
}

/** The frame of every page: complete without JavaScript. */
export function Document(props: DocumentProps): JSX.Element {
  const { page, canonical, itemType } = props;
  const title = props.hasErrors ? saySite(page.locale, 'ERROR_PREFIX', { title: props.title }) : props.title;
  const site = saySite(page.locale, 'NAME');
  return (
    <html lang={page.locale} data-view={page.view}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title === site ? title : `${title} · ${site}`}</title>
        <meta name="description" content={props.description ?? saySite(page.locale, 'DESCRIPTION')} />
        {canonical === undefined ? (
          <meta name="robots" content="noindex" />
        ) : (
          <link rel="canonical" href={page.publicUrl + canonical} />
        )}
        {canonical !== undefined && <OpenGraph {...props} canonical={canonical} />}
        <meta name="theme-color" content="#14365e" />
        <link rel="icon" type="image/svg+xml" href={emblem.path} />
        <link rel="search" type={OPEN_SEARCH_TYPE} title={site} href={openSearchPath(page.locale)} />
        <link rel="stylesheet" href={stylesheet.path} />
        <script src={suggestScript.path} defer />
        {props.script && <script src={props.script.path} defer />}
      </head>
      <body>
        <a class="skip" href="#main">
          {saySite(page.locale, 'SKIP')}
        </a>
        <Header page={page} search={!props.ownSearch} />
        <main
          id="main"
          class={props.wide ? 'frame' : 'frame reading'}
          tabindex={-1}
          {...(itemType && itemOf(itemType))}
        >
          {props.children}
        </main>
        <Footer page={page} />
      </body>
    </html>
  );
}

/** How a link to a public page looks elsewhere (ogp.me). What is not indexed is described to nobody. */
function OpenGraph({ page, title, description, canonical, itemType }: DocumentProps & { canonical: string }) {
  const properties = {
    title,
    description: description ?? saySite(page.locale, 'DESCRIPTION'),
    type: itemType === 'QAPage' ? 'article' : 'website',
    url: page.publicUrl + canonical,
    site_name: saySite(page.locale, 'NAME'),
    locale: page.locale === 'ru' ? 'ru_RU' : 'en_GB',
  };
  return (
    <>
      {Object.entries(properties).map(([name, content]) => (
        <meta key={name} property={`og:${name}`} content={content} />
      ))}
    </>
  );
}
