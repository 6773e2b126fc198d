import { defineMessages } from '#platform';

/** What is wrong with words that are to mean the same. */
export const saySearchRules = defineMessages({
  ru: {
    TOO_FEW_TERMS: 'Нужно хотя бы два разных слова или сочетания.',
    TOO_MANY_TERMS: 'Можно не больше {max} слов и сочетаний.',
    TERM_TOO_LONG: 'Сочетание слишком длинное: можно не больше {max} слов и {chars} знаков.',
    BAD_SHARE: 'Вес — число больше 0 и не больше 1.',
    TOO_MANY_GROUPS: 'Групп синонимов уже {max}. Удалите ненужные.',
  },
  en: {
    TOO_FEW_TERMS: 'At least two different words or phrases are needed.',
    TOO_MANY_TERMS: 'At most {max} words and phrases are allowed.',
    TERM_TOO_LONG: 'A phrase is too long: at most {max} words and {chars} characters are allowed.',
    BAD_SHARE: 'The weight is a number above 0 and not above 1.',
    TOO_MANY_GROUPS: 'There are {max} groups of synonyms already. Remove some.',
  },
});
