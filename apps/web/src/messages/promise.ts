import { defineMessages } from '#platform';

/** What was promised to the asker, as far as it is still to come. */
export const sayPromise = defineMessages({
  ru: {
    DECISION: 'Модератор прочтёт',
    ANSWER: 'Специалист ответит',
    BY: 'до {time}',
    LATE: 'Мы не успели, извините. Ответим до {latest}',
    PAUSED: 'срок пока не идёт',
    PAUSED_AWAITING_ASKER: 'Ждём уточнения от автора',
    PAUSED_REDIRECTED: 'вопрос направлен в другую службу',
    PAUSED_REDIRECTED_TICKET: 'вопрос направлен специалистам',
    PAUSED_REDIRECTED_PHONE: 'по телефону',
    PAUSED_RETURNED: 'Ждём исправлений от автора',
    PAUSED_LEFT: '{paused}. После этого ответим за {left} рабочего времени',
    HOURS: '{count, plural, one {# час} few {# часа} many {# часов} other {# часа}}',
    MINUTES: '{count, plural, one {# минута} few {# минуты} many {# минут} other {# минуты}}',
    PAUSED_AWAITING_ASKER_OWN: 'Ждём уточнения от вас',
    PAUSED_RETURNED_OWN: 'Ждём исправлений от вас',
  },
  en: {
    DECISION: 'A moderator reads it',
    ANSWER: 'A specialist answers',
    BY: 'by {time}',
    LATE: 'We are late, sorry. We will answer by {latest}',
    PAUSED: 'the deadline is paused',
    PAUSED_AWAITING_ASKER: 'Waiting for details from the asker',
    PAUSED_REDIRECTED: 'the question was redirected',
    PAUSED_REDIRECTED_TICKET: 'the question was sent to specialists',
    PAUSED_REDIRECTED_PHONE: 'by phone',
    PAUSED_RETURNED: 'Waiting for the author’s changes',
    PAUSED_LEFT: '{paused}. After that we answer within {left} of working time',
    HOURS: '{count, plural, one {# hour} other {# hours}}',
    MINUTES: '{count, plural, one {# minute} other {# minutes}}',
    PAUSED_AWAITING_ASKER_OWN: 'Waiting for details from you',
    PAUSED_RETURNED_OWN: 'Waiting for your changes',
  },
});
