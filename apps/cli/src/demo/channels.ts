import type { DemoChannel, Hours, Week } from './types.js';

const MOSCOW = 'Europe/Moscow';
const ALL_DAY: Hours = [['00:00', '24:00']];

/** Numbers of all zeros and domains of `.example` belong to nobody (RFC 2606 for the domains). */
export const demoChannels: DemoChannel[] = [
  {
    key: 'common-line',
    kind: 'PHONE',
    name: { ru: 'Единая линия поддержки', en: 'Common support line' },
    value: '8 800 000-00-01',
    region: null,
    topics: ['sign-in', 'applications', 'form-errors', 'payments', 'technical', 'complaints', 'contacts'],
    audience: 'EVERYONE',
    schedule: {
      timeZone: MOSCOW,
      weekly: { ...weekdays('08:00', '20:00'), sat: [['10:00', '16:00']] },
      calendar: 'RU',
      onHoliday: [['08:00', '14:00']],
    },
  },
  {
    key: 'moscow-sign-in',
    kind: 'PHONE',
    name: { ru: 'Москва: регистрация и подтверждение личности', en: 'Moscow: registration and identity' },
    value: '+7 495 000-00-02',
    region: 'RU-MOW',
    topics: ['sign-in'],
    audience: 'EVERYONE',
    schedule: { timeZone: MOSCOW, weekly: weekdays('08:00', '20:00'), calendar: 'RU' },
  },
  {
    key: 'technical-line',
    kind: 'PHONE',
    name: { ru: 'Москва: техническая поддержка', en: 'Moscow: technical support' },
    value: '+7 495 000-00-03',
    region: 'RU-MOW',
    topics: ['technical', 'form-errors', 'sign-in'],
    audience: 'EVERYONE',
    schedule: { timeZone: MOSCOW, weekly: daily([['09:00', '18:00']]), calendar: null },
  },
  {
    key: 'documents-line',
    kind: 'PHONE',
    name: { ru: 'Москва: электронные документы и справки', en: 'Moscow: e-documents and certificates' },
    value: '+7 495 000-00-04',
    region: 'RU-MOW',
    topics: ['documents', 'applications'],
    audience: 'EVERYONE',
    schedule: { timeZone: MOSCOW, weekly: daily([['10:00', '19:00']]), calendar: null },
  },
  {
    key: 'petersburg-line',
    kind: 'PHONE',
    name: { ru: 'Региональный центр Санкт-Петербурга', en: 'Regional centre of St Petersburg' },
    value: '+7 812 000-00-05',
    region: 'RU-SPE',
    topics: ['sign-in', 'applications', 'payments', 'technical', 'documents'],
    audience: 'EVERYONE',
    schedule: { timeZone: MOSCOW, weekly: weekdays('09:00', '18:00'), calendar: 'RU' },
  },
  {
    key: 'accessibility-line',
    kind: 'PHONE',
    name: { ru: 'Линия для людей с инвалидностью', en: 'Line for people with disabilities' },
    value: '8 800 000-00-06',
    region: null,
    topics: ['sign-in', 'applications', 'form-errors', 'technical', 'documents', 'contacts'],
    audience: 'DISABLED',
    schedule: { timeZone: MOSCOW, weekly: weekdays('09:00', '17:00'), calendar: 'RU' },
  },
  {
    key: 'business-line',
    kind: 'PHONE',
    name: { ru: 'Линия для юридических лиц', en: 'Line for legal entities' },
    value: '8 800 000-00-07',
    region: null,
    topics: ['sign-in', 'applications', 'payments', 'documents', 'contacts'],
    audience: 'LEGAL_ENTITIES',
    schedule: { timeZone: MOSCOW, weekly: weekdays('10:00', '16:00'), calendar: 'RU' },
  },
  {
    key: 'mail',
    kind: 'EMAIL',
    name: { ru: 'Электронная почта службы', en: 'Mailbox of the service' },
    value: 'help@veche.example',
    region: null,
    topics: ['applications', 'payments', 'documents', 'complaints', 'suggestions'],
    audience: 'EVERYONE',
    schedule: { timeZone: MOSCOW, weekly: weekdays('09:00', '18:00'), calendar: 'RU' },
  },
  {
    key: 'chat',
    kind: 'CHAT',
    name: { ru: 'Чат в личном кабинете', en: 'Chat in the personal account' },
    value: 'https://desk.veche.example/chat',
    region: null,
    topics: ['sign-in', 'applications', 'form-errors', 'payments', 'technical'],
    audience: 'EVERYONE',
    schedule: { timeZone: MOSCOW, weekly: daily(ALL_DAY), calendar: null },
  },
  {
    key: 'form',
    kind: 'FORM',
    name: { ru: 'Форма обратной связи', en: 'Feedback form' },
    value: 'https://desk.veche.example/feedback',
    region: null,
    topics: ['complaints', 'suggestions', 'applications', 'technical'],
    audience: 'EVERYONE',
    schedule: { timeZone: MOSCOW, weekly: daily(ALL_DAY), calendar: null },
  },
  {
    key: 'social',
    kind: 'SOCIAL',
    name: { ru: 'Официальная страница в соцсети', en: 'Official page in a social network' },
    value: 'https://social.veche.example/desk',
    region: null,
    topics: ['contacts', 'technical'],
    audience: 'EVERYONE',
    schedule: { timeZone: MOSCOW, weekly: weekdays('09:00', '18:00'), calendar: 'RU' },
  },
  {
    key: 'moscow-office',
    kind: 'OFFICE',
    name: { ru: 'Демонстрационный центр обслуживания', en: 'Demonstration service office' },
    value: 'Москва, Демонстрационный проезд, д. 0',
    region: 'RU-MOW',
    topics: ['sign-in', 'applications', 'documents'],
    audience: 'EVERYONE',
    schedule: {
      timeZone: MOSCOW,
      weekly: { ...weekdays('09:00', '19:00'), sat: [['10:00', '15:00']] },
      calendar: 'RU',
    },
  },
];

function weekdays(from: string, to: string): Week {
  const hours: Hours = [[from, to]];
  return { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours };
}

function daily(hours: Hours): Week {
  return { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours };
}
