import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { ForumModule } from '#forum';
import { MessagingModule } from '#messaging';
import { AskerMail } from './asker-mail.js';
import { AuthorMail } from './author-mail.js';
import { ConfirmFollow } from './confirm-follow.js';
import { DecisionsRepository } from './decisions.repository.js';
import { EmailFollowsRepository } from './email-follows.repository.js';
import { FollowByEmail } from './follow-by-email.js';
import { FollowerMail } from './follower-mail.js';
import { NotificationResolver } from './graphql/notification.resolver.js';
import { SubscriptionResolver } from './graphql/subscription.resolver.js';
import { OneClickForms } from './http/one-click-forms.js';
import { UnsubscribeController } from './http/unsubscribe.controller.js';
import { MarkRead } from './mark-read.js';
import { NotificationsRepository } from './notifications.repository.js';
import { SignedLinks } from './signed-links.js';
import { Subscribe } from './subscribe.js';
import { SubscriptionsRepository } from './subscriptions.repository.js';
import { Apologise } from './tasks/apologise.js';
import { CarryFollowers } from './tasks/carry-followers.js';
import { ForgetAddresses } from './tasks/forget-addresses.js';
import { MailFollowers } from './tasks/mail-followers.js';
import { TellAskerPrivately } from './tasks/tell-asker-privately.js';
import { TellAuthor, TellAuthorOfUndoing } from './tasks/tell-author.js';
import { TellFollowers } from './tasks/tell-followers.js';
import { TellGroundLost } from './tasks/tell-ground-lost.js';
import { TellMovedPromise } from './tasks/tell-moved-promise.js';
import { TellSupervisors } from './tasks/tell-supervisors.js';
import { WatchOwnThread } from './tasks/watch-own-thread.js';
import { ThreadMail } from './thread-mail.js';
import { UnsubscribeByLink } from './unsubscribe-by-link.js';
import { Unsubscribe } from './unsubscribe.js';
import { VisibleNews } from './visible-news.js';

const useCases = [Subscribe, Unsubscribe, UnsubscribeByLink, FollowByEmail, ConfirmFollow, MarkRead];
const stores = [
  SubscriptionsRepository,
  EmailFollowsRepository,
  NotificationsRepository,
  DecisionsRepository,
];
const tasks = [
  WatchOwnThread,
  TellFollowers,
  MailFollowers,
  TellAskerPrivately,
  TellAuthor,
  TellAuthorOfUndoing,
  CarryFollowers,
  TellGroundLost,
  Apologise,
  TellMovedPromise,
  TellSupervisors,
  ForgetAddresses,
];

@Module({
  imports: [AccountsModule, ForumModule, MessagingModule],
  providers: [
    ...useCases,
    ...stores,
    ...tasks,
    SignedLinks,
    ThreadMail,
    AskerMail,
    AuthorMail,
    VisibleNews,
    FollowerMail,
    SubscriptionResolver,
    NotificationResolver,
    OneClickForms,
  ],
  controllers: [UnsubscribeController],
  exports: [...useCases, SubscriptionsRepository, NotificationsRepository],
})
export class SubscriptionsModule {}
