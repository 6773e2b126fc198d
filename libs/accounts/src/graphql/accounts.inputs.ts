import { Field, InputType } from '@nestjs/graphql';

@InputType('SignUpInput', { description: 'Who wants to sign up.' })
export class SignUpInputType {
  @Field(() => String, { description: 'E-mail address; a link is sent there.' })
  email!: string;

  @Field(() => String, { description: 'Password, 10 to 200 characters.' })
  password!: string;

  @Field(() => String, { description: 'Name to show beside what is written, 2 to 60 characters.' })
  displayName!: string;

  @Field(() => String, { nullable: true, description: 'Time zone, an IANA name; by default Europe/Moscow.' })
  timeZone?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '"ru" or "en"; by default the language of the request.',
  })
  locale?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Path on the site to go on to once the address is verified.',
  })
  returnTo?: string | null;
}

@InputType('VerifyEmailInput', { description: 'The link of an e-mail, and whose sign-up it was.' })
export class VerifyEmailInput {
  @Field(() => String, { description: 'What stands behind "token=" in the link.' })
  token!: string;

  @Field(() => String, { description: 'Password chosen at the sign-up that the link confirms.' })
  password!: string;
}

@InputType('ResendVerificationInput', { description: 'Who has lost the e-mail with the link.' })
export class ResendVerificationInput {
  @Field(() => String, { description: 'Address given at sign-up.' })
  email!: string;
}

@InputType('SignInInput', { description: 'Who signs in.' })
export class SignInInput {
  @Field(() => String, { description: 'E-mail address.' })
  email!: string;

  @Field(() => String, { description: 'Password.' })
  password!: string;
}
