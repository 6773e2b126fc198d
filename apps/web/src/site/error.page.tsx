import type { JSX } from '#jsx/jsx-runtime';
import { sayError } from '../messages/errors.js';
import { Document } from './document.js';
import { type PageContext, inLocale } from './page-context.js';

export type Fault =
  | 'BAD_REQUEST'
  | 'CROSS_SITE'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'TOO_LARGE'
  | 'TOO_MANY'
  | 'UNAVAILABLE'
  | 'INTERNAL';

type Typed = ReadonlyArray<readonly [string, string]>;

interface Props {
  readonly page: PageContext;
  readonly fault: Fault;
  readonly typed: Typed | null;
}

/** Faults after which the same form may simply be sent again. */
const PASSING: ReadonlySet<Fault> = new Set(['UNAVAILABLE', 'TOO_MANY', 'INTERNAL']);

export function ErrorPage({ page, fault, typed }: Props): JSX.Element {
  const say = inLocale(sayError, page.locale);
  const again = typed !== null && typed.length > 0 && PASSING.has(fault);
  return (
    <Document page={page} title={say(`${fault}_TITLE`)}>
      <h1>{say(`${fault}_TITLE`)}</h1>
      <p class="lead">{say(`${fault}_TEXT`)}</p>
      {again && (
        <>
          <p>{say('UNAVAILABLE_TYPED')}</p>
          <SendAgain page={page} typed={typed} />
        </>
      )}
      <h2>{say('WHAT_YOU_CAN_DO')}</h2>
      <ul class="plain-links">
        <li>
          <a href="/">{say('TO_HOME')}</a>
        </li>
        <li>
          <a href="/search">{say('TO_SEARCH')}</a>
        </li>
        <li>
          <a href="/contacts">{say('TO_CONTACTS')}</a>
        </li>
      </ul>
    </Document>
  );
}

/** The session ended while a form was being filled in. */
export function SignedOutPage({ page, typed }: { page: PageContext; typed: Typed }): JSX.Element {
  const say = inLocale(sayError, page.locale);
  return (
    <Document page={page} title={say('SIGNED_OUT_TITLE')}>
      <h1>{say('SIGNED_OUT_TITLE')}</h1>
      <p class="lead">{say('SIGNED_OUT_TEXT')}</p>
      <ol class="steps">
        <li>
          {say('SIGNED_OUT_STEP_1')}{' '}
          <a href="/sign-in" target="_blank">
            {say('SIGN_IN_NEW_TAB')}
          </a>
        </li>
        <li>{say('SIGNED_OUT_STEP_2')}</li>
      </ol>
      <SendAgain page={page} typed={typed} />
    </Document>
  );
}

function SendAgain({ page, typed }: { page: PageContext; typed: Typed }): JSX.Element {
  return (
    <form method="post" action={page.url}>
      {typed.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" class="button">
        {sayError(page.locale, 'SEND_AGAIN')}
      </button>
    </form>
  );
}
