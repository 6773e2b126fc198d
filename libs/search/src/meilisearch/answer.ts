import { z } from 'zod';
import type { ThreadKind } from '#forum';
import type { StemmedDocument } from '../rules/score-document.js';
import { MeilisearchFailure } from './failure.js';

const stems = z.string().transform((text) => (text === '' ? [] : text.split(' ')));
const kind = z.enum([
  'QUESTION',
  'COMPLAINT',
  'SUGGESTION',
  'PRIVATE_QUESTION',
]) satisfies z.ZodType<ThreadKind>;

const candidate = z
  .object({
    id: z.uuid(),
    titleStems: stems,
    officialStems: stems,
    bodyStems: stems,
    answersStems: stems,
    category: z.string(),
    kind,
    solved: z.boolean(),
    hasOfficial: z.boolean(),
    region: z.string().nullable(),
    activity: z.number(),
  })
  .transform(({ titleStems, officialStems, bodyStems, answersStems, ...facts }) => ({
    ...facts,
    text: { title: titleStems, official: officialStems, body: bodyStems, answers: answersStems },
  }));

/** A document that may answer, as ranking reads it. */
export type Candidate = z.output<typeof candidate> & { readonly text: StemmedDocument };

export const CANDIDATE_FIELDS = Object.keys(candidate.in.shape);

const counts = z.record(z.string(), z.number().int().min(0));

const answer = z.object({
  results: z.array(
    z.object({ hits: z.array(candidate), facetDistribution: z.record(z.string(), counts).optional() }),
  ),
});
export type Answer = z.output<typeof answer>;

const suggestions = z.object({
  results: z.array(z.object({ hits: z.array(z.object({ id: z.uuid(), _rankingScore: z.number() })) })),
});

/** @throws MeilisearchFailure where the server's answer is not what it should be. */
export const parseAnswer = (received: unknown, queries: number): Answer => parsed(answer, received, queries);

export const parseSuggestions = (received: unknown, queries: number): z.output<typeof suggestions> =>
  parsed(suggestions, received, queries);

function parsed<T extends { results: unknown[] }>(
  schema: z.ZodType<T>,
  received: unknown,
  queries: number,
): T {
  const { data, error } = schema.safeParse(received);
  if (data && data.results.length === queries) return data;
  const [issue] = error?.issues ?? [];
  const fault = issue ? `${issue.path.join('.')}: ${issue.message}` : 'not an answer to each query';
  throw new MeilisearchFailure('GARBLED', `Meilisearch answered what it should not: ${fault}`);
}
