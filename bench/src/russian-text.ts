import { type Random, between, pick, seeded } from './random.js';

/** Words that stand in every text, the most common first. */
const COMMON =
  'и в не на что я с как это по но они мы за из у же от так для вы бы до при или уже если ещё его мне нет можно ' +
  'после надо только также через без где когда чтобы был есть почему больше';

/** Stems of a public-service desk with the class of their endings. */
const STEMS: Record<'noun' | 'feminine' | 'verb' | 'adjective', string> = {
  noun:
    'документ паспорт запрос ответ адрес номер портал сервис сайт кабинет ребёнок договор участок платёж налог штраф ' +
    'талон приём отдел срок день месяц год телефон файл снимок экран браузер пароль код логин чек банк счёт перевод ' +
    'закон приказ регламент специалист сотрудник гражданин житель дом двор подъезд лифт транспорт автобус маршрут ' +
    'проезд билет полис врач рецепт диплом аттестат архив реестр перечень список пункт раздел шаг статус результат ' +
    'случай вопрос город район посёлок округ фонд центр орган суд пристав долг кредит доход вычет взнос',
  feminine:
    'справк выписк заявк услуг ошибк страниц кнопк ссылк почт карт квитанц комисс подписк записк школ очеред семь ' +
    'матер пенси льгот выплат субсид квартир комнат дорог остановк поликлиник больниц аптек прививк работ зарплат ' +
    'проверк доставк отправк загрузк оплат форм анкет фамил дат улиц област республик границ машин стоянк жалоб',
  verb:
    'получи отправи заполни подтверди обнови провери загрузи оформи открыва закрыва приходи находи появля сохрани ' +
    'измени исправи запроси подписа оплати верну отказа назначи переда рассмотре жда виде зна понима пробова звони ' +
    'писа отвеча работа показыва требова регистрирова',
  adjective:
    'нов стар личн электронн официальн городск районн областн государственн муниципальн социальн пенсионн налогов ' +
    'детск школьн жил земельн временн постоянн бесплатн срочн повторн последн перв втор следующ нужн правильн ' +
    'неверн пуст закрыт доступн',
};
const ENDINGS: Record<keyof typeof STEMS, string> = {
  noun: ' а у ом е ы ов ам ами ах',
  feminine: 'а и е у ой ам ами ах',
  verb: 'л ла ли ть т те м ем',
  adjective: 'ый ого ому ым ом ая ой ую ые ых ыми',
};

/** Names, places and rare terms of a real archive: a long tail of words, each seldom. */
const RARE_STEMS = 14_000;
const ONSETS = 'б в г д ж з к л м н п р с т ф х ц ч ш бр вл гр др кл кр пр ст тр сл см пл'.split(' ');
const VOWELS = 'а о е и у ы я ё'.split(' ');
const CODAS = ['', '', '', 'н', 'р', 'л', 'в', 'т', 'к', 'с', 'й'];

interface Entry {
  readonly stem: string;
  readonly endings: readonly string[];
}

/** Writes Russian-looking texts whose words are spread like those of a language (Zipf), the same for the same seed. */
export class RussianText {
  private readonly entries: readonly Entry[];
  private readonly cumulative: Float64Array;

  constructor(private readonly random: Random) {
    this.entries = vocabulary();
    this.cumulative = new Float64Array(this.entries.length);
    let sum = 0;
    // Zipf–Mandelbrot: the head is a little flatter than 1/rank.
    this.entries.forEach((_, rank) => (this.cumulative[rank] = sum += 1 / (rank + 2.7)));
  }

  word(): string {
    const total = this.cumulative.at(-1) ?? 0;
    return this.form(this.rankAt(this.random() * total));
  }

  /** A word of the subject, none of those that stand in every text; of ranks `[from, to)`. */
  topic(from = 60, to = 2_000): string {
    return this.form(between(this.random, from, to - 1));
  }

  sentence(words: number): string {
    const text = Array.from(
      { length: words },
      (_, i) => this.word() + (i % 7 === 6 && i < words - 1 ? ',' : ''),
    );
    const joined = text.join(' ');
    return joined.charAt(0).toUpperCase() + joined.slice(1);
  }

  /** Paragraphs as people type them, one in six with a list or an emphasis. */
  body(words: number): string {
    const paragraphs: string[] = [];
    for (let left = words; left > 0;) {
      const size = Math.min(left, between(this.random, 15, 45));
      const first = Math.ceil(size / 2);
      const sentences = [this.sentence(first), this.sentence(Math.max(3, size - first))];
      paragraphs.push(sentences.map((sentence) => `${sentence}.`).join(' '));
      left -= size;
    }
    if (this.random() < 1 / 6) {
      const items = Array.from({ length: 3 }, (_, i) => `${i + 1}. ${this.sentence(4)}`);
      paragraphs.push(items.join('\n'), `**${this.sentence(3)}**`);
    }
    return paragraphs.join('\n\n');
  }

  private form(rank: number): string {
    const entry = this.entries[rank];
    return entry ? entry.stem + pick(this.random, entry.endings) : '';
  }

  private rankAt(point: number): number {
    let [low, high] = [0, this.cumulative.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.cumulative[middle] ?? 0) < point) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Common words first, then those of the desk's subject, then the long tail. */
export function vocabulary(rareStems = RARE_STEMS): Entry[] {
  const common = COMMON.split(' ').map((stem) => ({ stem, endings: [''] }));
  const classes = Object.keys(STEMS) as Array<keyof typeof STEMS>;
  const lists = classes.map((kind) =>
    STEMS[kind].split(' ').map((stem) => ({ stem, endings: ENDINGS[kind].split(' ') })),
  );
  const longest = Math.max(...lists.map((list) => list.length));
  const desk = Array.from({ length: longest }, (_, i) => lists.flatMap((list) => list[i] ?? [])).flat();
  const random = seeded(7);
  const syllable = () => pick(random, ONSETS) + pick(random, VOWELS) + pick(random, CODAS);
  const rare = Array.from({ length: rareStems }, () => ({
    stem: Array.from({ length: between(random, 2, 3) }, syllable).join(''),
    endings: ENDINGS.noun.split(' '),
  }));
  return [...common, ...desk, ...rare];
}
