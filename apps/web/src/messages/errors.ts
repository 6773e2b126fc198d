import { defineMessages } from '#platform';

/** Pages that say what went wrong, in plain language, and what to do next. */
export const sayError = defineMessages({
  ru: {
    NOT_FOUND_TITLE: 'Такой страницы нет',
    NOT_FOUND_TEXT:
      'Проверьте адрес: возможно, в нём опечатка. Если вы пришли по ссылке, страницу могли убрать.',
    FORBIDDEN_TITLE: 'У вас нет доступа к этой странице',
    FORBIDDEN_TEXT: 'Эта страница открыта только сотрудникам службы поддержки или автору вопроса.',
    BAD_REQUEST_TITLE: 'Адрес или форма повреждены',
    BAD_REQUEST_TEXT: 'Вернитесь назад и попробуйте ещё раз.',
    CROSS_SITE_TITLE: 'Форма отправлена с другого сайта',
    CROSS_SITE_TEXT:
      'Чтобы никто не действовал от вашего имени, мы принимаем формы только с этого сайта. Откройте нужную страницу здесь и отправьте форму ещё раз.',
    TOO_LARGE_TITLE: 'Слишком длинный текст',
    TOO_LARGE_TEXT:
      'Форма больше, чем мы можем принять. Вернитесь назад и сократите текст: набранное сохранилось в форме.',
    TOO_MANY_TITLE: 'Слишком много попыток',
    TOO_MANY_TEXT: 'Подождите немного и попробуйте ещё раз.',
    UNAVAILABLE_TITLE: 'Сайт ненадолго недоступен',
    UNAVAILABLE_TEXT:
      'Мы уже восстанавливаем работу. Попробуйте через минуту. Ничего из отправленного раньше не потеряно.',
    UNAVAILABLE_TYPED:
      'То, что вы набрали, сохранено на этой странице. Нажмите «Отправить ещё раз»: дважды ничего не отправится.',
    INTERNAL_TITLE: 'Ошибка на нашей стороне',
    INTERNAL_TEXT: 'Мы уже знаем о ней. Попробуйте зайти позже.',
    SIGNED_OUT_TITLE: 'Нужно войти ещё раз',
    SIGNED_OUT_TEXT:
      'Сеанс закончился, пока вы заполняли форму. То, что вы набрали, сохранено на этой странице.',
    SIGNED_OUT_STEP_1: 'Войдите на сайт в новой вкладке.',
    SIGNED_OUT_STEP_2: 'Вернитесь сюда и нажмите «Отправить ещё раз».',
    SIGN_IN_NEW_TAB: 'Войти (новая вкладка)',
    SEND_AGAIN: 'Отправить ещё раз',
    TO_HOME: 'На главную',
    TO_SEARCH: 'Найти ответ',
    TO_CONTACTS: 'Связаться с нами',
    OTHER_TITLE: 'Не получилось',
    WHAT_YOU_CAN_DO: 'Что можно сделать',
  },
  en: {
    NOT_FOUND_TITLE: 'Page not found',
    NOT_FOUND_TEXT:
      'Check the address for a typing mistake. If you followed a link, the page may have been removed.',
    FORBIDDEN_TITLE: 'You do not have access to this page',
    FORBIDDEN_TEXT: 'Only support staff or the author of the question can open this page.',
    BAD_REQUEST_TITLE: 'The address or the form is damaged',
    BAD_REQUEST_TEXT: 'Go back and try again.',
    CROSS_SITE_TITLE: 'The form came from another site',
    CROSS_SITE_TEXT:
      'So that nobody can act in your name, we only accept forms from this site. Open the page here and send the form again.',
    TOO_LARGE_TITLE: 'The text is too long',
    TOO_LARGE_TEXT:
      'The form is larger than we can accept. Go back and shorten the text: what you typed is still in the form.',
    TOO_MANY_TITLE: 'Too many attempts',
    TOO_MANY_TEXT: 'Wait a little and try again.',
    UNAVAILABLE_TITLE: 'The site is briefly unavailable',
    UNAVAILABLE_TEXT: 'We are restoring it. Try again in a minute. Nothing you sent before is lost.',
    UNAVAILABLE_TYPED: 'What you typed is kept on this page. Press “Send again”: nothing will be sent twice.',
    INTERNAL_TITLE: 'Something went wrong on our side',
    INTERNAL_TEXT: 'We have been told about it. Please come back later.',
    SIGNED_OUT_TITLE: 'Please sign in again',
    SIGNED_OUT_TEXT:
      'Your session ended while you were filling in the form. What you typed is kept on this page.',
    SIGNED_OUT_STEP_1: 'Sign in to the site in a new tab.',
    SIGNED_OUT_STEP_2: 'Come back here and press “Send again”.',
    SIGN_IN_NEW_TAB: 'Sign in (new tab)',
    SEND_AGAIN: 'Send again',
    TO_HOME: 'Home page',
    TO_SEARCH: 'Find an answer',
    TO_CONTACTS: 'Contact us',
    OTHER_TITLE: 'That did not work',
    WHAT_YOU_CAN_DO: 'What you can do',
  },
});
