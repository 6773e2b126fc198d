import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { NotFound, PageArgs, connectionOf, mutationResult, toGlobalId } from '#platform';
import { KEPT_DAYS, type QueryFault, type QueryRow } from './queries.repository.js';

export const QueryFaultEnum = { NO_RESULTS: 'NO_RESULTS', NOT_OPENED: 'NOT_OPENED' } as const;
registerEnumType(QueryFaultEnum, {
  name: 'QueryFault',
  description: 'What is wrong with a query of the archive.',
  valuesMap: {
    NO_RESULTS: { description: 'Nothing is found.' },
    NOT_OPENED: { description: 'Something is found, but hardly anybody opens it.' },
  },
});

@ObjectType('QueryWithoutAnswer', {
  description: 'What the archive is asked for and has no good answer to, counted without who asked.',
})
export class QueryWithoutAnswerType {
  @Field(() => ID, { description: 'Global id.' })
  readonly id!: string;

  @Field(() => String, { description: 'The query, normalised and without long numbers.' })
  readonly query!: string;

  @Field(() => Int, { description: 'How often it was asked; at least three times, or it is not shown.' })
  readonly asked!: number;

  @Field(() => Int, { description: 'Of these, how often nothing was found.' })
  readonly unanswered!: number;

  @Field(() => Int, { description: 'How often a thread that was found was opened.' })
  readonly opened!: number;

  @Field(() => Int, { description: 'How many threads the latest asking found.' })
  readonly results!: number;

  @Field(() => String, { description: 'The day of the latest asking in Moscow, YYYY-MM-DD.' })
  readonly lastDay!: string;

  @Field(() => Date, { nullable: true, description: 'When an editor dealt with it.' })
  readonly doneAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Which editor did.' })
  readonly doneBy!: string | null;
}

@ObjectType('QueryWithoutAnswerConnection', { description: 'A page of queries without a good answer.' })
export class QueryWithoutAnswerConnection extends connectionOf(
  QueryWithoutAnswerType,
  'QueryWithoutAnswer',
) {}

@ArgsType()
export class QueriesWithoutAnswerArgs extends PageArgs {
  @Field(() => QueryFaultEnum, { defaultValue: 'NO_RESULTS', description: 'What is wrong with them.' })
  fault!: QueryFault;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Those dealt with, instead of those to be dealt with.',
  })
  done!: boolean;

  @Field(() => Int, { defaultValue: 30, description: `Of how many days up to today, 1 to ${KEPT_DAYS}.` })
  days!: number;
}

@InputType({ description: 'A query that an editor has dealt with, or has not after all.' })
export class MarkQueryDoneInput {
  @Field(() => String, { description: 'The query as the list has it.' })
  query!: string;

  @Field(() => Boolean, { defaultValue: true, description: 'Whether it is dealt with.' })
  done!: boolean;
}

@ObjectType({ description: 'The query is marked.' })
export class MarkQueryDoneSuccess {
  @Field(() => String, { description: 'The query.' })
  query!: string;

  @Field(() => Boolean, { description: 'Whether it is dealt with.' })
  done!: boolean;
}

export const MarkQueryDoneResult = mutationResult('MarkQueryDoneResult', MarkQueryDoneSuccess, NotFound);

export const toQuery = (row: QueryRow): QueryWithoutAnswerType =>
  Object.assign(new QueryWithoutAnswerType(), {
    id: toGlobalId('QueryWithoutAnswer', row.id),
    query: row.query,
    asked: row.asked,
    unanswered: row.unanswered,
    opened: row.opened,
    results: row.results,
    lastDay: row.last_day,
    doneAt: row.done_at,
    doneBy: row.done_by,
  });
