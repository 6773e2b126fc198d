import { defineMessages } from '#platform';

/** What people are told of promises: kept late, moved, missed (docs/product.md §3). */
export const sayPromise = defineMessages({
  ru: {
    late_DECISION_subject: 'Мы не успели рассмотреть вопрос {reference}, извините',
    late_ANSWER_subject: 'Мы не успели ответить на вопрос {reference}, извините',
    late_DECISION:
      'Мы обещали прочитать {kind, select, COMPLAINT {вашу жалобу} SUGGESTION {ваше предложение} other {ваш вопрос}} «{title}» до {due}. Мы не успели, извините.',
    late_ANSWER:
      'Мы обещали ответить на {kind, select, COMPLAINT {вашу жалобу} SUGGESTION {ваше предложение} other {ваш вопрос}} «{title}» до {due}. Мы не успели, извините.',
    forecast: 'Новый срок мы посчитали по длине очереди и по тому, как она идёт.',
    latest: 'Ответим',
    openCase: 'Открыть обращение',

    movedSubject: 'Изменился срок по вопросу {reference}',
    moved: 'График службы поддержки изменился, поэтому изменился и срок по вашему вопросу «{title}».',
    from_DECISION: 'Модератор прочтёт, прежний срок',
    to_DECISION: 'Модератор прочтёт, новый срок',
    from_ANSWER: 'Специалист ответит, прежний срок',
    to_ANSWER: 'Специалист ответит, новый срок',

    missedSubject:
      '{count, plural, one {Пропущен # обещанный срок} few {Пропущены # обещанных срока} other {Пропущено # обещанных сроков}}',
    missed: 'Мы не уложились в эти сроки. Извинились перед каждым автором и назвали новый срок.',
    missed_DECISION: '{category}: решение модератора, срок до {due}',
    missed_ANSWER: '{category}: официальный ответ, срок до {due}',
    openDesk: 'Открыть модерацию',
    whySupervisor: 'Вы получили это письмо как руководитель смены. Отвечать на письмо не нужно.',
    by: 'до {time}',
  },
  en: {
    late_DECISION_subject: 'We are late with question {reference}, sorry',
    late_ANSWER_subject: 'We are late to answer question {reference}, sorry',
    late_DECISION:
      'We promised to read your {kind, select, COMPLAINT {complaint} SUGGESTION {suggestion} other {question}} “{title}” by {due}. We are late, sorry.',
    late_ANSWER:
      'We promised to answer your {kind, select, COMPLAINT {complaint} SUGGESTION {suggestion} other {question}} “{title}” by {due}. We are late, sorry.',
    forecast: 'We have set the new deadline by the length of the queue and the pace at which it moves.',
    latest: 'We will answer',
    openCase: 'Open the case',

    movedSubject: 'New deadline for question {reference}',
    moved:
      'The hours of the support service have changed, and so has the deadline for your question “{title}”.',
    from_DECISION: 'A moderator reads it, old deadline',
    to_DECISION: 'A moderator reads it, new deadline',
    from_ANSWER: 'A specialist answers, old deadline',
    to_ANSWER: 'A specialist answers, new deadline',

    missedSubject: '{count, plural, one {# promise was} other {# promises were}} not kept in time',
    missed: 'These deadlines were missed. We have apologised to each author and named a new deadline.',
    missed_DECISION: '{category}: a moderator’s decision, due by {due}',
    missed_ANSWER: '{category}: an official answer, due by {due}',
    openDesk: 'Open moderation',
    whySupervisor: 'You received this e-mail as a supervisor. There is no need to answer it.',
    by: 'by {time}',
  },
});
