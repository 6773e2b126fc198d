import { defineMessages } from '#platform';

export const sayForum = defineMessages({
  ru: {
    NOT_ALLOWED_NOW: 'Сейчас это действие невозможно: состояние вопроса изменилось.',
    THREAD_CLOSED: 'Вопрос закрыт для новых ответов.',
    title_TOO_SHORT: 'Заголовок слишком короткий: опишите суть хотя бы в {min} знаках.',
    category_UNKNOWN: 'Выберите тему из списка.',
    kind_UNKNOWN: 'Выберите, что это: вопрос, жалоба или предложение.',
    authorRemoved: 'Пользователь удалён',
    importedAsker: 'Посетитель',
    importedDepartment: 'Служба поддержки',
    importedTitle: 'Вопрос из архива {id}',
    BAD_DATE: 'Нужна дата и время со смещением, например 2026-11-20T10:00:00+03:00.',
    ANSWER_BEFORE_QUESTION: 'Ответ раньше вопроса.',
    TOO_MANY_TAGS: 'Слишком много меток.',
  },
  en: {
    NOT_ALLOWED_NOW: 'This is not possible now: the state of the question has changed.',
    THREAD_CLOSED: 'The question takes no new replies.',
    title_TOO_SHORT: 'The title is too short: describe the point in at least {min} characters.',
    category_UNKNOWN: 'Choose a theme from the list.',
    kind_UNKNOWN: 'Choose what it is: a question, a complaint or a suggestion.',
    authorRemoved: 'Deleted user',
    importedAsker: 'Visitor',
    importedDepartment: 'Support',
    importedTitle: 'Question {id} of the archive',
    BAD_DATE: 'A date and time with its offset is needed, for example 2026-11-20T10:00:00+03:00.',
    ANSWER_BEFORE_QUESTION: 'The answer is earlier than the question.',
    TOO_MANY_TAGS: 'Too many tags.',
  },
});
