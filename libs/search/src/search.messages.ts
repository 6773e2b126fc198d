import { defineMessages } from '#platform';

/** What is wrong with words that are to mean the same. */
export const saySearchRules = defineMessages({
  ru: {
    TOO_FEW_TERMS: 'Нужно хотя бы два разных слова или сочетания.',
    TOO_MANY_TERMS: 'Можно не больше {terms} слов и сочетаний.',
    TERM_TOO_LONG: 'Сочетание слишком длинное: можно не больше {words} слов и {chars} знаков.',
    SAME_TERM_TWICE: 'Формы одного слова и так находят друг друга: оставьте одну.',
    SHARE_OUT_OF_RANGE: 'Вес — число больше 0 и не больше 1.',
    TOO_MANY_GROUPS: 'Групп синонимов уже {groups}. Удалите ненужные.',
  },
  en: {
    TOO_FEW_TERMS: 'At least two different words or phrases are needed.',
    TOO_MANY_TERMS: 'At most {terms} words and phrases are allowed.',
    TERM_TOO_LONG: 'A phrase is too long: at most {words} words and {chars} characters are allowed.',
    SAME_TERM_TWICE: 'Forms of one word find each other anyway: leave one of them.',
    SHARE_OUT_OF_RANGE: 'The weight is a number above 0 and not above 1.',
    TOO_MANY_GROUPS: 'There are {groups} groups of synonyms already. Remove some.',
  },
});
