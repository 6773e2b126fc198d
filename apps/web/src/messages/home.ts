import { defineMessages } from '#platform';

/** The home page, the page of a category, and search. */
export const sayHome = defineMessages({
  ru: {
    TITLE: 'Вопросы и ответы об электронных услугах',
    LEAD: 'Найдите готовый ответ или спросите специалистов службы поддержки.',
    ASK: 'Задать вопрос',
    ASK_TEXT:
      'Не нашли ответа? Опишите, что произошло. Сначала вопрос прочтёт модератор, затем ответит специалист.',
    OPEN_UNTIL: 'Сейчас рассматриваем вопросы, до {time}.',
    OPEN_LONG: 'Сейчас рассматриваем вопросы.',
    OPENS_AT: 'Сейчас нерабочее время. Ответим с {time}. Отправить вопрос можно в любое время.',
    CLOSED: 'Сейчас нерабочее время. Отправить вопрос можно в любое время.',
    THEMES: 'Темы',
    RECENT: 'Последние вопросы и ответы',
    QUESTIONS:
      '{count, plural, =0 {Вопросов пока нет} one {# вопрос} few {# вопроса} many {# вопросов} other {# вопроса}}',
    EMPTY: 'Здесь пока ничего нет. Задайте первый вопрос.',
    ANSWERED_BY: 'Отвечает {department}',
    CATEGORY_LIST: 'Вопросы темы',
    CATEGORY_MORE: '{title}: продолжение списка',
  },
  en: {
    TITLE: 'Questions and answers about electronic services',
    LEAD: 'Find an answer or ask the specialists of the support service.',
    ASK: 'Ask a question',
    ASK_TEXT:
      'No answer yet? Describe what happened. A moderator reads your question first, then a specialist answers.',
    OPEN_UNTIL: 'We are reviewing questions now, until {time}.',
    OPEN_LONG: 'We are reviewing questions now.',
    OPENS_AT: 'We are outside working hours. We answer from {time}. You can send a question at any time.',
    CLOSED: 'We are outside working hours now. You can send a question at any time.',
    THEMES: 'Topics',
    RECENT: 'Latest questions and answers',
    QUESTIONS: '{count, plural, =0 {No questions yet} one {# question} other {# questions}}',
    EMPTY: 'There is nothing here yet. Ask the first question.',
    ANSWERED_BY: 'Answered by {department}',
    CATEGORY_LIST: 'Questions on this topic',
    CATEGORY_MORE: '{title}: continued',
  },
});
