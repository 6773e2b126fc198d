import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MessagingModule } from '#messaging';
import { ViewerSource } from '#platform';
import { Account } from './account.entity.js';
import { AccountMail } from './account-mail.js';
import { Accounts } from './accounts.js';
import { CreateAccount } from './create-account.js';
import { DepartmentNames } from './department-names.js';
import { GiveRole } from './give-role.js';
import { AccountsResolver } from './graphql/accounts.resolver.js';
import { PersonFinder } from './graphql/person.finder.js';
import { MailboxPace } from './mailbox-pace.js';
import { PendingSignUps } from './pending-sign-ups.repository.js';
import { RateLimits } from './rate-limits.js';
import { ResendVerification } from './resend-verification.js';
import { Session } from './session.entity.js';
import { Sessions } from './sessions.js';
import { SignIn } from './sign-in.js';
import { SignOut } from './sign-out.js';
import { SignUp } from './sign-up.js';
import { SweepSignUps } from './tasks/sweep-sign-ups.js';
import { VerifyEmail } from './verify-email.js';

const USE_CASES = [SignUp, VerifyEmail, ResendVerification, SignIn, SignOut, CreateAccount, GiveRole];

/** Who people are. Global, since every request asks it who the viewer is. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([Account, Session]), MessagingModule],
  providers: [
    ...USE_CASES,
    Accounts,
    AccountMail,
    DepartmentNames,
    MailboxPace,
    PendingSignUps,
    SweepSignUps,
    RateLimits,
    Sessions,
    { provide: ViewerSource, useExisting: Sessions },
    AccountsResolver,
    PersonFinder,
  ],
  exports: [...USE_CASES, Accounts, DepartmentNames, ViewerSource],
})
export class AccountsModule {}
