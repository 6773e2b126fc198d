import type { CursorValues } from '#platform';
import type { ActivityPage } from '../activity-page.js';
import type { ListedRow, ThreadRow } from '../threads.repository.js';

export const activityCursor =
  ({ asOf }: ActivityPage) =>
  (row: ListedRow): CursorValues => [row.listed_at.toISOString(), row.id, asOf.toISOString()];
export const submissionCursor = (row: ThreadRow): CursorValues => [row.submitted_at.toISOString(), row.id];
