import type { JSX } from '#jsx/jsx-runtime';
import type { ModerationStatus, ResolutionStatus, ThreadRow } from '#forum';
import type { Locale } from '#kernel';
import { sayThread } from '../messages/thread.js';

const LOOKS: Record<ModerationStatus | ResolutionStatus, string> = {
  OPEN: '',
  AWAITING_ASKER: 'tag--warn',
  ANSWERED: 'tag--official',
  SOLVED: 'tag--good',
  REDIRECTED: 'tag--official',
  DUPLICATE: '',
  PENDING: 'tag--warn',
  PRIVATE: 'tag--good',
  PUBLISHED: '',
  RETURNED: 'tag--warn',
  REJECTED: 'tag--bad',
  WITHDRAWN: '',
  HIDDEN: 'tag--bad',
  MERGED: '',
};

interface Props {
  readonly locale: Locale;
  readonly thread: Pick<ThreadRow, 'moderation' | 'resolution' | 'redirected_to'>;
}

/** How far a thread is, in words; before readers see it, whether they will. */
export function StatusTag({ locale, thread }: Props): JSX.Element {
  const { moderation, resolution, redirected_to: to } = thread;
  const letIn = moderation === 'PUBLISHED' || (moderation === 'PRIVATE' && resolution !== 'OPEN');
  const status = letIn ? resolution : moderation;
  return (
    <span class={`tag ${LOOKS[status]}`.trimEnd()}>
      {sayThread(locale, status === 'REDIRECTED' && to ? `${status}_${to}` : status)}
    </span>
  );
}
