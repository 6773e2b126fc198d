import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Viewer, anyone, isSignedIn } from '#kernel';
import { Allow, CurrentViewer, type GraphqlContext, Refused } from '#platform';
import { Accounts } from '../accounts.js';
import { ResendVerification } from '../resend-verification.js';
import { SignIn } from '../sign-in.js';
import { SignOut } from '../sign-out.js';
import { SignUp } from '../sign-up.js';
import { VerifyEmail } from '../verify-email.js';
import {
  ResendVerificationInput,
  SignInInput,
  SignUpInputType,
  VerifyEmailInput,
} from './accounts.inputs.js';
import {
  EmailVerifiedType,
  MailPromisedType,
  ResendVerificationResult,
  SignInResult,
  SignOutResult,
  SignUpResult,
  SignedInType,
  SignedOutType,
  VerifyEmailResult,
} from './accounts.results.js';
import { PersonNode } from './person.js';

@Resolver()
export class AccountsResolver {
  constructor(
    private readonly accounts: Accounts,
    private readonly signingUp: SignUp,
    private readonly verifying: VerifyEmail,
    private readonly resending: ResendVerification,
    private readonly signingIn: SignIn,
    private readonly signingOut: SignOut,
  ) {}

  @Allow(anyone)
  @Query(() => PersonNode, { nullable: true, description: 'Who asks; null for readers.' })
  async viewer(@CurrentViewer() viewer: Viewer): Promise<PersonNode | null> {
    const account = viewer.accountId === null ? null : await this.accounts.find(viewer.accountId);
    return account && new PersonNode(account);
  }

  @Allow(anyone)
  @Mutation(() => SignUpResult, { description: 'Signs up; the answer comes by e-mail.' })
  async signUp(
    @Args('input', { description: 'Who signs up.' }) input: SignUpInputType,
    @CurrentViewer() viewer: Viewer,
    @Context() { origin }: GraphqlContext,
  ): Promise<MailPromisedType | Refused> {
    const outcome = await this.signingUp.execute(viewer, input, origin);
    return outcome instanceof Refused ? outcome : new MailPromisedType(outcome);
  }

  @Allow(anyone)
  @Mutation(() => VerifyEmailResult, {
    description: 'Verifies an address by the link sent there and the password of its sign-up.',
  })
  async verifyEmail(
    @Args('input', { description: 'The link and the password.' }) input: VerifyEmailInput,
    @CurrentViewer() viewer: Viewer,
    @Context() { origin }: GraphqlContext,
  ): Promise<EmailVerifiedType | Refused> {
    const outcome = await this.verifying.execute(viewer, input, origin);
    return outcome instanceof Refused ? outcome : new EmailVerifiedType(outcome.email);
  }

  @Allow(anyone)
  @Mutation(() => ResendVerificationResult, { description: 'Sends the link of sign-up once more.' })
  async resendVerification(
    @Args('input', { description: 'To whom.' }) input: ResendVerificationInput,
    @CurrentViewer() viewer: Viewer,
    @Context() { origin }: GraphqlContext,
  ): Promise<MailPromisedType | Refused> {
    const outcome = await this.resending.execute(viewer, input, origin);
    return outcome instanceof Refused ? outcome : new MailPromisedType(outcome);
  }

  @Allow(anyone)
  @Mutation(() => SignInResult, { description: 'Begins a session.' })
  async signIn(
    @Args('input', { description: 'Who signs in.' }) input: SignInInput,
    @CurrentViewer() viewer: Viewer,
    @Context() { origin }: GraphqlContext,
  ): Promise<SignedInType | Refused> {
    const outcome = await this.signingIn.execute(viewer, input, origin);
    if (outcome instanceof Refused) return outcome;
    const account = await this.accounts.find(outcome.person.accountId);
    if (!account) throw new Error('The account of a session that has just begun is gone.');
    return new SignedInType(outcome.secret, new PersonNode(account));
  }

  @Allow(isSignedIn)
  @Mutation(() => SignOutResult, { description: 'Ends the session of this request.' })
  async signOut(@CurrentViewer() viewer: Viewer): Promise<SignedOutType | Refused> {
    const outcome = await this.signingOut.execute(viewer);
    return outcome instanceof Refused ? outcome : new SignedOutType();
  }
}
