import { defineMessages } from '#platform';

export const sayDirectory = defineMessages({
  ru: {
    WINDOW_CLOSED: 'Сейчас нерабочее время. Это можно будет сделать, когда откроется приём: {opensAt}.',
    AND_OWN_TIME: '{moscow}; у вас — {own}',
  },
  en: {
    WINDOW_CLOSED: 'It is outside working hours. This can be done from the next opening: {opensAt}.',
    AND_OWN_TIME: '{moscow}; for you — {own}',
  },
});
