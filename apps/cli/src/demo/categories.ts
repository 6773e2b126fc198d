import type { Bilingual, DemoCategory } from './types.js';

const ACCESS: Bilingual = {
  ru: 'Отдел входа и технической поддержки',
  en: 'Sign-in and technical support department',
};
const SERVICES: Bilingual = {
  ru: 'Отдел услуг и обращений граждан',
  en: 'Services and citizens’ appeals department',
};

/** One working day of the desk: 08:00–20:00. */
const WORKING_DAY_HOURS = 12;
const WORKING_DAY_MINUTES = WORKING_DAY_HOURS * 60;

const PROMPT = { decisionMinutes: 60, answerMinutes: 120 };

export const demoCategories: DemoCategory[] = [
  {
    slug: 'sign-in',
    title: { ru: 'Регистрация и вход', en: 'Registration and sign-in' },
    description: {
      ru: 'Учётная запись, пароль, коды подтверждения, данные профиля.',
      en: 'Account, password, confirmation codes, profile data.',
    },
    department: ACCESS,
    ...PROMPT,
    ticketHours: 24,
  },
  {
    slug: 'applications',
    title: { ru: 'Подача и отслеживание заявлений', en: 'Submitting and tracking applications' },
    description: {
      ru: 'Как подать, проверить статус, исправить или отменить заявление.',
      en: 'How to submit, check, correct or cancel an application.',
    },
    department: SERVICES,
    ...PROMPT,
    ticketHours: 48,
  },
  {
    slug: 'form-errors',
    title: { ru: 'Ошибки в формах', en: 'Errors in forms' },
    description: {
      ru: 'Поле не принимает данные, файл не загружается, кнопка не нажимается.',
      en: 'A field refuses data, a file does not upload, a button does not work.',
    },
    department: ACCESS,
    ...PROMPT,
    ticketHours: 24,
  },
  {
    slug: 'payments',
    title: { ru: 'Платежи и возвраты', en: 'Payments and refunds' },
    description: {
      ru: 'Пошлины, штрафы, квитанции, ошибочные и двойные списания.',
      en: 'Duties, fines, receipts, mistaken and double charges.',
    },
    department: SERVICES,
    ...PROMPT,
    ticketHours: 48,
  },
  {
    slug: 'technical',
    title: { ru: 'Сбои и доступ к сервису', en: 'Technical failures and access' },
    description: {
      ru: 'Сайт или приложение не открывается, работает медленно или с ошибкой.',
      en: 'The site or the app does not open, is slow or shows an error.',
    },
    department: ACCESS,
    ...PROMPT,
    ticketHours: 24,
  },
  {
    slug: 'documents',
    title: { ru: 'Справки и документы', en: 'Certificates and documents' },
    description: {
      ru: 'Выписки, справки, электронная подпись, ошибки в готовых документах.',
      en: 'Extracts, certificates, e-signature, mistakes in issued documents.',
    },
    department: SERVICES,
    ...PROMPT,
    ticketHours: 48,
  },
  {
    slug: 'complaints',
    title: { ru: 'Жалобы', en: 'Complaints' },
    description: {
      ru: 'Что пошло не так в работе службы. Отвечаем за пять рабочих дней.',
      en: 'What went wrong in our work. We answer within five working days.',
    },
    department: SERVICES,
    decisionMinutes: 60,
    answerMinutes: 5 * WORKING_DAY_MINUTES,
    ticketHours: 5 * WORKING_DAY_HOURS,
  },
  {
    slug: 'suggestions',
    title: { ru: 'Предложения', en: 'Suggestions' },
    description: {
      ru: 'Что стоит улучшить. Отвечаем за десять рабочих дней.',
      en: 'What could be better. We answer within ten working days.',
    },
    department: SERVICES,
    decisionMinutes: 60,
    answerMinutes: 10 * WORKING_DAY_MINUTES,
    ticketHours: 10 * WORKING_DAY_HOURS,
  },
  {
    slug: 'contacts',
    title: { ru: 'Телефоны и часы работы', en: 'Contacts and hours' },
    description: {
      ru: 'Куда звонить и писать, когда отвечают операторы, что подготовить.',
      en: 'Where to call and write, when operators answer, what to prepare.',
    },
    department: ACCESS,
    ...PROMPT,
    ticketHours: 24,
  },
];
