import type { JSX } from '#jsx/jsx-runtime';
import type { CannedReplyRow, CategoryRow } from '#forum';
import { sayDesk } from '../../messages/desk.js';
import { sayReplies } from '../../messages/replies.js';
import { sayPersonalData } from '../../messages/personal-data.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { SelectField, TextArea, TextField } from '../../parts/fields.js';
import { EMPTY_FORM, type FormState } from '../../parts/form-state.js';
import { AsItIs, FormFinds, hidden } from '../../parts/personal-data.js';
import { Trail } from '../../parts/trail.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';

export const REPLIES_PATH = '/desk/replies';
export const replyPath = (id: string): string => `${REPLIES_PATH}/${id}`;

/** What is looked at for personal data. */
export const REPLY_TEXT = { title: 'title', text: 'body' };

export const DONE = { saved: 'SAVED', withdrawn: 'WITHDRAWN', imported: 'IMPORTED' } as const;

export interface RepliesProps {
  readonly page: PageContext;
  readonly replies: ReadonlyArray<CannedReplyRow & { readonly slug: string | null }>;
  readonly categories: readonly CategoryRow[];
  readonly done: keyof typeof DONE | null;
  /** The form that has come back, if one has. */
  readonly refused: { readonly which: 'new' | 'import'; readonly form: FormState } | null;
}

/** All canned replies by category, a form for a new one, and the collection as a file. */
export function RepliesPage(props: RepliesProps): JSX.Element {
  const { page, categories, done, refused } = props;
  const { locale } = page;
  const say = inLocale(sayReplies, locale);
  const formOf = (which: 'new' | 'import') => (refused?.which === which ? refused.form : EMPTY_FORM);
  return (
    <Document page={page} title={say('CANNED')} hasErrors={refused !== null} wide>
      <Trail locale={locale} above={[{ href: '/desk', text: sayDesk(locale, 'TITLE') }]} />
      {refused && <ErrorSummary locale={locale} form={refused.form} />}
      <h1>{say('CANNED')}</h1>
      <p class="lead">{say('LEAD')}</p>
      {done && (
        <div class="note note--good" role="status">
          <p>{say(DONE[done])}</p>
        </div>
      )}
      <Listed {...props} />
      <section aria-labelledby="new">
        <h2 id="new">{say('NEW')}</h2>
        <FormFinds locale={locale} form={formOf('new')} names={REPLY_TEXT} />
        <form class="form" method="post" action={REPLIES_PATH} novalidate>
          <ReplyFields page={page} categories={categories} form={hidden(formOf('new'), REPLY_TEXT)} />
          <button type="submit" class="button">
            {formOf('new').personalData ? sayPersonalData(locale, 'HIDE_AND_SAVE') : say('ADD')}
          </button>
        </form>
        <AsItIs locale={locale} form={formOf('new')} action={REPLIES_PATH} saves />
      </section>
      <section aria-labelledby="file">
        <h2 id="file">{say('AS_FILE')}</h2>
        <p>
          <a href={`${REPLIES_PATH}/canned-replies.csv`}>{say('EXPORT')}</a>
        </p>
        <form
          class="form"
          method="post"
          action={`${REPLIES_PATH}/import`}
          enctype="multipart/form-data"
          novalidate
        >
          <div class="field">
            <label class="field__label" for="field-file">
              {say('FILE')}
            </label>
            <input class="input" id="field-file" type="file" name="file" accept=".csv" />
          </div>
          <TextArea
            locale={locale}
            form={formOf('import')}
            name="csv"
            label={say('CSV')}
            hint={say('CSV_HINT')}
          />
          <button type="submit" class="button">
            {say('IMPORT')}
          </button>
        </form>
      </section>
    </Document>
  );
}

function Listed({ page, replies, categories }: RepliesProps): JSX.Element {
  const { locale } = page;
  const say = inLocale(sayReplies, locale);
  if (replies.length === 0) return <p>{say('NONE')}</p>;
  const titles = new Map(categories.map(({ slug, title }) => [slug, title[locale]]));
  return (
    <div class="table-box">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{say('SHORT_CODE')}</th>
            <th scope="col">{say('TITLE')}</th>
            <th scope="col">{say('CATEGORY')}</th>
            <th scope="col">{say('USED')}</th>
          </tr>
        </thead>
        <tbody>
          {replies.map(({ id, shortCode, title, slug, used }) => (
            <tr key={id}>
              <th scope="row">
                <a href={replyPath(id)}>{shortCode}</a>
              </th>
              <td>{title}</td>
              <td>{slug === null ? say('ALL') : titles.get(slug)}</td>
              <td>{used}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The texts of the catalogue have braces of their own. */
const BRACES = { open: '{{', close: '}}' };

type FieldsProps = Pick<RepliesProps, 'page' | 'categories'> & { readonly form: FormState };

export function ReplyFields({ page: { locale }, categories, form }: FieldsProps): JSX.Element {
  const say = inLocale(sayReplies, locale);
  const field = { locale, form };
  return (
    <>
      <TextField {...field} name="shortCode" label={say('SHORT_CODE')} hint={say('SHORT_CODE_HINT')} short />
      <SelectField
        {...field}
        name="category"
        label={say('CATEGORY')}
        options={categories.map(({ slug, title }) => ({ value: slug, text: title[locale] }))}
        empty={say('ALL')}
      />
      <TextField {...field} name="title" label={say('TITLE')} maxlength={150} />
      <TextArea {...field} name="body" label={say('BODY')} hint={say('BODY_HINT', BRACES)} />
    </>
  );
}
