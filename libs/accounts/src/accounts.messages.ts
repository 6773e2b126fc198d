import { defineMessages } from '#platform';

/** What accounts say on screens and in e-mails. */
export const sayAccounts = defineMessages({
  ru: {
    EMAIL_INVALID: 'Введите адрес электронной почты, например ivanova@example.ru.',
    NAME_NOT_A_NAME: 'Введите имя без ссылок и адресов.',
    PASSWORD_IS_EMAIL: 'Пароль не должен совпадать с адресом почты.',
    PASSWORD_COMMON: 'Этот пароль слишком простой, его легко подобрать. Придумайте другой.',
    WRONG_CREDENTIALS:
      'Не удалось войти. Проверьте адрес и пароль. Если вы недавно зарегистрировались, сначала перейдите по ссылке из письма.',
    LINK_NOT_VALID: 'Ссылка устарела или уже не действует. Запросите новое письмо.',
    greeting: 'Здравствуйте!',
    verificationSubject: 'Подтвердите адрес электронной почты',
    verificationText: 'Этот адрес указали при регистрации на форуме «Вече». Чтобы войти, подтвердите его.',
    verificationAction: 'Подтвердить адрес',
    verificationTerm: 'Ссылка действует {hours} часа.',
    verificationFooter:
      'Если вы не регистрировались, ничего не делайте: без подтверждения войти не получится.',
    registeredSubject: 'Вы уже зарегистрированы',
    registeredText:
      'Кто-то, возможно вы, снова указал этот адрес при регистрации на форуме «Вече». Вы уже зарегистрированы, новая учётная запись не создана.',
    registeredAction: 'Войти',
    registeredFooter: 'Если это были не вы, ничего не делайте: ваш пароль не изменился.',
  },
  en: {
    EMAIL_INVALID: 'Enter an e-mail address, for example ivanova@example.ru.',
    NAME_NOT_A_NAME: 'Enter a name without links or addresses.',
    PASSWORD_IS_EMAIL: 'The password must not be the e-mail address.',
    PASSWORD_COMMON: 'This password is too simple and easy to guess. Choose another one.',
    WRONG_CREDENTIALS:
      'Could not sign in. Check the address and the password. If you have just signed up, follow the link in our e-mail first.',
    LINK_NOT_VALID: 'The link is too old or no longer valid. Ask for a new e-mail.',
    greeting: 'Hello,',
    verificationSubject: 'Confirm your e-mail address',
    verificationText:
      'This address was given to sign up on the Veche forum. Confirm it, and then you can sign in.',
    verificationAction: 'Confirm the address',
    verificationTerm: 'The link is valid for {hours} hours.',
    verificationFooter: 'If you did not sign up, do nothing: without this nobody can sign in.',
    registeredSubject: 'You have already signed up',
    registeredText:
      'Someone, perhaps you, gave this address again to sign up on the Veche forum. You already have an account; no new one was made.',
    registeredAction: 'Sign in',
    registeredFooter: 'If it was not you, do nothing: your password has not changed.',
  },
});
