import { defineMessages } from '#platform';

/** Suggested and canned replies, for staff. */
export const sayReplies = defineMessages({
  ru: {
    SUGGESTED: 'Подсказанные ответы',
    SUGGESTED_HINT:
      'Официальные ответы на похожие вопросы. Текст добавится в поле ответа, набранное останется. С клавиатуры: клавиша доступа браузера и номер.',
    SIMILARITY: 'сходство {percent, number} %',
    ANSWERED_SO:
      '{count, plural, one {так ответили # раз} few {так ответили # раза} many {так ответили # раз} other {так ответили # раза}}',
    CANNED: 'Заготовки ответов',
    TAKE: 'Взять в ответ{key, plural, =0 {} other { (#)}}',
    TAKE_OF: 'Взять в ответ{key, plural, =0 {} other { (#)}}: {name}',
  },
  en: {
    SUGGESTED: 'Suggested replies',
    SUGGESTED_HINT:
      'Official answers to similar questions. The text is added to the answer, what you typed stays. By keyboard: the access key of your browser and the number.',
    SIMILARITY: '{percent, number}% alike',
    ANSWERED_SO: 'answered so {count, plural, one {once} other {# times}}',
    CANNED: 'Canned replies',
    TAKE: 'Take over{key, plural, =0 {} other { (#)}}',
    TAKE_OF: 'Take over{key, plural, =0 {} other { (#)}}: {name}',
  },
});
