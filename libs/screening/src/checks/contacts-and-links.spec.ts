import { describe, expect, it } from '@jest/globals';
import { draft, facts, pointed, reply } from '../../testing/drafts.js';
import { contactsAndLinks } from './contacts-and-links.js';

const links = (count: number) =>
  reply(Array.from({ length: count }, (_, i) => `https://evil${i}.example/`).join(' '));

describe('contacts and links', () => {
  it.each([
    ['Всё есть на https://evil.example/path?a=1, смотрите', 'evil.example', 'https://evil.example/path?a=1,'],
    ['Заходите на www.bystro-dokument.example!', 'bystro-dokument.example', 'www.bystro-dokument.example!'],
    ['Пишите в t.me/pomoshnik_bot по любым вопросам', 't.me', 't.me/pomoshnik_bot'],
    ['Сайт помощь-быстро.рф поможет', 'xn----btb5ahbcbnik7e0ak.xn--p1ai', 'помощь-быстро.рф'],
    [
      'Это https://gosuslugi.ru.evil.example',
      'gosuslugi.ru.evil.example',
      'https://gosuslugi.ru.evil.example',
    ],
    ['Это https://gosuslugi.ru@evil.example/', 'evil.example', 'https://gosuslugi.ru@evil.example/'],
  ])('are held: %j', (plain, host, link) => {
    const verdict = contactsAndLinks(reply(plain), facts());
    expect(verdict?.outcome).toBe('HOLD');
    expect(verdict?.hosts).toEqual([host]);
    expect(pointed(reply(plain), verdict)).toEqual([link]);
  });

  it('are held when markup hides them', () => {
    const hidden = reply('Подробности здесь', { markdown: 'Подробности [здесь](https://evil.example)' });
    expect(contactsAndLinks(hidden, facts())).toEqual({
      outcome: 'HOLD',
      spans: [],
      hosts: ['evil.example'],
    });
    const mail = reply('Пишите мне', { markdown: '[Пишите мне](mailto:me@evil.example)' });
    expect(contactsAndLinks(mail, facts())?.outcome).toBe('HOLD');
  });

  it('are held when they are a nickname of a messenger', () => {
    const question = reply('Напишите @pomoshnik_24, решим');
    const verdict = contactsAndLinks(question, facts());
    expect(verdict?.spans).toMatchObject([{ kind: 'NICKNAME' }]);
    expect(pointed(question, verdict)).toEqual(['@pomoshnik_24']);
  });

  it.each([
    'Раздел https://www.gosuslugi.ru/help и https://lk.gosuslugi.ru/',
    'Страница госуслуги.рф открывается',
    'Версия 10.0.19045, файл readme.txt, в 10.30 и т.д.',
    'Позвоните 8 800 100-70-10 (см. [линию](tel:88001007010))',
  ])('are left alone: %j', (plain) => {
    expect(contactsAndLinks(reply(plain), facts())).toBeNull();
  });

  it('are refused when there are more than the rules let through', () => {
    expect(contactsAndLinks(links(5), facts())?.outcome).toBe('HOLD');
    expect(contactsAndLinks(links(6), facts())?.outcome).toBe('REFUSE');
    expect(contactsAndLinks(links(1), facts({ rules: { mostLinks: 0 } }))?.outcome).toBe('REFUSE');
  });

  it('follow the administrators’ list of hosts, Cyrillic ones too', () => {
    const question = draft({ plain: 'Вот ссылка https://пример.рф/страница на услугу' });
    expect(contactsAndLinks(question, facts())?.outcome).toBe('HOLD');
    expect(contactsAndLinks(question, facts({ rules: { allowedHosts: ['пример.рф'] } }))).toBeNull();
  });
});
