import type { JSX } from '#jsx/jsx-runtime';
import { normaliseText } from '#russian';
import type { SynonymRow } from '#search';
import { sayEditors } from '../../messages/editors.js';
import { TextField } from '../../parts/fields.js';
import { filled } from '../../parts/form-state.js';
import { Trail } from '../../parts/trail.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';

export const SYNONYMS_PATH = '/editors/synonyms';

interface Props {
  readonly page: PageContext;
  readonly groups: readonly SynonymRow[];
  /** Only groups with a term that has this in it. */
  readonly word: string;
}

/** All words that mean the same to search. */
export function SynonymsPage({ page, groups, word }: Props): JSX.Element {
  const { locale } = page;
  const say = inLocale(sayEditors, locale);
  const wanted = normaliseText(word);
  const shown = groups.filter(({ terms }) => terms.some((term) => normaliseText(term).includes(wanted)));
  return (
    <Document page={page} title={say('SYNONYMS_TITLE')} wide>
      <Trail locale={locale} above={[{ href: '/editors/queries', text: say('QUERIES_TITLE') }]} />
      <h1>{say('SYNONYMS_TITLE')}</h1>
      <p class="lead">{say('SYNONYMS_LEAD')}</p>
      <p>
        <a class="button" href={`${SYNONYMS_PATH}/new`}>
          {say('ADD_SYNONYMS')}
        </a>
      </p>
      <form class="form" action={SYNONYMS_PATH}>
        <TextField locale={locale} form={filled({ with: word })} name="with" label={say('WITH_WORD')} short />
        <button type="submit" class="button button--quiet">
          {say('SHOW')}
        </button>
      </form>
      {shown.length === 0 ? <p>{say('SYNONYMS_NONE')}</p> : <Table page={page} groups={shown} />}
    </Document>
  );
}

function Table({ page, groups }: Pick<Props, 'page' | 'groups'>): JSX.Element {
  const { locale } = page;
  const say = inLocale(sayEditors, locale);
  return (
    <div class="table-box">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{say('TERMS')}</th>
            <th scope="col">{say('MODE')}</th>
            <th scope="col">{say('SHARE')}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ id, terms, mode, share }) => (
            <tr key={id}>
              <th scope="row">
                <a href={`${SYNONYMS_PATH}/${id}`}>{terms.join(mode === 'ONE_WAY' ? ' → ' : ' = ')}</a>
              </th>
              <td data-heading={say('MODE')}>{say(mode)}</td>
              <td data-heading={say('SHARE')}>{share.toLocaleString(locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
