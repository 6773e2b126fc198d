import { defineMessages } from '#platform';

export const sayScreening = defineMessages({
  ru: {
    PERSONAL_DATA: 'Похоже на личные данные: {what}.',
    CONTACTS_AND_LINKS:
      'Ссылки или контакты{hosts, select, none {} other {: {hosts}}}. Проверьте, не реклама ли это и не обман ли.',
    FLOOD: 'Слишком много сообщений подряд.',
    REPEATED_TEXT:
      '{times, plural, one {Такой текст этот автор уже отправлял # раз.} few {Такой текст этот автор уже отправлял # раза.} many {Такой текст этот автор уже отправлял # раз.} other {Такой текст этот автор уже отправлял # раза.}}',
    STOP_LIST: 'Есть слова из стоп-листа.',
    SIMILAR_THREAD: 'Уже опубликован похожий вопрос.',
    MISSING_DETAILS: 'Вопрос слишком общий. Не хватает: {what}.',

    PERSONAL_DATA_HOLD:
      'В тексте есть личные данные: {what}. Лучше уберите их. Если оставить, модератор скроет их перед публикацией.',
    CONTACTS_AND_LINKS_HOLD: 'В тексте есть ссылки или контакты: модератор проверит их до публикации.',
    CONTACTS_AND_LINKS_REFUSE: 'В тексте слишком много ссылок. Уберите лишние и отправьте снова.',
    FLOOD_REFUSE: 'Вы отправили много сообщений подряд. Следующее отправьте после {time}.',
    REPEATED_TEXT_HOLD: 'Похожий текст вы уже отправляли. Если ответа нет, опишите, что изменилось.',
    REPEATED_TEXT_REFUSE:
      'Этот текст вы уже отправляли несколько раз. Дождитесь ответа или напишите другими словами, что изменилось.',
    STOP_LIST_HOLD: 'Модератор особенно внимательно прочтёт слова: {words}.',
    STOP_LIST_REFUSE: 'Такие слова здесь не публикуются: {words}. Уберите их и отправьте снова.',
    MISSING_DETAILS_PUBLISH:
      'Вопрос слишком общий. Ответ придёт быстрее, если добавить: {what}. Отправить можно и так.',

    BANK_CARD: 'номер банковской карты',
    OMS: 'номер полиса ОМС',
    SNILS: 'СНИЛС',
    INN: 'ИНН',
    PHONE: 'номер телефона',
    PASSPORT: 'данные паспорта',
    EMAIL: 'адрес электронной почты',
    WHAT_HAPPENED: 'что вы делали и что увидели',
    SERVICE: 'какая услуга',
    OCCURRED_AT: 'когда это случилось',
    ERROR_TEXT: 'текст ошибки',
  },
  en: {
    PERSONAL_DATA: 'It looks like personal data: {what}.',
    CONTACTS_AND_LINKS:
      'Links or contacts{hosts, select, none {} other {: {hosts}}}. Check for advertising and fraud.',
    FLOOD: 'Too many posts in a row.',
    REPEATED_TEXT: 'This author has sent such a text {times, plural, one {once} other {# times}} before.',
    STOP_LIST: 'Contains words from the stop list.',
    SIMILAR_THREAD: 'A similar question is already published.',
    MISSING_DETAILS: 'The question is too general. Missing: {what}.',

    PERSONAL_DATA_HOLD:
      'The text contains personal data: {what}. Better remove it. If you leave it, a moderator will hide it before publishing.',
    CONTACTS_AND_LINKS_HOLD: 'The text has links or contacts: a moderator will check them before publishing.',
    CONTACTS_AND_LINKS_REFUSE: 'The text has too many links. Remove some and send it again.',
    FLOOD_REFUSE: 'You have sent many posts in a row. Send the next one after {time}.',
    REPEATED_TEXT_HOLD:
      'You have sent a similar text before. If there is no answer, describe what has changed.',
    REPEATED_TEXT_REFUSE:
      'You have sent this text several times. Wait for the answer, or describe in other words what has changed.',
    STOP_LIST_HOLD: 'A moderator will look closely at these words: {words}.',
    STOP_LIST_REFUSE: 'Such words are not published here: {words}. Remove them and send it again.',
    MISSING_DETAILS_PUBLISH:
      'The question is too general. We will answer faster if you add: {what}. You can also send it as it is.',

    BANK_CARD: 'a bank card number',
    OMS: 'a health insurance number',
    SNILS: 'a SNILS',
    INN: 'an INN',
    PHONE: 'a phone number',
    PASSPORT: 'passport data',
    EMAIL: 'an e-mail address',
    WHAT_HAPPENED: 'what you did and what you saw',
    SERVICE: 'which service',
    OCCURRED_AT: 'when it happened',
    ERROR_TEXT: 'the text of the error',
  },
});
