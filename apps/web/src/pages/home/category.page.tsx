import type { JSX } from '#jsx/jsx-runtime';
import { type CategoryRow, type ThreadRow, departmentInSentence } from '#forum';
import type { Connection } from '#platform';
import { sayHome } from '../../messages/home.js';
import { KeysetPager } from '../../parts/pager.js';
import { ThreadList } from '../../parts/thread-list.js';
import { Trail } from '../../parts/trail.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';

interface Props {
  readonly page: PageContext;
  readonly category: CategoryRow;
  readonly threads: Connection<ThreadRow>;
}

export function CategoryPage({ page, category, threads }: Props): JSX.Element {
  const { locale } = page;
  const say = inLocale(sayHome, locale);
  const title = category.title[locale];
  const path = `/c/${category.slug}`;
  const continued = threads.pageInfo.hasPreviousPage;
  return (
    <Document
      page={page}
      title={continued ? say('CATEGORY_MORE', { title }) : title}
      description={category.description[locale]}
      // Pages further down move as the list grows: search engines know the threads by their own addresses.
      {...(!continued && { canonical: path })}
      wide
    >
      <Trail locale={locale} />
      <h1>{title}</h1>
      <p class="lead">{category.description[locale]}</p>
      <p class="muted">
        {say('ANSWERED_BY', { department: departmentInSentence(category.department[locale]) })}
      </p>
      <p>
        <a class="button" href={`/ask?category=${category.slug}`}>
          {say('ASK')}
        </a>
      </p>
      <h2>{say('CATEGORY_LIST')}</h2>
      {threads.edges.length > 0 ? (
        <ThreadList page={page} threads={threads.edges.map(({ node }) => node)} level={3} />
      ) : (
        <p>{say('EMPTY')}</p>
      )}
      <KeysetPager locale={locale} path={path} pageInfo={threads.pageInfo} />
    </Document>
  );
}
