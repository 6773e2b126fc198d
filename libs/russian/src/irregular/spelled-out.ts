/** Endings that many words share, by the sign that stands for them in the tables. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  '*': 'ый ого ому ым ом ая ой ую ое ые ых ыми'.split(' '),
  '+': 'у ешь ет ем ете ут'.split(' '),
  '^': 'ю ешь ет ем ете ют'.split(' '),
  '=': 'л ла ло ли'.split(' '),
};

/**
 * A table of irregular words, one a line, `canonical: forms`. Forms that begin alike are written once with a hyphen
 * before each ending: `дн-я-ю-ем` is дня, дню, днем, and `мог-у-` is могу, мог.
 *
 * @returns pairs of a form and its canonical form.
 */
export function spelledOut(table: string): Array<[form: string, canonical: string]> {
  return table
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [canonical = '', forms = ''] = line.trim().split(': ');
      return forms
        .split(' ')
        .flatMap((form) => formsOf(form).map((each): [string, string] => [each, canonical]));
    });
}

function formsOf(written: string): string[] {
  const [start = '', ...endings] = written.split('-');
  const forms = endings.length === 0 ? [start] : endings.map((ending) => start + ending);
  return forms.flatMap(inflected);
}

function inflected(form: string): string[] {
  const endings = ENDINGS[form.slice(-1)];
  return endings === undefined ? [form] : endings.map((ending) => form.slice(0, -1) + ending);
}
