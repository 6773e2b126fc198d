import { defineMessages } from '#platform';

/** What accounts say on screens and in e-mails. */
export const sayAccounts = defineMessages({
  ru: {
    EMAIL_INVALID: 'Введите адрес электронной почты, например ivanova@example.ru.',
    NAME_NOT_A_NAME: 'Введите имя без ссылок и адресов.',
    NAME_POSES_AS_SERVICE: 'Так подписывается служба. Введите своё имя, например «Анна».',
    PASSWORD_IS_EMAIL: 'Пароль не должен совпадать с адресом почты.',
    PASSWORD_COMMON: 'Этот пароль слишком простой, его легко подобрать. Придумайте другой.',
    WRONG_CREDENTIALS:
      'Не удалось войти. Проверьте адрес и пароль. Если вы недавно зарегистрировались, сначала перейдите по ссылке из письма.',
    LINK_NOT_VALID: 'Ссылка устарела или уже не действует. Запросите новое письмо.',
    greeting: 'Здравствуйте!',
    verificationSubject: 'Подтвердите адрес электронной почты',
    NOT_YOUR_SIGN_UP:
      'Этот пароль не подходит к регистрации из этого письма. Если вы регистрировались ещё раз, откройте ссылку из другого письма или зарегистрируйтесь заново. Если не регистрировались, ничего не делайте: без пароля никто не войдёт.',
    verificationText:
      'Этот адрес указали при регистрации на форуме «Вече». Откройте ссылку и подтвердите его: после этого можно войти.',
    verificationPassword:
      'В другом браузере или на другом устройстве мы спросим пароль, который вы придумали при регистрации.',
    signedUpAt: 'Регистрация',
    verificationAction: 'Подтвердить адрес',
    verificationTerm: 'Ссылка действует {hours} часа.',
    verificationFooter:
      'Если вы не регистрировались в это время, ничего не делайте: без вашего подтверждения никто не войдёт.',
    registeredSubject: 'Вы уже зарегистрированы',
    registeredText:
      'Кто-то, возможно вы, снова указал этот адрес при регистрации на форуме «Вече». Вы уже зарегистрированы, делать это ещё раз не нужно.',
    registeredAction: 'Войти',
    registeredFooter: 'Если это были не вы, ничего не делайте: ваш пароль не изменился.',
    name_EMPTY: 'Введите имя.',
  },
  en: {
    EMAIL_INVALID: 'Enter an e-mail address, for example ivanova@example.ru.',
    NAME_NOT_A_NAME: 'Enter a name without links or addresses.',
    NAME_POSES_AS_SERVICE: 'This is how the service signs. Enter your own name, for example “Anna”.',
    PASSWORD_IS_EMAIL: 'The password must not be the e-mail address.',
    PASSWORD_COMMON: 'This password is too simple and easy to guess. Choose another one.',
    WRONG_CREDENTIALS:
      'Could not sign in. Check the address and the password. If you have just signed up, follow the link in our e-mail first.',
    LINK_NOT_VALID: 'The link has expired or is no longer valid. Ask for a new e-mail.',
    greeting: 'Hello,',
    verificationSubject: 'Confirm your e-mail address',
    NOT_YOUR_SIGN_UP:
      'This password does not belong to the sign-up of this e-mail. If you signed up more than once, open the link of the other e-mail or sign up again. If you did not sign up, do nothing: nobody can sign in without the password.',
    verificationText:
      'This address was given to sign up on the Veche forum. Open the link and confirm it, and then you can sign in.',
    verificationPassword:
      'In another browser or on another device you will be asked for the password you chose when you signed up.',
    signedUpAt: 'Signed up',
    verificationAction: 'Confirm the address',
    verificationTerm: 'The link is valid for {hours} hours.',
    verificationFooter:
      'If you did not sign up at this time, do nothing: nobody can sign in unless you confirm.',
    registeredSubject: 'You have already signed up',
    registeredText:
      'Someone, perhaps you, entered this address again to sign up on the Veche forum. You already have an account, so there is no need to sign up again.',
    registeredAction: 'Sign in',
    registeredFooter: 'If it was not you, do nothing: your password has not changed.',
    name_EMPTY: 'Enter a name.',
  },
});
