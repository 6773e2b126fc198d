export { AnswerDrafts } from './answer-drafts.js';
export { AcceptAnswer } from './accept-answer.js';
export { AskPrivately } from './ask-privately.js';
export { AskQuestion, type QuestionInput } from './ask-question.js';
export { CancelWithdrawal } from './asking/cancel-withdrawal.js';
export { ChangeDetails } from './asking/change-details.js';
export { DetailsRepository } from './asking/details.repository.js';
export type { QuestionDetails } from './asking/question-details.js';
export { StaffDetails } from './asking/staff-details.type.js';
export type { Asked } from './submit-question.js';
export {
  type CannedReplyRow,
  type CannedReplyVersion,
  CannedRepliesRepository,
} from './canned-replies/canned-replies.repository.js';
export { writeCannedReplies } from './canned-replies/canned-replies-csv.js';
export { FillCannedReply } from './canned-replies/fill-canned-reply.js';
export { ImportCannedReplies } from './canned-replies/import-canned-replies.js';
export { SaveCannedReply } from './canned-replies/save-canned-reply.js';
export { WithdrawCannedReply } from './canned-replies/withdraw-canned-reply.js';
export {
  CATEGORIES_TAG,
  CategoriesRepository,
  type CategoryContent,
  type CategoryRow,
} from './categories.repository.js';
export { type CheckedQuestion, CheckQuestion, type Notice } from './check-question.js';
export { CheckEdit, type CheckedEdit } from './check-edit.js';
export { type Bilingual, Category } from './category.entity.js';
export { categoryFinder } from './rules/category-name.js';
export { type AnswerDates, AnswerValidity } from './answer-validity.js';
export { answerDates, validityOf } from './answer-dates.js';
export {
  AUTHOR_TOLD,
  answerExpired,
  answerRefused,
  decisionAnnounced,
  detailsChanged,
  editSubmitted,
  editWithdrawn,
  groundLossAnnounced,
  groundLost,
  postDecided,
  postPublished,
  privatelyPosted,
  promiseMoved,
  promiseOverdue,
  promiseWarned,
  promisesMissed,
  questionAsked,
  replySubmitted,
  threadChanged,
  threadMerged,
  threadPublished,
} from './forum.events.js';
export { EditPost } from './edit-post.js';
export { ForumModule } from './forum.module.js';
export {
  isAsker,
  isAuthor,
  mayAccept,
  mayAnswerOfficially,
  mayEditCannedReplies,
  mayPublishAnonymised,
  mayReply,
  maySee,
  maySeeHistory,
} from './forum.policy.js';
export { NotAllowedNow, StaleVersion } from './forum.refusals.js';
export { BrokenLine, type ImportedThread, readImportedThread } from './import/imported-thread.js';
export { FindByReference } from './find-by-reference.js';
export { type ImportOptions, ImportThreads } from './import-threads.js';
export { TextSegment } from './graphql/edits.types.js';
export { ClockKindEnum } from './graphql/thread-clock.type.js';
export { parseActivityPage } from './activity-page.js';
export { activityCursor } from './graphql/thread-cursor.js';
export { CategoryType, toCategory } from './graphql/category.type.js';
export { ThreadConnection, ThreadKindEnum, ThreadType, toThread } from './graphql/thread.type.js';
export { isPublic, isPublicPost, publicRow } from './rules/public.js';
export {
  PersonalDataFound,
  PersonalDataInTextType,
  toPersonalDataInText,
} from './personal-data/personal-data-found.js';
export { PersonalDataGuard, personalDataReason } from './personal-data/personal-data-guard.js';
export { type PersonalDataInText } from './personal-data/public-version.js';
export { PostChanges } from './post-changes.js';
export { PostOfficialAnswer } from './post-official-answer.js';
export { ConsentToPublication } from './consent-to-publication.js';
export { type PublicationRow, PublicationsRepository } from './publications.repository.js';
export { PublishAnonymised } from './publish-anonymised.js';
export { type PostEdit, PostEdits } from './post-edits.js';
export { type Comparison, type PostChange, PostHistoryRepository } from './post-history.repository.js';
export { PostReply } from './post-reply.js';
export { Post, type PostKind } from './post.entity.js';
export { PostTexts, type TextOfPost } from './post-texts.js';
export { type PostRow, PostsRepository, type UnpublishedPostRow } from './posts.repository.js';
export { RelatedThreadsRepository } from './related-threads.repository.js';
export { ReviseQuestion } from './revise-question.js';
export { POSTS_A_PAGE, numberOfPath, pathOf, privatePath, threadPath } from './rules/address.js';
export { MODERATION_STATUSES, type ModerationStatus, isEnded, isLetIn } from './rules/moderation-status.js';
export { type Segment, wordDiff } from './rules/word-diff.js';
export { departmentInSentence } from './rules/department-name.js';
export { readReference, referenceOf } from './rules/reference.js';
export {
  RESOLUTION_STATUSES,
  type ResolutionStatus,
  STANDINGS,
  type Standing,
} from './rules/resolution-status.js';
export { type ClockKind, courseNow } from './rules/clock.js';
export { PUBLIC_KINDS, type ThreadKind } from './rules/thread-kind.js';
export { SweepPromises } from './tasks/sweep-promises.js';
export { type FindingRow, FindingsRepository } from './screening/findings.repository.js';
export { screeningSetting } from './screening/screening-setting.js';
export { ScreeningFindingType, toScreeningFinding } from './screening/screening-finding.type.js';
export { Screening } from './screening/screening.js';
export { tellModerator } from './screening/tell-moderator.js';
export { type Cause, ThreadChanges, isReturned } from './thread-changes.js';
export { type ThreadClock, ThreadClocksRepository } from './thread-clocks.repository.js';
export { Thread } from './thread.entity.js';
export { type Reason, type RelatedThreads, type ThreadRow, ThreadsRepository } from './threads.repository.js';
export { WithdrawEdit } from './withdraw-edit.js';
export { WithdrawQuestion } from './withdraw-question.js';
export { writePost } from './write-post.js';
