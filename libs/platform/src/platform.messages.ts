import { defineMessages } from './messages.js';

/** Refusals that every room may give. */
export const sayPlatform = defineMessages({
  ru: {
    NOT_PERMITTED: 'У вас нет права на это действие.',
    SIGN_IN_REQUIRED: 'Сначала войдите на сайт.',
    NOT_FOUND: 'Такой записи нет. Возможно, её удалили или адрес неверный.',
    INVALID_INPUT: 'Проверьте, что вы ввели.',
    EMPTY: 'Заполните это поле.',
    TOO_SHORT: 'Слишком коротко: нужно не меньше {min} знаков.',
    TOO_LONG: 'Слишком длинно: можно не больше {max} знаков.',
    BROKEN_UNICODE: 'В тексте есть повреждённые символы. Наберите их ещё раз.',
    CONTROL_CHARACTERS: 'В тексте есть управляющие символы. Удалите их или наберите текст ещё раз.',
    INVALID: 'Это значение не подходит.',
    UNKNOWN_CHOICE: 'Выберите вариант из списка.',
    BAD_PAGE_SIZE: 'Размер страницы должен быть от 1 до {max}.',
    BAD_PAGE_DIRECTION: 'Укажите либо first и after, либо last и before.',
    BAD_CURSOR: 'Курсор повреждён или взят из другого списка.',
    BAD_ID: 'Неверный идентификатор.',
    SERVICE_UNAVAILABLE:
      'Сервис временно недоступен. Попробуйте ещё раз через минуту: введённое не потеряно.',
    INTERNAL_ERROR: 'На нашей стороне произошла ошибка. Мы уже знаем о ней; попробуйте ещё раз позже.',
    TOO_MANY_REQUESTS: 'Слишком много попыток. Попробуйте позже.',
    KEY_REUSED: 'Этот ключ запроса уже использован с другими данными.',
  },
  en: {
    NOT_PERMITTED: 'You are not allowed to do this.',
    SIGN_IN_REQUIRED: 'Sign in first.',
    NOT_FOUND: 'There is no such record. It may have been removed, or the address is wrong.',
    INVALID_INPUT: 'Check what you have entered.',
    EMPTY: 'Fill in this field.',
    TOO_SHORT: 'Too short: at least {min} characters are needed.',
    TOO_LONG: 'Too long: at most {max} characters are allowed.',
    BROKEN_UNICODE: 'The text contains broken characters. Type them again.',
    CONTROL_CHARACTERS: 'The text contains control characters. Remove them or type the text again.',
    INVALID: 'This value does not fit.',
    UNKNOWN_CHOICE: 'Choose one of the list.',
    BAD_PAGE_SIZE: 'The page size must be between 1 and {max}.',
    BAD_PAGE_DIRECTION: 'Give either first and after, or last and before.',
    BAD_CURSOR: 'The cursor is damaged or belongs to another list.',
    BAD_ID: 'The identifier is not valid.',
    SERVICE_UNAVAILABLE:
      'The service is briefly unavailable. Try again in a minute: nothing you typed is lost.',
    INTERNAL_ERROR: 'Something went wrong on our side. We have been told; please try again later.',
    TOO_MANY_REQUESTS: 'Too many attempts. Try again later.',
    KEY_REUSED: 'This request key was already used with other data.',
  },
});
