import { defineMessages } from '#platform';

/** What is wrong with the period of a report. */
export const sayReports = defineMessages({
  ru: {
    PERIOD_BACKWARDS: 'Конец периода должен быть позже начала.',
    PERIOD_TOO_LONG: 'Период не может быть длиннее года.',
    PERIOD_OUT_OF_RANGE: 'Укажите даты с 2000 по 2199 год.',
  },
  en: {
    PERIOD_BACKWARDS: 'The period must end after it begins.',
    PERIOD_TOO_LONG: 'The period cannot be longer than a year.',
    PERIOD_OUT_OF_RANGE: 'Give dates from 2000 to 2199.',
  },
});
