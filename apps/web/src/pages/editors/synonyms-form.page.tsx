import type { JSX } from '#jsx/jsx-runtime';
import { SYNONYM_MODES, type SynonymRow, type SynonymVersion } from '#search';
import { sayEditors } from '../../messages/editors.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { RadioField, TextArea, TextField } from '../../parts/fields.js';
import { type FormState, hasProblems } from '../../parts/form-state.js';
import { Moment } from '../../parts/time.js';
import { Trail } from '../../parts/trail.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';
import { SYNONYMS_PATH } from './synonyms.page.js';

export const SYNONYM_FIELDS = ['terms', 'mode', 'share'] as const;

interface Props {
  readonly page: PageContext;
  /** `null`: one that is yet to be written. */
  readonly group: SynonymRow | null;
  readonly form: FormState;
  /** The latest first. */
  readonly versions: readonly SynonymVersion[];
}

/** One group of synonyms, with all it was. */
export function SynonymsFormPage({ page, group, form, versions }: Props): JSX.Element {
  const { locale } = page;
  const say = inLocale(sayEditors, locale);
  const title = say(group ? 'CHANGE_SYNONYMS' : 'ADD_SYNONYMS');
  const labels = { terms: say('TERMS'), mode: say('MODE'), share: say('SHARE') };
  return (
    <Document page={page} title={title} hasErrors={hasProblems(form)}>
      <Trail locale={locale} above={[{ href: SYNONYMS_PATH, text: say('SYNONYMS_TITLE') }]} />
      <ErrorSummary locale={locale} form={form} labels={labels} />
      <h1>{title}</h1>
      <form class="form" method="post" action={`${SYNONYMS_PATH}/${group?.id ?? 'new'}`} novalidate>
        {group && <input type="hidden" name="version" value={String(group.version)} />}
        <TextArea
          locale={locale}
          form={form}
          name="terms"
          label={labels.terms}
          hint={say('TERMS_HINT')}
          brief
        />
        <RadioField
          locale={locale}
          form={form}
          name="mode"
          label={labels.mode}
          options={SYNONYM_MODES.map((mode) => ({ value: mode, text: say(mode), hint: say(`${mode}_HINT`) }))}
        />
        <TextField
          locale={locale}
          form={form}
          name="share"
          label={labels.share}
          hint={say('SHARE_HINT')}
          short
        />
        <p class="actions">
          <button type="submit" class="button">
            {say('SAVE')}
          </button>
          {group && (
            <button type="submit" class="button button--quiet" name="remove" value="1">
              {say('REMOVE')}
            </button>
          )}
        </p>
      </form>
      <History page={page} versions={versions} />
    </Document>
  );
}

function History({ page, versions }: Pick<Props, 'page' | 'versions'>): JSX.Element | null {
  if (versions.length === 0) return null;
  const { locale } = page;
  const say = inLocale(sayEditors, locale);
  return (
    <section aria-labelledby="history">
      <h2 id="history">{say('HISTORY')}</h2>
      <ul>
        {versions.map(({ version, terms, mode, share, changedAt, changedBy }) => (
          <li key={version}>
            <Moment at={changedAt} page={page} />, {changedBy ?? say('SHIPPED')}: {terms.join(', ')} (
            {say(mode)}, {share.toLocaleString(locale)})
          </li>
        ))}
      </ul>
    </section>
  );
}
