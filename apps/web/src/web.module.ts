import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { AccountsModule } from '#accounts';
import { DirectoryModule } from '#directory';
import { ForumModule } from '#forum';
import { HandoffModule } from '#handoff';
import { ModerationModule } from '#moderation';
import { SearchModule } from '#search';
import { SubscriptionsModule } from '#subscriptions';
import { AccountController } from './pages/account/account.controller.js';
import { VerifyController } from './pages/account/verify.controller.js';
import { CalendarsController } from './pages/admin/calendars.controller.js';
import { SchedulesController } from './pages/admin/schedules.controller.js';
import { AnswersController } from './pages/answers/answers.controller.js';
import { PrivateController } from './pages/private/private.controller.js';
import { AskController } from './pages/ask/ask.controller.js';
import { SimilarController } from './pages/ask/similar.controller.js';
import { ContactsController } from './pages/contacts/contacts.controller.js';
import { Decide } from './pages/desk/decide.js';
import { DeskController } from './pages/desk/desk.controller.js';
import { FindController } from './pages/desk/find.controller.js';
import { ItemViews } from './pages/desk/item-view.js';
import { ReviewsController } from './pages/desk/reviews.controller.js';
import { QueriesController } from './pages/editors/queries.controller.js';
import { SynonymsController } from './pages/editors/synonyms.controller.js';
import { HomeController } from './pages/home/home.controller.js';
import { CasePages } from './pages/me/case-pages.js';
import { DetailsController } from './pages/me/details.controller.js';
import { MeController } from './pages/me/me.controller.js';
import { OwnQuestions } from './pages/me/own-questions.js';
import { WithdrawalController } from './pages/me/withdrawal.controller.js';
import { RepliesController } from './pages/replies/replies.controller.js';
import { ReportsController } from './pages/reports/reports.controller.js';
import { CaseAddress } from './pages/search/case-address.js';
import { SearchController } from './pages/search/search.controller.js';
import { SubscriptionsController } from './pages/subscriptions/subscriptions.controller.js';
import { Redirect } from './pages/redirect.js';
import { AnswerOffersFor } from './pages/thread/answer-offers.js';
import { FollowController } from './pages/thread/follow.controller.js';
import { EditsController } from './pages/thread/edits.controller.js';
import { HandoffController } from './pages/thread/handoff.controller.js';
import { PostViews } from './pages/thread/post-views.js';
import { ReportController } from './pages/thread/report.controller.js';
import { ThreadController } from './pages/thread/thread.controller.js';
import { TakenRepliesController } from './pages/thread/taken-replies.controller.js';
import { ThreadPages } from './pages/thread/thread-pages.js';
import { ThreadViews } from './pages/thread/thread-view.js';
import { AssetsController } from './site/assets.controller.js';
import { OpenSearchController } from './site/open-search.controller.js';
import { PageErrors } from './site/page-errors.filter.js';
import { Pages } from './site/pages.js';
import { PreferencesController } from './site/preferences.controller.js';
import { ServiceHours } from './site/service-hours.js';
import { WebHooks } from './site/web-hooks.js';

/** The public site and the desk's plain pages: composition only. */
@Module({
  imports: [
    AccountsModule,
    DirectoryModule,
    ForumModule,
    HandoffModule,
    ModerationModule,
    SearchModule,
    SubscriptionsModule,
  ],
  controllers: [
    HomeController,
    ThreadController,
    FollowController,
    HandoffController,
    TakenRepliesController,
    EditsController,
    ReportController,
    SearchController,
    AskController,
    SimilarController,
    AccountController,
    VerifyController,
    MeController,
    DetailsController,
    WithdrawalController,
    ContactsController,
    FindController,
    DeskController,
    RepliesController,
    ReportsController,
    SchedulesController,
    CalendarsController,
    AnswersController,
    PrivateController,
    ReviewsController,
    QueriesController,
    SynonymsController,
    SubscriptionsController,
    AssetsController,
    OpenSearchController,
    PreferencesController,
  ],
  providers: [
    Pages,
    ServiceHours,
    CasePages,
    CaseAddress,
    OwnQuestions,
    AnswerOffersFor,
    Decide,
    ItemViews,
    Redirect,
    ThreadPages,
    ThreadViews,
    PostViews,
    WebHooks,
    { provide: APP_FILTER, useClass: PageErrors },
  ],
})
export class WebModule {}
