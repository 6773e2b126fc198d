import { pick, seeded } from '../random.js';
import { RussianText } from '../russian-text.js';

const SEED = 20_261_128;
const CATEGORIES = 12;

/**
 * Words of the question and of the answer in every tenth thread of a real archive, by the length of the answer (411 threads
 * of a public service's support, with 9.9 and 36.9 words on average).
 */
const LENGTHS = (
  '8 4, 8 7, 10 9, 7 10, 5 11, 11 11, 5 14, 10 15, 13 15, 7 16, 12 17, 9 18, 6 19, 10 19, 36 19, ' +
  '8 20, 12 20, 7 21, 12 21, 8 22, 4 24, 7 25, 11 25, 9 26, 8 28, 5 30, 5 33, 14 34, 9 35, 8 38, ' +
  '8 40, 7 44, 15 45, 5 48, 6 52, 3 55, 6 65, 7 79, 12 93, 14 115, 17 264'
)
  .split(', ')
  .map((lengths) => lengths.split(' ').map(Number));

/** Shorter ones no person may post. */
const LEAST_CHARS = 10;

/** Lines of JSON for `veche import threads`, as long as those of a real archive; the same at every run. */
export function* generateLines(threads: number): Generator<string> {
  const random = seeded(SEED);
  const text = new RussianText(random);
  for (let i = 0; i < threads; i += 1) {
    const [question = 0, answer = 0] = pick(random, LENGTHS);
    yield `${JSON.stringify({
      id: `generated-${i}`,
      category: `Тема ${(i % CATEGORIES) + 1}`,
      question: enough(() => `${text.sentence(question)}?`),
      answer: enough(() => text.body(answer)),
    })}\n`;
  }
}

function enough(write: () => string): string {
  for (;;) {
    const written = write();
    if (written.length >= LEAST_CHARS) return written;
  }
}
