import type { DemoPerson } from './types.js';

export const demoPeople: DemoPerson[] = [
  {
    key: 'anna',
    email: 'anna@veche.example',
    displayName: 'Демо-гражданин Анна',
    role: 'CITIZEN',
    timeZone: 'Europe/Moscow',
  },
  {
    key: 'boris',
    email: 'boris@veche.example',
    displayName: 'Демо-гражданин Борис',
    role: 'CITIZEN',
    timeZone: 'Asia/Vladivostok',
  },
  {
    key: 'vera',
    email: 'vera@veche.example',
    displayName: 'Демо-гражданин Вера',
    role: 'CITIZEN',
    timeZone: 'Asia/Yekaterinburg',
  },
  {
    key: 'sergey',
    email: 'sergey@veche.example',
    displayName: 'Демо-специалист Сергей',
    role: 'SPECIALIST',
    timeZone: 'Europe/Moscow',
    department: 'Отдел входа и технической поддержки',
  },
  {
    key: 'tatyana',
    email: 'tatyana@veche.example',
    displayName: 'Демо-специалист Татьяна',
    role: 'SPECIALIST',
    timeZone: 'Europe/Moscow',
    department: 'Отдел услуг и обращений граждан',
  },
  {
    key: 'maria',
    email: 'maria@veche.example',
    displayName: 'Демо-модератор Мария',
    role: 'MODERATOR',
    timeZone: 'Europe/Moscow',
  },
  {
    key: 'oleg',
    email: 'oleg@veche.example',
    displayName: 'Демо-модератор Олег',
    role: 'MODERATOR',
    timeZone: 'Europe/Samara',
  },
  {
    key: 'nadezhda',
    email: 'nadezhda@veche.example',
    displayName: 'Демо-руководитель Надежда',
    role: 'SUPERVISOR',
    timeZone: 'Europe/Moscow',
  },
  {
    key: 'igor',
    email: 'igor@veche.example',
    displayName: 'Демо-администратор Игорь',
    role: 'ADMINISTRATOR',
    timeZone: 'Europe/Moscow',
  },
];
