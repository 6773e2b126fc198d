import type { JSX } from '#jsx/jsx-runtime';
import type { Locale } from '#kernel';
import { sayReport } from '../../messages/reports.js';
import { inLocale } from '../../site/page-context.js';

interface Props {
  readonly locale: Locale;
  readonly name: string;
  readonly title: string;
  readonly note?: string;
  readonly headings: readonly string[];
  readonly rows: ReadonlyArray<ReadonlyArray<string | number>>;
  /** Address of the same as a file. */
  readonly file: string;
}

/** One report: a table whose first column names the rows, and its file. */
export function ReportTable({ locale, name, title, note, headings, rows, file }: Props): JSX.Element {
  const say = inLocale(sayReport, locale);
  return (
    <section aria-labelledby={name}>
      <h2 id={name}>{title}</h2>
      {note && <p>{note}</p>}
      {rows.length === 0 ? (
        <p>{say('NOTHING')}</p>
      ) : (
        <>
          <div class="table-box">
            <table class="table">
              <thead>
                <tr>
                  {headings.map((heading) => (
                    <th key={heading} scope="col">
                      {heading}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(([first, ...cells], row) => (
                  <tr key={row}>
                    <th scope="row">{first}</th>
                    {cells.map((cell, place) => (
                      <td key={place} data-heading={headings[place + 1]}>
                        {cell}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p>
            <a href={file} download aria-label={say('DOWNLOAD_OF', { title })}>
              {say('DOWNLOAD')}
            </a>
          </p>
        </>
      )}
    </section>
  );
}
