import { Field, ObjectType } from '@nestjs/graphql';
import { TooManyRequests, mutationResult } from '#platform';
import { LinkNotValid, NotYourSignUp, WrongCredentials } from '../accounts.refusals.js';
import type { MailPromised } from '../sign-up.js';
import { PersonNode } from './person.js';

@ObjectType('MailPromised', {
  description:
    'The owner of the address finds an e-mail there. Whether the address had an account is not told.',
})
export class MailPromisedType {
  @Field(() => String, { description: 'The address, as it was understood.' })
  readonly email: string;

  @Field(() => Date, {
    nullable: true,
    description:
      'By when the e-mail leaves at the latest, where the address had several within half an hour; null: at once.',
  })
  readonly mailedBy: Date | null;

  constructor({ email, mailedBy }: MailPromised) {
    this.email = email;
    this.mailedBy = mailedBy;
  }
}

@ObjectType('EmailVerified', { description: 'The address is verified; its owner can sign in now.' })
export class EmailVerifiedType {
  @Field(() => String, { description: 'The verified address.' })
  readonly email: string;

  constructor(email: string) {
    this.email = email;
  }
}

@ObjectType('SignedIn', { description: 'A session has begun.' })
export class SignedInType {
  @Field(() => String, {
    description: 'Secret of the session, for the header "Authorization: Bearer …"; told only here.',
  })
  readonly secret: string;

  @Field(() => PersonNode, { description: 'Who is signed in.' })
  readonly person: PersonNode;

  constructor(secret: string, person: PersonNode) {
    this.secret = secret;
    this.person = person;
  }
}

@ObjectType('SignedOut', { description: 'The session has ended; its secret is worth nothing now.' })
export class SignedOutType {
  @Field(() => Boolean, { description: 'Always true.' })
  readonly ended = true;
}

export const SignUpResult = mutationResult('SignUpResult', MailPromisedType, TooManyRequests);
export const ResendVerificationResult = mutationResult(
  'ResendVerificationResult',
  MailPromisedType,
  TooManyRequests,
);
export const VerifyEmailResult = mutationResult(
  'VerifyEmailResult',
  EmailVerifiedType,
  LinkNotValid,
  NotYourSignUp,
  TooManyRequests,
);
export const SignInResult = mutationResult('SignInResult', SignedInType, WrongCredentials, TooManyRequests);
export const SignOutResult = mutationResult('SignOutResult', SignedOutType);
