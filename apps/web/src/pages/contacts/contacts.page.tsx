import type { JSX } from '#jsx/jsx-runtime';
import { CHANNEL_KINDS, type Channel, type Hours } from '#directory';
import { sayContacts } from '../../messages/contacts.js';
import { ChannelCard } from '../../parts/channel-card.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';

export interface Contact {
  readonly channel: Channel;
  readonly hours: Hours;
}

/** Every way to reach the service, by kind. */
export function ContactsPage({
  page,
  contacts,
}: {
  page: PageContext;
  contacts: readonly Contact[];
}): JSX.Element {
  const say = inLocale(sayContacts, page.locale);
  const kinds = CHANNEL_KINDS.filter((kind) => contacts.some(({ channel }) => channel.kind === kind));
  return (
    <Document page={page} title={say('TITLE')} canonical="/contacts" wide>
      <h1>{say('TITLE')}</h1>
      <p class="lead">{say('LEAD')}</p>
      {contacts.length === 0 && <p>{say('EMPTY')}</p>}
      {kinds.map((kind) => (
        <section key={kind} aria-labelledby={`kind-${kind}`}>
          <h2 id={`kind-${kind}`}>{say(kind)}</h2>
          <ul class="cards">
            {contacts
              .filter(({ channel }) => channel.kind === kind)
              .map(({ channel, hours }) => (
                <li key={channel.id}>
                  <ChannelCard page={page} channel={channel} hours={hours} level={3} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </Document>
  );
}
