import type { JSX } from '#jsx/jsx-runtime';
import type { Locale } from '#kernel';
import { type DeflectionDay, helpedShare, unsentShare } from '#search';
import { sayReport } from '../../messages/reports.js';
import { inLocale } from '../../site/page-context.js';
import { inPercent } from './figures.js';
import { ReportTable } from './report-table.js';

interface Props {
  readonly locale: Locale;
  readonly rows: readonly DeflectionDay[];
  /** Address of the same as a file. */
  readonly file: string;
}

/** How often similar threads made a question needless, by the day. */
export function DeflectionReport({ locale, rows, file }: Props): JSX.Element {
  const say = inLocale(sayReport, locale);
  const told = (share: number | null): string => (share === null ? '—' : inPercent(share, locale));
  return (
    <ReportTable
      locale={locale}
      name="deflection"
      title={say('DEFLECTION')}
      note={say('DEFLECTION_NOTE')}
      headings={[
        say('DATE'),
        say('DEFLECTION_SHOWN'),
        say('DEFLECTION_OPENED'),
        say('DEFLECTION_HELPED'),
        say('DEFLECTION_HELPED_SHARE'),
        say('DEFLECTION_SENT'),
        say('DEFLECTION_UNSENT_SHARE'),
      ]}
      rows={rows.map((row) => [
        row.day,
        row.shown,
        row.opened,
        row.helped,
        told(helpedShare(row)),
        row.sent,
        told(unsentShare(row)),
      ])}
      file={file}
    />
  );
}
