import { Field, ObjectType } from '@nestjs/graphql';
import { WindowClosed } from '#directory';
import { NotFound, mutationResult } from '#platform';
import { AlreadyAsked } from '../asking/already-asked.js';
import { NoConsent, NotAllowedNow, StaleVersion } from '../forum.refusals.js';
import { PersonalDataFound } from '../personal-data/personal-data-found.js';
import { ScreenedOut } from '../screening/screened-out.js';
import { PostType } from './post.type.js';
import { ThreadType } from './thread.type.js';

@ObjectType({ description: 'The question waits on the desk.' })
export class AskQuestionSuccess {
  @Field(() => ThreadType, { description: 'The new thread with its reference and promise.' })
  thread!: ThreadType;
}

@ObjectType({ description: 'The question waits on the desk; nobody but you and staff sees it.' })
export class AskPrivatelySuccess {
  @Field(() => ThreadType, { description: 'The new thread with its reference and promise.' })
  thread!: ThreadType;
}

@ObjectType({ description: 'It is kept whether the question may be published.' })
export class ConsentToPublicationSuccess {
  @Field(() => ThreadType, { description: 'The private thread.' })
  thread!: ThreadType;
}

@ObjectType({ description: 'Readers see the public thread.' })
export class PublishAnonymisedSuccess {
  @Field(() => ThreadType, { description: 'The private thread.' })
  thread!: ThreadType;

  @Field(() => ThreadType, { description: 'The public one.' })
  publicThread!: ThreadType;
}

@ObjectType({ description: 'The question waits on the desk again, in its old place.' })
export class ReviseQuestionSuccess {
  @Field(() => ThreadType, { description: 'The thread.' })
  thread!: ThreadType;
}

@ObjectType({ description: 'The question is taken back.' })
export class WithdrawQuestionSuccess {
  @Field(() => ThreadType, { description: 'The thread.' })
  thread!: ThreadType;
}

@ObjectType({ description: 'The reply is kept.' })
export class PostReplySuccess {
  @Field(() => PostType, { description: 'The reply.' })
  post!: PostType;

  @Field(() => Boolean, {
    description: 'Whether readers see it at once; otherwise a moderator will look first.',
  })
  published!: boolean;
}

@ObjectType({ description: 'The official answer is published.' })
export class PostOfficialAnswerSuccess {
  @Field(() => PostType, { description: 'The answer.' })
  post!: PostType;

  @Field(() => ThreadType, { description: 'The thread, answered.' })
  thread!: ThreadType;
}

@ObjectType({ description: 'The answer waits for the opening.' })
export class AnswerScheduled {
  @Field(() => Date, { description: 'When it will be published.' })
  runAt!: Date;
}

@ObjectType({ description: 'The question is solved.' })
export class AcceptAnswerSuccess {
  @Field(() => ThreadType, { description: 'The thread, solved.' })
  thread!: ThreadType;
}

export const AskQuestionResult = mutationResult(
  'AskQuestionResult',
  AskQuestionSuccess,
  ScreenedOut,
  AlreadyAsked,
);
export const ReviseQuestionResult = mutationResult(
  'ReviseQuestionResult',
  ReviseQuestionSuccess,
  ScreenedOut,
  NotFound,
  StaleVersion,
  NotAllowedNow,
);
export const WithdrawQuestionResult = mutationResult(
  'WithdrawQuestionResult',
  WithdrawQuestionSuccess,
  NotFound,
  NotAllowedNow,
);
export const PostReplyResult = mutationResult(
  'PostReplyResult',
  PostReplySuccess,
  ScreenedOut,
  NotFound,
  NotAllowedNow,
);
export const PostOfficialAnswerResult = mutationResult(
  'PostOfficialAnswerResult',
  PostOfficialAnswerSuccess,
  AnswerScheduled,
  PersonalDataFound,
  NotFound,
  NotAllowedNow,
  WindowClosed,
);
export const AcceptAnswerResult = mutationResult(
  'AcceptAnswerResult',
  AcceptAnswerSuccess,
  NotFound,
  NotAllowedNow,
);
export const AskPrivatelyResult = mutationResult(
  'AskPrivatelyResult',
  AskPrivatelySuccess,
  ScreenedOut,
  AlreadyAsked,
);
export const ConsentToPublicationResult = mutationResult(
  'ConsentToPublicationResult',
  ConsentToPublicationSuccess,
  NotFound,
  NotAllowedNow,
);
export const PublishAnonymisedResult = mutationResult(
  'PublishAnonymisedResult',
  PublishAnonymisedSuccess,
  NotFound,
  StaleVersion,
  NotAllowedNow,
  NoConsent,
  WindowClosed,
);
