import { defineMessages } from '#platform';

/** Personal data in a text that everyone would read. */
export const sayPersonalData = defineMessages({
  ru: {
    TITLE: 'В тексте есть личные данные',
    PROPOSED: 'Так текст увидят все. Автор и сотрудники увидят его целиком.',
    HIDE_FIRST: 'В тексте есть личные данные. Сначала опубликуйте вопрос, скрыв их.',
    HIDE: 'Скрыть и опубликовать',
    HIDE_AND_SAVE: 'Скрыть и сохранить',
    AS_IS: 'Опубликовать без изменений',
    AS_IS_BUTTON: 'Опубликовать с личными данными',
    SAVE_AS_IS: 'Сохранить без изменений',
    SAVE_AS_IS_BUTTON: 'Сохранить с личными данными',
    REASON: 'Почему личные данные увидят все',
    REASON_HINT: 'Причина останется в журнале. Сами данные в неё не пишите.',
  },
  en: {
    TITLE: 'There is personal data in the text',
    PROPOSED: 'This is what everyone will read. The author and staff see the whole text.',
    HIDE_FIRST: 'There is personal data in the text. Publish the question with it hidden first.',
    HIDE: 'Hide and publish',
    HIDE_AND_SAVE: 'Hide and save',
    AS_IS: 'Publish unchanged',
    AS_IS_BUTTON: 'Publish with the personal data',
    SAVE_AS_IS: 'Save unchanged',
    SAVE_AS_IS_BUTTON: 'Save with the personal data',
    REASON: 'Why everyone may read the personal data',
    REASON_HINT: 'The reason goes into the audit log. Do not repeat the data in it.',
  },
});
