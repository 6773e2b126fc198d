import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';

/** Words and phrases that no text for people uses, each with what is said instead. */
const NOT: ReadonlyArray<readonly [RegExp, string]> = [
  [/рабоч(ий|ем|его) стол/i, 'Модерация'],
  [/(?<!учётн\p{L}+ )запис(ь|и|ью|ей|ями|ях)(?!\p{L})/iu, 'обращение'],
  [/(?<!\p{L})стол(а|е|у|ом)?(?!\p{L})/iu, 'очередь, Модерация'],
  [/впусти|впущ/i, 'опубликовать'],
  [/второ(й|го) взгляд/i, 'Повторная проверка'],
  [/похожие вопросы прежде/i, 'Похожие вопросы'],
  [/подсказанн/i, 'Похожие ответы'],
  [/заготов(к|ок)/i, 'Шаблоны ответов'],
  [
    /принять к открытию|к открытию|открытии? окна|в начале рабочего времени|будет принято/i,
    'Выполнить в 08:00',
  ],
  [/передано дальше/i, 'Направлено специалистам'],
  [/повторный вопрос/i, 'Объединён с похожим вопросом'],
  [/вопросы не рассматривают/i, 'Сейчас нерабочее время'],
  [/самое позднее|не позднее|по московскому времени/i, 'до 09:06, 1 декабря (мск)'],
  [/скорее всего|почти наверняка/i, 'Ответим до …'],
  [/срок остановлен/i, 'Ждём исправлений от вас'],
  [/личн(ый|ого|ому|ом) вопрос/i, 'Вопрос без публикации'],
  [/^Ответ отправлен(?! на проверку)(?!.*увидят все)/i, 'Уточнение отправлено'],
  [/сейчас не получилось/i, 'Не удалось войти'],
  [/другим её не покажем/i, 'Ваш адрес никому не покажем'],
  [/время по часам|Europe\/Moscow/i, 'Часовой пояс; Москва'],
  [/короткие дни/i, 'сокращённые дни'],
  [/линия, если/i, 'Телефонная линия'],
  [/посмотреть, что с/i, 'Открыть обращение'],
  [/вас узнают/i, 'Назовите его, если позвоните'],
  [/заполните это поле/i, 'Напишите, в чём вопрос'],
  [/V-\d/, '1051-6'],
  [/(?<![«.!?:(] ?)(?<!^)(?<!\p{L})В(ы|ас|ам|аш\p{L}*)(?!\p{L})(?=.*\p{Ll})/u, '«вы» in lower case'],
  [/сообщено/i, 'сообщили'],
  [/\b(desk|let in|second look|themes?)\b/i, 'moderation, publish, second review, topic'],
  [/most likely|almost certainly|at the latest|no later than/i, 'by 09:06 on 1 December'],
];

interface Text {
  readonly file: string;
  readonly key: string;
  readonly text: string;
}

/** All sentences of a catalogue, by the language's part of it. */
function textsOf(file: string): { ru: Text[]; en: Text[] } {
  const [, ru = '', en = ''] =
    /\n {2}ru: \{(.*?)\n {2}\},\n {2}en: \{(.*?)\n {2}\},\n/s.exec(readFileSync(file, 'utf8')) ?? [];
  const read = (part: string): Text[] =>
    [...part.matchAll(/^ {4}(\w+):\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"),/gm)].map(
      ([, key = '', single, double]) => ({ file, key, text: single ?? double ?? '' }),
    );
  return { ru: read(ru), en: read(en) };
}

const files: string[] = [];
for (const pattern of [
  'apps/web/src/messages/*.ts',
  'apps/standalone/src/**/*.messages.ts',
  'libs/*/src/**/*.messages.ts',
])
  for await (const file of glob(pattern)) files.push(file);
const catalogues = files.map(textsOf);

describe('the texts for people', () => {
  it('are found, each in both languages and none empty', () => {
    expect(files.length).toBeGreaterThan(25);
    for (const { ru, en } of catalogues) {
      expect(ru.length).toBeGreaterThan(0);
      expect(en.map(({ key }) => key).toSorted()).toEqual(ru.map(({ key }) => key).toSorted());
      expect([...ru, ...en].filter(({ text }) => text.trim() === '')).toEqual([]);
    }
  });

  it.each(NOT)('say nothing like %s', (pattern, instead) => {
    const found = catalogues.flatMap(({ ru, en }) => ru.concat(en)).filter(({ text }) => pattern.test(text));
    expect(found.map(({ file, key, text }) => `${file} ${key}: ${text} → ${instead}`)).toEqual([]);
  });
});
