import { defineMessages } from '#platform';

/** What people are told of promises: kept late, moved, missed (docs/product.md §3). */
export const sayPromise = defineMessages({
  ru: {
    late_DECISION_subject: 'Мы не успели вовремя: {reference}',
    late_ANSWER_subject: 'Мы не ответили вовремя: {reference}',
    late_DECISION:
      'Мы обещали прочитать {kind, select, COMPLAINT {вашу жалобу} SUGGESTION {ваше предложение} other {ваш вопрос}} «{title}» не позднее: {due}. Мы не успели. Извините нас, пожалуйста.',
    late_ANSWER:
      'Мы обещали ответить на {kind, select, COMPLAINT {вашу жалобу} SUGGESTION {ваше предложение} other {ваш вопрос}} «{title}» не позднее: {due}. Мы не успели. Извините нас, пожалуйста.',
    forecast: 'Вот новый прогноз: мы посчитали его по длине очереди и по тому, как она идёт.',
    likely: 'Скорее всего, не позднее',
    latest: 'Почти наверняка, не позднее',
    openCase: 'Посмотреть, что с обращением',

    movedSubject: 'Изменился срок: {reference}',
    moved:
      'У службы поддержки изменился график, поэтому сдвинулся и срок, который мы вам обещали: «{title}».',
    from_DECISION: 'Модератор прочтёт: было',
    to_DECISION: 'Модератор прочтёт: стало',
    from_ANSWER: 'Специалист ответит: было',
    to_ANSWER: 'Специалист ответит: стало',

    missedSubject:
      '{count, plural, one {Пропущен # обещанный срок} few {Пропущены # обещанных срока} other {Пропущено # обещанных сроков}}',
    missed:
      'Эти обещания не выполнены вовремя. Перед каждым автором мы извинились и назвали ему новый прогноз.',
    missed_DECISION: '{category}: решение модератора, срок был: {due}',
    missed_ANSWER: '{category}: официальный ответ, срок был: {due}',
    openDesk: 'Открыть очередь',
    whySupervisor: 'Вы получили это письмо как руководитель смены. Отвечать на письмо не нужно.',
  },
  en: {
    late_DECISION_subject: 'We are late: {reference}',
    late_ANSWER_subject: 'We have not answered in time: {reference}',
    late_DECISION:
      'We promised to read your {kind, select, COMPLAINT {complaint} SUGGESTION {suggestion} other {question}} “{title}” at the latest: {due}. We did not manage it. Please accept our apology.',
    late_ANSWER:
      'We promised to answer your {kind, select, COMPLAINT {complaint} SUGGESTION {suggestion} other {question}} “{title}” at the latest: {due}. We did not manage it. Please accept our apology.',
    forecast: 'Here is a new forecast, counted from the length of the queue and the pace at which it moves.',
    likely: 'Most likely no later than',
    latest: 'Almost certainly no later than',
    openCase: 'See how far it is',

    movedSubject: 'A new due time: {reference}',
    moved: 'The hours of the support desk have changed, and with them what we promised you: “{title}”.',
    from_DECISION: 'A moderator reads it: before',
    to_DECISION: 'A moderator reads it: now',
    from_ANSWER: 'A specialist answers: before',
    to_ANSWER: 'A specialist answers: now',

    missedSubject: '{count, plural, one {# promise was} other {# promises were}} not kept in time',
    missed:
      'These promises were not kept in time. We have apologised to each author and named a new forecast.',
    missed_DECISION: '{category}: a moderator’s decision, it was due: {due}',
    missed_ANSWER: '{category}: an official answer, it was due: {due}',
    openDesk: 'Open the queue',
    whySupervisor: 'You received this e-mail as a supervisor. There is no need to answer it.',
  },
});
