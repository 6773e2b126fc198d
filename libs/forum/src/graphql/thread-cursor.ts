import type { CursorValues } from '#platform';
import type { ThreadRow } from '../threads.repository.js';

export const activityCursor = (row: ThreadRow): CursorValues => [row.last_activity_at.toISOString(), row.id];
export const submissionCursor = (row: ThreadRow): CursorValues => [row.submitted_at.toISOString(), row.id];
