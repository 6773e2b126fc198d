import { describe, expect, it } from '@jest/globals';
import { draft, facts, reply } from '../../testing/drafts.js';
import { similarThread } from './similar-thread.js';

describe('a similar thread', () => {
  const similar = [
    { threadId: 'school', title: 'Как записать ребёнка в школу' },
    { threadId: 'passport', title: 'В моем профиле не обновляется паспорт: что делать?' },
  ];

  it('is named to the moderator when its title says nearly the same', () => {
    expect(similarThread(draft(), facts({ similar }))).toEqual({ outcome: 'HOLD', threadId: 'passport' });
  });

  it('is named when it says the same in other words', () => {
    const same = draft({ title: 'Оплата за свет' });
    const power = { threadId: 'power', title: 'Оплата электроэнергии' };
    expect(similarThread(same, facts({ similar: [power] }))).toBeNull();
    const inItsWords = { ...power, asked: 'оплата электроэнергия свет' };
    expect(similarThread(same, facts({ similar: [inItsWords] }))?.threadId).toBe('power');
  });

  it('is not seen in another matter or for a reply', () => {
    const other = draft({ title: 'Не приходит код подтверждения' });
    expect(similarThread(other, facts({ similar }))).toBeNull();
    expect(similarThread(reply('Не обновляется паспорт в профиле'), facts({ similar }))).toBeNull();
    const longer = draft({ title: 'Не обновляется новый паспорт в профиле' });
    expect(similarThread(longer, facts({ similar }))?.threadId).toBe('passport');
    expect(similarThread(longer, facts({ similar, rules: { similarTitles: 0.9 } }))).toBeNull();
  });
});
