import { z } from 'zod';
import { type TextLimits, type TextProblem, type Viewer, lengthProblem, tidyText } from '#kernel';
import { renderMarkdown } from '#markdown';
import { sayPlatform } from './platform.messages.js';
import { FieldProblem, InvalidInput } from './refusals.js';
import type { AnySay } from './messages.js';

/**
 * A zod text field that is tidied and bounded by {@link tidyText}; its issues carry catalogue keys.
 *
 * @param whenEmpty key of the sentence that says what to write; the code stays `EMPTY`
 */
export const typedText = (limits: TextLimits, whenEmpty?: string) =>
  z.string().transform((typed, context) => {
    const outcome = tidyText(typed, limits);
    if ('text' in outcome) return outcome.text;
    context.addIssue(issueOf(outcome.problem, limits, whenEmpty));
    return z.NEVER;
  });

/**
 * The same for a text in Markdown: what readers see of it, once it is rendered, has to be enough. A text of `&nbsp;`, of a
 * link without words or of an empty fence is empty.
 */
export const typedMarkdown = (limits: TextLimits, whenEmpty?: string) =>
  typedText(limits, whenEmpty).superRefine((text, context) => {
    const problem = lengthProblem(text, limits, renderMarkdown(text).text);
    if (problem) context.addIssue(issueOf(problem, limits, whenEmpty));
  });

const issueOf = (message: TextProblem, { min, max }: TextLimits, whenEmpty?: string) => ({
  code: 'custom' as const,
  message,
  params: { min, max, ...(whenEmpty && { whenEmpty }) },
});

/**
 * Parses an input at the edge of a use case.
 *
 * Messages of the schema are catalogue keys, looked up in `say` and then in the platform's catalogue.
 *
 * @returns the parsed input, or {@link InvalidInput} with one problem a field.
 */
export function parseInput<S extends z.ZodType>(
  schema: S,
  input: unknown,
  viewer: Viewer,
  say: AnySay = sayPlatform,
): z.output<S> | InvalidInput {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const problems = new Map<string, FieldProblem>();
  for (const issue of parsed.error.issues) {
    const field = issue.path.join('.');
    if (!problems.has(field)) problems.set(field, problemOf(issue, field, viewer, say));
  }
  return new InvalidInput(viewer, [...problems.values()]);
}

function problemOf(issue: z.core.$ZodIssue, field: string, viewer: Viewer, say: AnySay): FieldProblem {
  const params =
    issue.code === 'custom' ? (issue.params as Record<string, string | number> | undefined) : undefined;
  const whenEmpty = issue.message === 'EMPTY' ? params?.['whenEmpty'] : undefined;
  const said = typeof whenEmpty === 'string' ? whenEmpty : issue.message;
  if (say.has(said)) return new FieldProblem(field, issue.message, say(viewer.locale, said as never, params));
  const key = sayPlatform.has(issue.message)
    ? issue.message
    : issue.code === 'invalid_value'
      ? 'UNKNOWN_CHOICE'
      : 'INVALID';
  return new FieldProblem(field, key, sayPlatform(viewer.locale, key, params));
}
