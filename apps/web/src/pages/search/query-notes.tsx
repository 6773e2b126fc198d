import type { JSX } from '#jsx/jsx-runtime';
import type { ArchivePage } from '#search';
import { saySearch } from '../../messages/search.js';
import { type PageContext, inLocale } from '../../site/page-context.js';
import { type Asked, addressOfSearch } from './asked.js';
import { correctedQuery } from './corrected-query.js';

interface Props {
  readonly page: PageContext;
  readonly asked: Asked;
  readonly found: ArchivePage;
}

/** What was made of the query: put right or taken apart, with a way back; another one that may have been meant. */
export function QueryNotes({ page, asked, found }: Props): JSX.Element | null {
  const { corrections, didYouMean, phrasesApart, degraded } = found;
  if (corrections.length === 0 && didYouMean === null && !phrasesApart && !degraded) return null;
  const say = inLocale(saySearch, page.locale);
  return (
    <div class="note">
      {(corrections.length > 0 || phrasesApart) && (
        <p>
          {corrections.length > 0 && say('CORRECTED', { query: correctedQuery(asked.query, corrections) })}
          {phrasesApart && ` ${say('PHRASES_APART')}`}{' '}
          <a href={addressOfSearch({ ...asked, literal: true })} rel="nofollow">
            {say('LITERALLY', { query: asked.query })}
          </a>
        </p>
      )}
      {didYouMean !== null && (
        <p>
          {say('DID_YOU_MEAN')}{' '}
          <a href={addressOfSearch({ ...asked, query: didYouMean, literal: false })}>{didYouMean}</a>
        </p>
      )}
      {degraded && <p>{say('DEGRADED')}</p>}
    </div>
  );
}
