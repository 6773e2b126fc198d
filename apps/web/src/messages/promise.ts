import { defineMessages } from '#platform';

/** What was promised to the asker, as far as it is still to come. */
export const sayPromise = defineMessages({
  ru: {
    DECISION: 'Модератор прочтёт',
    ANSWER: 'Специалист ответит',
    BY: 'самое позднее: {time}',
    LATE: 'обещали не позднее: {due}. Мы не успели, извините. Новый прогноз: скорее всего, {likely}; почти наверняка, {latest}',
    PAUSED: 'срок остановлен',
    PAUSED_AWAITING_ASKER: 'срок остановлен, пока ждём ответа автора',
    PAUSED_REDIRECTED: 'срок остановлен: обращение передано дальше',
    PAUSED_RETURNED: 'срок остановлен, пока автор меняет текст',
    PAUSED_LEFT: '{paused}; потом останется {left} рабочего времени',
    HOURS: '{count, plural, one {# час} few {# часа} many {# часов} other {# часа}}',
    MINUTES: '{count, plural, one {# минута} few {# минуты} many {# минут} other {# минуты}}',
  },
  en: {
    DECISION: 'A moderator reads it',
    ANSWER: 'A specialist answers',
    BY: 'at the latest: {time}',
    LATE: 'promised no later than: {due}. We are late, please accept our apology. The new forecast: most likely {likely}; almost certainly {latest}',
    PAUSED: 'the clock is stopped',
    PAUSED_AWAITING_ASKER: 'the clock is stopped while we wait for the author’s answer',
    PAUSED_REDIRECTED: 'the clock is stopped: the case was sent on',
    PAUSED_RETURNED: 'the clock is stopped while the author changes the text',
    PAUSED_LEFT: '{paused}; after that {left} of working time are left',
    HOURS: '{count, plural, one {# hour} other {# hours}}',
    MINUTES: '{count, plural, one {# minute} other {# minutes}}',
  },
});
