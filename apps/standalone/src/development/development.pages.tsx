import type { Children, JSX } from '#jsx/jsx-runtime';
import { MOSCOW, formatInstant } from '#calendar';
import type { Locale } from '#kernel';
import { sayDevelopment as say } from './development.messages.js';
import { asMoscow } from './moscow-time.js';
import type { MailSummary, MailView } from './read-mail.js';

interface FrameProps {
  readonly locale: Locale;
  readonly title: string;
  readonly children: Children;
}

function Frame({ locale, title, children }: FrameProps): JSX.Element {
  return (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <link rel="stylesheet" href="/dev/style.css" />
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          {children}
          <p>
            <a href="/">{say(locale, 'HOME')}</a>
          </p>
        </main>
      </body>
    </html>
  );
}

export interface DevelopmentPageProps {
  readonly locale: Locale;
  readonly now: Date;
  readonly isReal: boolean;
  readonly badTime: boolean;
  /** `null`: mail goes elsewhere. */
  readonly mails: readonly MailSummary[] | null;
}

export function DevelopmentPage({ locale, now, isReal, badTime, mails }: DevelopmentPageProps): JSX.Element {
  return (
    <Frame locale={locale} title={say(locale, 'TITLE')}>
      <h2>{say(locale, 'CLOCK')}</h2>
      <p>
        <strong>{say(locale, 'NOW', { time: formatInstant(now, MOSCOW, locale, now) })}</strong>{' '}
        {say(locale, isReal ? 'IS_REAL' : 'IS_SHIFTED')}
      </p>
      {badTime && <p role="alert">{say(locale, 'BAD_TIME')}</p>}
      <form method="post" action="/dev/clock">
        <label for="at">{say(locale, 'SET_TO')}</label>
        <input id="at" name="at" value={asMoscow(now)} autocomplete="off" />
        <button name="to" value="instant">
          {say(locale, 'SET')}
        </button>
        <button name="to" value="opening">
          {say(locale, 'TO_OPENING')}
        </button>
        <button name="to" value="friday">
          {say(locale, 'TO_FRIDAY')}
        </button>
        <button name="to" value="real">
          {say(locale, 'TO_REAL')}
        </button>
      </form>
      <h2>{say(locale, 'MAILBOX')}</h2>
      <Mails locale={locale} mails={mails} />
    </Frame>
  );
}

function Mails({ locale, mails }: Pick<DevelopmentPageProps, 'locale' | 'mails'>): JSX.Element {
  if (mails === null) return <p>{say(locale, 'NOT_HERE')}</p>;
  if (mails.length === 0) return <p>{say(locale, 'NO_MAIL')}</p>;
  return (
    <ol class="mails">
      {mails.map(({ name, subject, to, arrivedAt }) => (
        <li key={name}>
          <a href={`/dev/mail/${name}`}>{subject || say(locale, 'NO_SUBJECT')}</a> {to},{' '}
          <time datetime={arrivedAt.toISOString()}>{asMoscow(arrivedAt)}</time>
        </li>
      ))}
    </ol>
  );
}

export function MailPage({ locale, mail }: { locale: Locale; mail: MailView }): JSX.Element {
  return (
    <Frame locale={locale} title={mail.subject || say(locale, 'NO_SUBJECT')}>
      <dl>
        <dt>{say(locale, 'FROM')}</dt>
        <dd>{mail.from}</dd>
        <dt>{say(locale, 'TO')}</dt>
        <dd>{mail.to}</dd>
      </dl>
      <pre class="mail">
        {mail.text.map((part) => (part.href ? <a href={part.href}>{part.text}</a> : part.text))}
      </pre>
      <p>
        {mail.html !== null && <a href={`/dev/mail/${mail.name}/html`}>{say(locale, 'AS_HTML')}</a>}{' '}
        <a href={`/dev/mail/${mail.name}/source`}>{say(locale, 'SOURCE')}</a>{' '}
        <a href="/dev">{say(locale, 'BACK')}</a>
      </p>
      <h2>{say(locale, 'HEADERS')}</h2>
      <pre>{mail.headers.join('\n')}</pre>
    </Frame>
  );
}

export const STYLE = `body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; }
main { max-width: 50rem; margin: 0 auto; padding: 1rem; }
form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
input, button { font: inherit; padding: .3rem .6rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f3f3f3; padding: 1rem; }
[role=alert] { color: #a4001d; font-weight: bold; }
`;
