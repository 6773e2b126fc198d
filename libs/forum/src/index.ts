export { AnswerDrafts } from './answer-drafts.js';
export { AcceptAnswer } from './accept-answer.js';
export { AskPrivately } from './ask-privately.js';
export { AskQuestion, type QuestionInput } from './ask-question.js';
export type { Asked } from './submit-question.js';
export { CategoriesRepository, type CategoryContent, type CategoryRow } from './categories.repository.js';
export { CheckQuestion, type Notice } from './check-question.js';
export { type Bilingual, Category } from './category.entity.js';
export { type AnswerDates, AnswerValidity } from './answer-validity.js';
export { answerDates, validityOf } from './answer-dates.js';
export {
  AUTHOR_TOLD,
  answerExpired,
  answerRefused,
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
export { ForumModule } from './forum.module.js';
export {
  isAsker,
  mayAccept,
  mayAnswerOfficially,
  mayPublishAnonymised,
  mayReply,
  maySee,
} from './forum.policy.js';
export { NotAllowedNow, StaleVersion } from './forum.refusals.js';
export { BrokenLine, type ImportedThread, readImportedThread } from './import/imported-thread.js';
export { ImportThreads } from './import-threads.js';
export { ClockKindEnum } from './graphql/thread-clock.type.js';
export { ThreadConnection, ThreadKindEnum, ThreadType, toThread } from './graphql/thread.type.js';
export { PostOfficialAnswer } from './post-official-answer.js';
export { ConsentToPublication } from './consent-to-publication.js';
export { type PublicationRow, PublicationsRepository } from './publications.repository.js';
export { PublishAnonymised } from './publish-anonymised.js';
export { PostReply } from './post-reply.js';
export { Post, type PostKind } from './post.entity.js';
export { PostTexts, type TextOfPost } from './post-texts.js';
export { type PostRow, PostsRepository, type UnpublishedPostRow } from './posts.repository.js';
export { ReviseQuestion } from './revise-question.js';
export { POSTS_A_PAGE, numberOfPath, pathOf, privatePath, threadPath } from './rules/address.js';
export { type ModerationStatus, isLetIn } from './rules/moderation-status.js';
export { referenceOf } from './rules/reference.js';
export type { ResolutionStatus } from './rules/resolution-status.js';
export { type ClockKind, courseNow } from './rules/clock.js';
export { PUBLIC_KINDS, type ThreadKind } from './rules/thread-kind.js';
export { SweepPromises } from './tasks/sweep-promises.js';
export { type FindingRow, FindingsRepository } from './screening/findings.repository.js';
export { screeningSetting } from './screening/screening-setting.js';
export { ScreeningFindingType, toScreeningFinding } from './screening/screening-finding.type.js';
export { Screening } from './screening/screening.js';
export { tellModerator } from './screening/tell-moderator.js';
export { type Cause, ThreadChanges } from './thread-changes.js';
export { type ThreadClock, ThreadClocksRepository } from './thread-clocks.repository.js';
export { Thread } from './thread.entity.js';
export { type Reason, type ThreadRow, ThreadsRepository } from './threads.repository.js';
export { WithdrawQuestion } from './withdraw-question.js';
export { writePost } from './write-post.js';
