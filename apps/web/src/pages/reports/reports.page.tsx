import type { JSX } from '#jsx/jsx-runtime';
import type { CategoryRow } from '#forum';
import {
  type AnswerOrigins,
  type BacklogHour,
  type DecisionCount,
  type PairAgreement,
  type PromiseFigures,
  type UndoneCount,
  keptShare,
} from '#moderation';
import type { DeflectionDay } from '#search';
import { sayDesk } from '../../messages/desk.js';
import { sayReport } from '../../messages/reports.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { SelectField, TextField } from '../../parts/fields.js';
import { type FormState, hasProblems } from '../../parts/form-state.js';
import { Trail } from '../../parts/trail.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';
import { DeflectionReport } from './deflection-report.js';
import { byHourOfDay, inMinutes, inNumbers, inPercent } from './figures.js';
import { ReportTable } from './report-table.js';

export const REPORTS_PATH = '/desk/reports';

interface Props {
  readonly page: PageContext;
  readonly categories: readonly CategoryRow[];
  readonly form: FormState;
  /** Without a period that can be looked at there are none. */
  readonly figures: {
    readonly promises: readonly PromiseFigures[];
    readonly backlog: readonly BacklogHour[];
    readonly decisions: readonly DecisionCount[];
    readonly undone: readonly UndoneCount[];
    readonly agreement: readonly PairAgreement[];
    readonly deflection: readonly DeflectionDay[];
    readonly answers: AnswerOrigins;
  } | null;
}

/** The work of the desk in a period. */
export function ReportsPage(props: Props): JSX.Element {
  const { page, form, figures } = props;
  const { locale } = page;
  const say = inLocale(sayReport, locale);
  return (
    <Document page={page} title={say('TITLE')} hasErrors={hasProblems(form)} wide>
      <Trail locale={locale} above={[{ href: '/desk', text: sayDesk(locale, 'TITLE') }]} />
      <ErrorSummary locale={locale} form={form} labels={{ from: say('FROM'), to: say('TO') }} />
      <h1>{say('TITLE')}</h1>
      <p class="lead">{say('LEAD')}</p>
      <p>
        <a href={`${REPORTS_PATH}/staffing`}>{say('STAFFING')}</a>
      </p>
      <PeriodForm {...props} />
      {figures && <Figures locale={locale} form={form} figures={figures} />}
    </Document>
  );
}

function PeriodForm({ page, categories, form }: Props): JSX.Element {
  const { locale } = page;
  const say = inLocale(sayReport, locale);
  const options = categories.map(({ slug, title }) => ({ value: slug, text: title[locale] }));
  return (
    <form class="form" method="get" action={REPORTS_PATH} novalidate>
      <TextField locale={locale} form={form} name="from" label={say('FROM')} type="date" short />
      <TextField locale={locale} form={form} name="to" label={say('TO')} type="date" short />
      <SelectField
        locale={locale}
        form={form}
        name="category"
        label={say('CATEGORY')}
        options={options}
        empty={say('ALL_CATEGORIES')}
      />
      <button type="submit" class="button">
        {say('SHOW')}
      </button>
    </form>
  );
}

interface FiguresProps {
  readonly locale: PageContext['locale'];
  readonly form: FormState;
  readonly figures: NonNullable<Props['figures']>;
}

function Figures({ locale, form, figures }: FiguresProps): JSX.Element {
  const say = inLocale(sayReport, locale);
  const file = (name: string) => `${REPORTS_PATH}/${name}.csv?${new URLSearchParams(form.values)}`;
  const time = (seconds: number | null) => (seconds === null ? '—' : inMinutes(seconds, locale));
  return (
    <>
      <ReportTable
        locale={locale}
        name="promises"
        title={say('PROMISES')}
        headings={[
          say('PROMISE'),
          say('COUNT'),
          say('P50'),
          say('P90'),
          say('KEPT'),
          say('KEPT_SHARE'),
          say('OVERDUE'),
        ]}
        rows={figures.promises.map((row) => {
          const share = keptShare(row);
          const told = share === null ? '—' : inPercent(share, locale);
          return [
            say(row.kind),
            row.count,
            time(row.p50Seconds),
            time(row.p90Seconds),
            row.kept,
            told,
            row.overdue,
          ];
        })}
        file={file('promises')}
      />
      <ReportTable
        locale={locale}
        name="decisions"
        title={say('DECISIONS')}
        headings={[say('PERSON'), say('KIND'), say('COUNT')]}
        rows={figures.decisions.map(({ name, kind, count }) => [
          name,
          sayDesk(locale, `KIND_${kind}`),
          count,
        ])}
        file={file('decisions')}
      />
      <ReportTable
        locale={locale}
        name="undone"
        title={say('UNDONE')}
        headings={[say('PERSON'), say('KIND'), say('UNDONE_COUNT'), say('BY_OTHERS')]}
        rows={figures.undone.map(({ name, kind, count, byOthers }) => [
          name,
          sayDesk(locale, `KIND_${kind}`),
          count,
          byOthers,
        ])}
        file={file('undone')}
      />
      <ReportTable
        locale={locale}
        name="agreement"
        title={say('AGREEMENT')}
        headings={[
          say('DECIDED_BY'),
          say('REVIEWED_BY'),
          say('REVIEWED'),
          say('AGREED'),
          say('AGREED_SHARE'),
        ]}
        rows={figures.agreement.map(({ decidedBy, reviewedBy, reviewed, agreed }) => [
          decidedBy,
          reviewedBy,
          reviewed,
          agreed,
          inPercent(agreed / reviewed, locale),
        ])}
        file={file('agreement')}
      />
      <DeflectionReport locale={locale} rows={figures.deflection} file={file('deflection')} />
      <ReportTable
        locale={locale}
        name="answers"
        title={say('ANSWERS_TAKEN')}
        headings={[say('OFFICIAL_ANSWERS'), say('FROM_SUGGESTED'), say('FROM_CANNED')]}
        rows={[[figures.answers.count, figures.answers.suggested, figures.answers.canned]]}
        file={file('answers')}
      />
      <ReportTable
        locale={locale}
        name="backlog"
        title={say('BACKLOG')}
        note={say('BACKLOG_NOTE')}
        headings={[say('HOUR'), say('MEAN'), say('MOST')]}
        rows={byHourOfDay(figures.backlog).map(({ hour, mean, most }) => [
          hour,
          inNumbers(mean, locale),
          most,
        ])}
        file={file('backlog')}
      />
    </>
  );
}
