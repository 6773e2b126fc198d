import { misspellWord } from '../quality/misspell.js';
import { type Random, between, pick, seeded } from '../random.js';
import { vocabulary } from '../russian-text.js';

/** Words of the long tail beside those of the desk; with their endings some 300,000 forms. */
const RARE_STEMS = 40_000;
/** Subjects that people ask about, and the words that go with each. */
const TOPICS = 500;
const TOPIC_WORDS = 60;
/** From which rank on a word may belong to a subject: those before stand in every text. */
const FIRST_TOPICAL = 50;
/** Share of a text's words that belong to its subject, are numbers, are misspelt. */
const OF_TOPIC = 0.3;
const NUMBERS = 0.006;
const MISTAKES = 0.005;
const SEED = 20_261_124;

/** The words of one subject, as places in the list of forms; the most usual first. */
export type Topic = readonly number[];

/**
 * Words spread like those of a language, fast: forms of 40,000 stems by Zipf's law, the words of one text about one subject,
 * with numbers and the mistakes of those who type. The same for the same seed.
 */
export class WordSource {
  readonly topics: readonly Topic[];
  private readonly forms: string[] = [];
  /** First form of each stem. */
  private readonly starts: number[] = [];
  private readonly alias: AliasTable;

  constructor(private readonly random: Random) {
    const weights: number[] = [];
    for (const [rank, { stem, endings }] of vocabulary(RARE_STEMS).entries()) {
      this.starts.push(this.forms.length);
      const sum = endings.reduce((total, _, i) => total + 1 / (i + 1), 0);
      for (const [i, ending] of endings.entries()) {
        this.forms.push(stem + ending);
        weights.push(1 / ((rank + 2.7) * (i + 1) * sum));
      }
    }
    this.alias = new AliasTable(weights);
    const choose = seeded(SEED);
    this.topics = Array.from({ length: TOPICS }, () => this.topicOf(choose));
  }

  topic(): Topic {
    return pick(this.random, this.topics);
  }

  /** A word of a text about the subject. */
  word(topic: Topic, share = OF_TOPIC): string {
    const chance = this.random();
    if (chance < NUMBERS) return this.number();
    const form = this.form(chance > 1 - share ? this.ofTopic(topic) : this.alias.draw(this.random));
    return this.random() < MISTAKES ? misspelt(form, this.random) : form;
  }

  /** A form of any word but those that stand in every text. */
  telling(topic: Topic): string {
    return this.form(this.ofTopic(topic));
  }

  private ofTopic(topic: Topic): number {
    const place = this.random();
    return topic[Math.floor(place * place * topic.length)] ?? 0;
  }

  private form(place: number): string {
    return this.forms[place] ?? '';
  }

  private number(): string {
    const chance = this.random();
    if (chance < 0.4) return String(between(this.random, 1, 2_030));
    if (chance < 0.7)
      return `${between(this.random, 1, 28)}.${between(this.random, 1, 12)}.${between(this.random, 2015, 2026)}`;
    return String(between(this.random, 100_000, 9_999_999));
  }

  /** Half from the words of the desk, half from the long tail; each in several of its forms. */
  private topicOf(random: Random): Topic {
    const stems = Array.from({ length: TOPIC_WORDS / 3 }, (_, i) => {
      const span = i % 2 === 0 ? 2_000 : this.starts.length - FIRST_TOPICAL;
      return FIRST_TOPICAL + Math.floor(random() * random() * span);
    });
    return Array.from({ length: TOPIC_WORDS }, (_, i) => {
      const stem = stems[i % stems.length] ?? 0;
      const [first = 0, next = this.forms.length] = this.starts.slice(stem, stem + 2);
      return between(random, first, next - 1);
    });
  }
}

const misspelt = (word: string, random: Random): string =>
  /^[а-яё]{4,}$/.test(word) ? misspellWord(word, random) : word;

/** Draws a place by its weight with two numbers, however many places there are (Vose's alias method). */
class AliasTable {
  private readonly chances: Float64Array;
  private readonly others: Uint32Array;

  constructor(weights: readonly number[]) {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    this.chances = Float64Array.from(weights, (weight) => (weight * weights.length) / total);
    this.others = new Uint32Array(weights.length);
    const small: number[] = [];
    const large: number[] = [];
    this.chances.forEach((chance, i) => (chance < 1 ? small : large).push(i));
    while (small.length > 0 && large.length > 0) {
      const [less = 0, more = 0] = [small.pop(), large.at(-1)];
      this.others[less] = more;
      this.chances[more] = (this.chances[more] ?? 0) - (1 - (this.chances[less] ?? 0));
      if ((this.chances[more] ?? 0) < 1) small.push(large.pop() ?? 0);
    }
    for (const rest of [...small, ...large]) this.chances[rest] = 1;
  }

  draw(random: Random): number {
    const place = Math.floor(random() * this.chances.length);
    return random() < (this.chances[place] ?? 1) ? place : (this.others[place] ?? place);
  }
}
