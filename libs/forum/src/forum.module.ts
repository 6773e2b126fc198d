import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '#accounts';
import { DirectoryModule } from '#directory';
import { AcceptAnswer } from './accept-answer.js';
import { AnswerDrafts } from './answer-drafts.js';
import { ChangeScreening } from './change-screening.js';
import { CheckEdit } from './check-edit.js';
import { CheckQuestion } from './check-question.js';
import { AskedBefore } from './asking/asked-before.js';
import { AskingResolver } from './asking/asking.resolver.js';
import { CancelWithdrawal } from './asking/cancel-withdrawal.js';
import { ChangeDetails } from './asking/change-details.js';
import { DetailsRepository } from './asking/details.repository.js';
import { OwnThreadsRepository } from './asking/own-threads.repository.js';
import { AnswerValidity } from './answer-validity.js';
import { AskPrivately } from './ask-privately.js';
import { AskQuestion } from './ask-question.js';
import { CategoriesRepository } from './categories.repository.js';
import { Category } from './category.entity.js';
import { CannedRepliesRepository } from './canned-replies/canned-replies.repository.js';
import { FillCannedReply } from './canned-replies/fill-canned-reply.js';
import { ImportCannedReplies } from './canned-replies/import-canned-replies.js';
import { SaveCannedReply } from './canned-replies/save-canned-reply.js';
import { WithdrawCannedReply } from './canned-replies/withdraw-canned-reply.js';
import { EditPost } from './edit-post.js';
import { EditsResolver } from './graphql/edits.resolver.js';
import { PostEdits } from './post-edits.js';
import { PostHistoryRepository } from './post-history.repository.js';
import { WithdrawEdit } from './withdraw-edit.js';
import { CannedRepliesResolver } from './graphql/canned-replies.resolver.js';
import { CategoryResolver } from './graphql/category.resolver.js';
import { ForumMutations } from './graphql/forum.mutations.js';
import { PostResolver } from './graphql/post.resolver.js';
import { ScreeningResolver } from './graphql/screening.resolver.js';
import { ThreadByReferenceResolver } from './graphql/thread-by-reference.resolver.js';
import { ThreadClocksResolver } from './graphql/thread-clocks.resolver.js';
import { ThreadResolver } from './graphql/thread.resolver.js';
import { ConsentToPublication } from './consent-to-publication.js';
import { FindByReference } from './find-by-reference.js';
import { ImportThreads } from './import-threads.js';
import { ImportedCategories } from './import/imported-categories.js';
import { PersonalDataGuard } from './personal-data/personal-data-guard.js';
import { PostOfficialAnswer } from './post-official-answer.js';
import { PublicationsRepository } from './publications.repository.js';
import { PublishAnonymised } from './publish-anonymised.js';
import { SubmitQuestion } from './submit-question.js';
import { ExpireAnswers } from './tasks/expire-answers.js';
import { PublicationResolver } from './graphql/publication.resolver.js';
import { PrivateQuestionMutations } from './graphql/private-question.mutations.js';
import { PostTexts } from './post-texts.js';
import { PostReply } from './post-reply.js';
import { Post } from './post.entity.js';
import { PostsRepository } from './posts.repository.js';
import { RelatedThreadsRepository } from './related-threads.repository.js';
import { ReviseQuestion } from './revise-question.js';
import { FindingsRepository } from './screening/findings.repository.js';
import { RecentPostsRepository } from './screening/recent-posts.repository.js';
import { Screening } from './screening/screening.js';
import { StatusChange } from './status-change.entity.js';
import { RecomputePromises } from './tasks/recompute-promises.js';
import { SweepPromises } from './tasks/sweep-promises.js';
import { ThreadChanges } from './thread-changes.js';
import { ThreadClocks } from './thread-clocks.js';
import { ThreadClocksRepository } from './thread-clocks.repository.js';
import { ThreadDetails } from './thread-details.entity.js';
import { PostScheduled } from './tasks/post-scheduled.js';
import { Thread } from './thread.entity.js';
import { ThreadsRepository } from './threads.repository.js';
import { DeriveAnew } from './tasks/derive-anew.js';
import { SettleDuplicates } from './tasks/settle-duplicates.js';
import { ThreadGroundsRepository } from './thread-grounds.repository.js';
import { PostChanges } from './post-changes.js';
import { WithdrawQuestion } from './withdraw-question.js';

const useCases = [
  AskQuestion,
  AskPrivately,
  ConsentToPublication,
  PublishAnonymised,
  CheckQuestion,
  FindByReference,
  ReviseQuestion,
  WithdrawQuestion,
  CancelWithdrawal,
  ChangeDetails,
  PostReply,
  PostOfficialAnswer,
  AcceptAnswer,
  EditPost,
  CheckEdit,
  WithdrawEdit,
  ImportThreads,
  ChangeScreening,
  SaveCannedReply,
  WithdrawCannedReply,
  ImportCannedReplies,
  FillCannedReply,
];
const stores = [
  CannedRepliesRepository,
  CategoriesRepository,
  RelatedThreadsRepository,
  ThreadsRepository,
  PostsRepository,
  FindingsRepository,
  Screening,
  PersonalDataGuard,
  ThreadChanges,
  PostChanges,
  ThreadGroundsRepository,
  ThreadClocksRepository,
  PostTexts,
  PostEdits,
  PostHistoryRepository,
  AnswerDrafts,
  PublicationsRepository,
  AnswerValidity,
  DetailsRepository,
];
const tasks = [SweepPromises, RecomputePromises, PostScheduled, ExpireAnswers, SettleDuplicates, DeriveAnew];

@Module({
  imports: [
    AccountsModule,
    DirectoryModule,
    TypeOrmModule.forFeature([Category, Thread, Post, ThreadDetails, StatusChange]),
  ],
  providers: [
    ...useCases,
    ...stores,
    ...tasks,
    ThreadClocks,
    SubmitQuestion,
    ImportedCategories,
    RecentPostsRepository,
    CannedRepliesResolver,
    ScreeningResolver,
    CategoryResolver,
    ThreadResolver,
    ThreadByReferenceResolver,
    ThreadClocksResolver,
    PostResolver,
    EditsResolver,
    ForumMutations,
    AskingResolver,
    AskedBefore,
    OwnThreadsRepository,
    PrivateQuestionMutations,
    PublicationResolver,
  ],
  exports: [...useCases, ...stores],
})
export class ForumModule {}
