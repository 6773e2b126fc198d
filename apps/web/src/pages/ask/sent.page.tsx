import type { JSX } from 'preact';
import { inBothZones } from '#directory';
import { type ThreadRow, referenceOf } from '#forum';
import { sayAsk } from '../../messages/ask.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';
import { casePath } from '../me/case-path.js';

/** The question is sent: its reference, what happens next, and when. */
export function SentPage({ page, thread }: { page: PageContext; thread: ThreadRow }): JSX.Element {
  const { locale, viewer } = page;
  const say = inLocale(sayAsk, locale);
  const by = (instant: Date): string => inBothZones(instant, viewer.timeZone, locale);
  return (
    <Document page={page} title={say('SENT_TITLE')}>
      <div class="panel">
        <h1>{say('SENT_TITLE')}</h1>
        <p>
          {say('SENT_NUMBER')} <strong class="panel__number">{referenceOf(thread.number)}</strong>
        </p>
      </div>
      <p>{say('SENT_KEEP')}</p>
      <h2>{say('SENT_NEXT')}</h2>
      <ol class="steps">
        {thread.decision_due_at && <li>{say('SENT_DECISION', { time: by(thread.decision_due_at) })}</li>}
        {thread.answer_due_at && <li>{say('SENT_ANSWER', { time: by(thread.answer_due_at) })}</li>}
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
