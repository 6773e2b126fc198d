/** What a page must never contain unless escaped; the number says which text it came from. */
export const MARK = /<x-hostile-\d+/i;
/** The name of the function that a text would call if it ever ran. */
export const HIT = '__hostile';

/** How somebody tries to get out of the place where a text stands. */
const WAYS_OUT = [
  (tag: string) => tag,
  (tag: string) => `">${tag}`,
  (tag: string) => `'>${tag}`,
  (tag: string) => `</title></textarea></style></script>${tag}`,
  (tag: string) => `<!--${tag}-->`,
  (tag: string) => `[ссылка](https://veche.example "${tag}")`,
  (tag: string) => `\`${tag}\``,
  (tag: string) => `&lt;b&gt;${tag}`,
  (tag: string) => `\u202e${tag}\u200b`,
  (tag: string) => `${'ё'.repeat(40)}${tag}😀\u0301`,
];

/** What it tries to do there. */
const DEEDS = [
  (n: number) => `<x-hostile-${n} onclick="${HIT}(${n})">нажмите</x-hostile-${n}>`,
  (n: number) => `<x-hostile-${n}><script>${HIT}(${n})</script>`,
  (n: number) => `<x-hostile-${n}><img src=x onerror=${HIT}(${n})>`,
  (n: number) => `<x-hostile-${n}><svg/onload=${HIT}(${n})>`,
  (n: number) => `<X-Hostile-${n}><iframe srcdoc="<script>parent.${HIT}(${n})</script>">`,
  (n: number) => `<x-hostile-${n}><a href="javascript:${HIT}(${n})">сюда</a>`,
  (n: number) => `<x-hostile-${n} autofocus tabindex=0 onfocus=${HIT}(${n})>`,
  (n: number) => `<x-hostile-${n}><meta http-equiv=refresh content="0;javascript:${HIT}(${n})">`,
  (n: number) => `<x-hostile-${n}><form action=javascript:${HIT}(${n})><button>далее</button></form>`,
  (n: number) => `<x-hostile-${n}><style>@import "javascript:${HIT}(${n})"</style>`,
];

/** A hundred texts, each of which would leave its mark or run its script on a page that forgets to escape. */
export const HOSTILE_TEXTS: readonly string[] = WAYS_OUT.flatMap((wayOut, way) =>
  DEEDS.map((deed, nth) => wayOut(deed(way * DEEDS.length + nth))),
);

/** Links that run a script when they are followed, as Markdown. */
export const HOSTILE_LINKS: readonly string[] = [
  `[сюда](javascript:${HIT}(1))`,
  `[сюда](JaVaScRiPt:${HIT}(1))`,
  `[сюда](java\tscript:${HIT}(1))`,
  `[сюда](&#106;avascript:${HIT}(1))`,
  `[сюда](data:text/html,<script>parent.${HIT}(1)</script>)`,
  `[сюда](vbscript:${HIT}(1))`,
  `<javascript:${HIT}(1)>`,
  `![вид](javascript:${HIT}(1))`,
  `[сюда]: javascript:${HIT}(1)\n\n[сюда]`,
];

/** What breaks programs that handle text without care. */
export const NAUGHTY_TEXTS: readonly string[] = [
  `'; DROP TABLE thread; --`,
  `\\'; SELECT pg_sleep(9); --`,
  '%s%n%x %00 %0d%0aSet-Cookie: a=b',
  '../../../../etc/passwd',
  '{{7*7}} ${7*7} #{7*7} <%= 7*7 %>',
  '__proto__ constructor toString hasOwnProperty',
  'NaN null undefined true -0 1e309 9007199254740993',
  '1\u0300\u0301\u0302\u0303\u0304'.repeat(20),
  '👩‍👩‍👧‍👦🏳️‍🌈🇷🇺'.repeat(10),
  'ﷺ﷽ Ω≈ç√∫ ЁЂЃЄ ⁰⁴⁵ ¯\\_(ツ)_/¯',
  'И́ǹф́ѐќц̀и́я̀ ИНФЕКЦИЯ ıİſß',
];
