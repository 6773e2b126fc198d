import type { JSX } from '#jsx/jsx-runtime';
import { inBothZones } from '#directory';
import { type ThreadClock, type ThreadRow, courseNow, referenceOf } from '#forum';
import { sayAsk } from '../../messages/ask.js';
import { sayPromise } from '../../messages/promise.js';
import { promiseInWords } from '../../parts/promise-times.js';
import { keepTypedScript } from '../../site/assets.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';
import { keptAs } from './ask.page.js';
import { casePath } from '../me/case-path.js';

interface Props {
  readonly page: PageContext;
  readonly thread: ThreadRow;
  readonly clocks: readonly ThreadClock[];
}

/** The question is sent: its reference, what happens next, and when. */
export function SentPage({ page, thread, clocks }: Props): JSX.Element {
  const { locale } = page;
  const say = inLocale(sayAsk, locale);
  const steps = clocks.flatMap((clock) => stepOf(page, thread, clock) ?? []);
  return (
    <Document page={page} title={say('SENT_TITLE')} script={keepTypedScript}>
      <div class="panel" data-arrived={keptAs(page)}>
        <h1>{say('SENT_TITLE')}</h1>
        <p>
          {say('SENT_NUMBER')} <strong class="panel__number">{referenceOf(thread.number)}</strong>
        </p>
      </div>
      <p>{say('SENT_KEEP')}</p>
      <h2>{say('SENT_NEXT')}</h2>
      <ol class="steps">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
        <li>{say('SENT_MAIL')}</li>
      </ol>
      <p class="actions">
        <a class="button" href={casePath(thread)}>
          {say('TO_CASE')}
        </a>
        <a href="/me/questions">{say('TO_MINE')}</a>
      </p>
    </Document>
  );
}

/** What a clock promises; the page may be looked at again when it is late or paused. */
function stepOf(page: PageContext, thread: ThreadRow, clock: ThreadClock): string | null {
  const { locale, viewer } = page;
  if (courseNow(clock) === 'RUNS' && !clock.overdueAt) {
    return sayAsk(locale, `SENT_${clock.kind}`, {
      time: inBothZones(clock.dueAt, viewer.timeZone, locale, page.now),
    });
  }
  const words = promiseInWords(page, thread, clock);
  return words && `${sayPromise(locale, clock.kind)}: ${words}.`;
}
