import { defineMessages } from '#platform';

/** Signing up, in and out. */
export const sayAccount = defineMessages({
  ru: {
    SIGN_IN_TITLE: 'Вход',
    SIGN_IN_BUTTON: 'Войти',
    NO_ACCOUNT: 'Ещё не зарегистрированы?',
    TO_SIGN_UP: 'Зарегистрируйтесь',
    SIGN_UP_TITLE: 'Регистрация',
    SIGN_UP_LEAD:
      'Зарегистрируйтесь, чтобы задать вопрос и получить ответ. Читать и искать можно без регистрации.',
    SIGN_UP_BUTTON: 'Зарегистрироваться',
    HAVE_ACCOUNT: 'Уже зарегистрированы?',
    TO_SIGN_IN: 'Войдите',
    NAME: 'Имя',
    NAME_HINT: 'Его увидят все рядом с вашими вопросами. Полное имя не нужно.',
    EMAIL: 'Электронная почта',
    EMAIL_HINT: 'Пришлём ссылку для подтверждения и ответы на ваши вопросы. Ваш адрес никому не покажем.',
    PASSWORD: 'Пароль',
    PASSWORD_HINT: 'Не короче {min} знаков. Удобно взять несколько слов подряд.',
    TIME_ZONE: 'Часовой пояс',
    TIME_ZONE_HINT: 'Покажем сроки по Москве и по вашему времени.',
    SENT_TITLE: 'Проверьте почту',
    SENT_TEXT:
      'Мы отправили письмо со ссылкой. Перейдите по ней, чтобы подтвердить адрес, и после этого войдите.',
    SENT_SPAM: 'Если письма нет несколько минут, загляните в папку «Спам».',
    RESEND_TITLE: 'Отправить письмо ещё раз',
    RESEND_BUTTON: 'Отправить письмо',
    RESENT: 'Если этот адрес ждёт подтверждения, мы отправили на него новое письмо.',
    SENT_LATER:
      'Письмо со ссылкой отправим до {time}: на этот адрес недавно просили несколько писем. Перейдите по ссылке, чтобы подтвердить адрес, и после этого войдите.',
    RESENT_LATER:
      'Если этот адрес ждёт подтверждения, новое письмо отправим на него до {time}: недавно на него просили несколько писем.',
    VERIFY_TITLE: 'Подтвердите адрес',
    VERIFY_TEXT: 'Вы регистрируетесь с адресом {email}. Нажмите кнопку, чтобы подтвердить, что он ваш.',
    VERIFY_ELSEWHERE:
      'Ссылка открыта не в том браузере, в котором начали эту регистрацию. Введите пароль, который вы придумали тогда. Если вы не регистрировались, закройте эту страницу.',
    VERIFY_PASSWORD_HINT: 'Тот, который вы придумали при регистрации.',
    VERIFY_BUTTON: 'Подтвердить адрес',
    VERIFIED_TITLE: 'Адрес подтверждён',
    VERIFIED_TEXT: 'Адрес {email} подтверждён. Теперь можно войти.',
    LINK_TITLE: 'Ссылка не действует',
    SIGN_OUT_TITLE: 'Выйти с сайта?',
    SIGN_OUT_BUTTON: 'Выйти',
  },
  en: {
    SIGN_IN_TITLE: 'Sign in',
    SIGN_IN_BUTTON: 'Sign in',
    NO_ACCOUNT: 'No account yet?',
    TO_SIGN_UP: 'Create one',
    SIGN_UP_TITLE: 'Create an account',
    SIGN_UP_LEAD:
      'You need an account to ask a question and get an answer. Reading and searching work without one.',
    SIGN_UP_BUTTON: 'Create an account',
    HAVE_ACCOUNT: 'Already have an account?',
    TO_SIGN_IN: 'Sign in',
    NAME: 'Name',
    NAME_HINT: 'Everyone will see it next to your questions. You need not give your full name.',
    EMAIL: 'E-mail',
    EMAIL_HINT:
      'We send the confirmation link and answers to your questions there. We show your address to nobody.',
    PASSWORD: 'Password',
    PASSWORD_HINT: 'At least {min} characters. A few words in a row work well.',
    TIME_ZONE: 'Time zone',
    TIME_ZONE_HINT: 'We show deadlines in Moscow time and in yours.',
    SENT_TITLE: 'Check your e-mail',
    SENT_TEXT: 'We have sent you a link. Follow it to confirm the address, then sign in.',
    SENT_SPAM: 'If nothing arrives within a few minutes, check your spam folder.',
    RESEND_TITLE: 'Send the e-mail again',
    RESEND_BUTTON: 'Send the e-mail',
    RESENT: 'If this address is waiting for confirmation, we have sent a new e-mail to it.',
    SENT_LATER:
      'We will send the e-mail with the link by {time}: several were asked for with this address just now. Follow the link to confirm the address, and then sign in.',
    RESENT_LATER:
      'If this address waits to be confirmed, we will send it a new e-mail by {time}: several were asked for just now.',
    VERIFY_TITLE: 'Confirm your address',
    VERIFY_TEXT: 'You are signing up with the address {email}. Press the button to confirm that it is yours.',
    VERIFY_ELSEWHERE:
      'This sign-up was started in another browser. Enter the password you chose then. If you did not sign up, close this page.',
    VERIFY_PASSWORD_HINT: 'The one you chose when you signed up.',
    VERIFY_BUTTON: 'Confirm the address',
    VERIFIED_TITLE: 'Your address is confirmed',
    VERIFIED_TEXT: 'The address {email} is confirmed. You can sign in now.',
    LINK_TITLE: 'The link is not valid',
    SIGN_OUT_TITLE: 'Sign out of the site?',
    SIGN_OUT_BUTTON: 'Sign out',
  },
});
