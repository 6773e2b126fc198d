import { Field, Float, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { mutationResult } from '#platform';
import type { ScreeningRules, StopListEntry } from '#screening';

const StopListOutcomeEnum = { HOLD: 'HOLD', REFUSE: 'REFUSE' } as const;
registerEnumType(StopListOutcomeEnum, {
  name: 'StopListOutcome',
  description: 'What becomes of a text with words of the stop list.',
});

const PHRASE = 'A word or phrase, found in any of its forms; `beginning*` finds every word that begins so.';
const STOP_LIST = 'Words and phrases that are held for a moderator or refused.';
const ALLOWED_HOSTS = 'Hosts that may be linked to, with everything under them.';
const MOST_LINKS = 'More links to other hosts than this are refused.';
const FLOOD_POSTS = 'How many posts one person may send within `floodMinutes`; null: no limit.';
const FLOOD_MINUTES = 'Within how many minutes posts are counted.';
const REPEAT_HOURS = 'For how many hours a text is remembered as sent before; 0: not at all.';
const REPEATS_REFUSED = 'From which repetition on a text is refused; earlier ones are held.';
const REPEAT_LIKENESS = 'What part of their words two texts share that count as the same, from 0 to 1.';
const SIMILAR_TITLES = 'The same for titles of questions.';
const TELLING_WORDS = 'A question with fewer telling words is asked for more.';

@ObjectType({ description: 'An entry of the stop list.' })
class StopListEntryType {
  @Field(() => String, { description: PHRASE })
  phrase!: string;

  @Field(() => StopListOutcomeEnum, { description: 'Hold or refuse.' })
  outcome!: StopListEntry['outcome'];
}

@InputType({ description: 'An entry of the stop list.' })
class StopListEntryInput {
  @Field(() => String, { description: PHRASE })
  phrase!: string;

  @Field(() => StopListOutcomeEnum, { description: 'Hold or refuse.' })
  outcome!: StopListEntry['outcome'];
}

@ObjectType('ScreeningRules', { description: 'Stop list and thresholds of screening.' })
export class ScreeningRulesType implements ScreeningRules {
  @Field(() => [StopListEntryType], { description: STOP_LIST })
  stopList!: StopListEntry[];

  @Field(() => [String], { description: ALLOWED_HOSTS })
  allowedHosts!: string[];

  @Field(() => Int, { description: MOST_LINKS })
  mostLinks!: number;

  @Field(() => Int, { nullable: true, description: FLOOD_POSTS })
  floodPosts!: number | null;

  @Field(() => Int, { description: FLOOD_MINUTES })
  floodMinutes!: number;

  @Field(() => Int, { description: REPEAT_HOURS })
  repeatHours!: number;

  @Field(() => Int, { description: REPEATS_REFUSED })
  repeatsRefused!: number;

  @Field(() => Float, { description: REPEAT_LIKENESS })
  repeatLikeness!: number;

  @Field(() => Float, { description: SIMILAR_TITLES })
  similarTitles!: number;

  @Field(() => Int, { description: TELLING_WORDS })
  tellingWords!: number;
}

@InputType({ description: 'What is to change of screening; what is left out stays.' })
export class ChangeScreeningInput {
  @Field(() => [StopListEntryInput], { nullable: true, description: STOP_LIST })
  stopList?: StopListEntryInput[];

  @Field(() => [String], { nullable: true, description: ALLOWED_HOSTS })
  allowedHosts?: string[];

  @Field(() => Int, { nullable: true, description: MOST_LINKS })
  mostLinks?: number;

  @Field(() => Int, { nullable: true, description: FLOOD_POSTS })
  floodPosts?: number | null;

  @Field(() => Int, { nullable: true, description: FLOOD_MINUTES })
  floodMinutes?: number;

  @Field(() => Int, { nullable: true, description: REPEAT_HOURS })
  repeatHours?: number;

  @Field(() => Int, { nullable: true, description: REPEATS_REFUSED })
  repeatsRefused?: number;

  @Field(() => Float, { nullable: true, description: REPEAT_LIKENESS })
  repeatLikeness?: number;

  @Field(() => Float, { nullable: true, description: SIMILAR_TITLES })
  similarTitles?: number;

  @Field(() => Int, { nullable: true, description: TELLING_WORDS })
  tellingWords?: number;
}

@ObjectType({ description: 'Screening follows the new rules.' })
export class ChangeScreeningSuccess {
  @Field(() => ScreeningRulesType, { description: 'All rules as they are now.' })
  rules!: ScreeningRulesType;
}

export const ChangeScreeningResult = mutationResult('ChangeScreeningResult', ChangeScreeningSuccess);
