import { z } from 'zod';
import { seenOf } from '#kernel';
import { normaliseText } from '#russian';

const MINUTES_A_WEEK = 7 * 24 * 60;

/** One word or phrase: any of its forms is found; `начал*` finds every word that begins so. */
const stopListEntry = z.strictObject({
  phrase: z
    .string()
    .trim()
    .max(100)
    .refine((phrase) => normaliseText(seenOf(phrase)) !== ''),
  outcome: z.enum(['HOLD', 'REFUSE']),
});
export type StopListEntry = z.output<typeof stopListEntry>;

/** What administrators set. */
export const screeningRules = z.strictObject({
  stopList: z.array(stopListEntry).max(2_000),
  /** Hosts that may be linked to, with everything under them. */
  allowedHosts: z
    .array(
      z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u)
        .max(253),
    )
    .max(500),
  /** More links to other hosts than this are refused. */
  mostLinks: z.int().min(0).max(100),
  /** So many posts of one person in so many minutes, then no more until the first is old enough; `null`: no limit. */
  floodPosts: z.int().min(1).max(1_000).nullable(),
  floodMinutes: z.int().min(1).max(MINUTES_A_WEEK),
  /** How long a text is remembered as sent before (0: not at all), and from which repetition on it is refused. */
  repeatHours: z
    .int()
    .min(0)
    .max(7 * 24),
  repeatsRefused: z.int().min(1).max(1_000),
  /** What part of their words two texts share that count as the same, from 0 to 1. */
  repeatLikeness: z.number().gt(0).max(1),
  /** The same of the titles of two questions. */
  similarTitles: z.number().gt(0).max(1),
  /** A question with fewer telling words is asked for more. */
  tellingWords: z.int().min(0).max(100),
});
export type ScreeningRules = z.output<typeof screeningRules>;

const held = (...phrases: string[]): StopListEntry[] =>
  phrases.map((phrase) => ({ phrase, outcome: 'HOLD' }));

export const DEFAULT_RULES: ScreeningRules = {
  stopList: held(
    'казино',
    'букмекер*',
    'ставки на спорт',
    'игровые автоматы',
    'лёгкий заработок',
    'заработок без вложений',
    'пассивный доход',
    'займ без отказа',
    'купить диплом',
    'купить справку',
    'купить права',
    'обналич*',
    'решим вопрос за деньги',
    'идиот*',
    'дебил*',
  ),
  allowedHosts: ['gosuslugi.ru', 'gov.ru', 'kremlin.ru', 'nalog.ru', 'cbr.ru', 'mos.ru', 'госуслуги.рф'],
  mostLinks: 5,
  floodPosts: 10,
  floodMinutes: 10,
  repeatHours: 24,
  repeatsRefused: 3,
  repeatLikeness: 0.8,
  similarTitles: 0.6,
  tellingWords: 5,
};
