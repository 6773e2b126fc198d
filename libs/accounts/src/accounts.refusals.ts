import { ObjectType } from '@nestjs/graphql';
import type { Viewer } from '#kernel';
import { Refused } from '#platform';
import { sayAccounts } from './accounts.messages.js';

@ObjectType('WrongCredentials', {
  implements: () => Refused,
  description:
    'The address or the password is wrong, or the address is not verified yet: which of them is not told, so that nobody learns who has an account.',
})
export class WrongCredentials extends Refused {
  constructor(viewer: Viewer) {
    super('WRONG_CREDENTIALS', sayAccounts(viewer.locale, 'WRONG_CREDENTIALS'));
  }
}

@ObjectType('NotYourSignUp', {
  implements: () => Refused,
  description:
    'The link is good, but the sign-up that it confirms was made with another password. Nothing has changed.',
})
export class NotYourSignUp extends Refused {
  constructor(viewer: Viewer) {
    super('NOT_YOUR_SIGN_UP', sayAccounts(viewer.locale, 'NOT_YOUR_SIGN_UP'));
  }
}

@ObjectType('LinkNotValid', {
  implements: () => Refused,
  description:
    'The link of an e-mail has expired, never existed, or another sign-up of its address was confirmed.',
})
export class LinkNotValid extends Refused {
  constructor(viewer: Viewer) {
    super('LINK_NOT_VALID', sayAccounts(viewer.locale, 'LINK_NOT_VALID'));
  }
}
