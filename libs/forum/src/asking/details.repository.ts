import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '#platform';
import { ThreadDetails } from '../thread-details.entity.js';
import type { QuestionDetails } from './question-details.js';

/** What askers told staff only. A caller that shows it asks `maySeeDetails` first. */
@Injectable()
export class DetailsRepository {
  constructor(private readonly database: Database) {}

  async ofThread(threadId: string): Promise<QuestionDetails | null> {
    return (await this.ofThreads([threadId]))[0] ?? null;
  }

  ofThreads(threadIds: readonly string[]): Promise<Array<QuestionDetails & { readonly id: string }>> {
    return this.database.read(
      'details of threads',
      `SELECT thread_id AS id, service, case_number AS "caseNumber", occurred_at AS "occurredAt",
         error_text AS "errorText", region
       FROM thread_details WHERE thread_id = ANY($1::uuid[])`,
      [threadIds],
    );
  }

  async save(tx: EntityManager, threadId: string, details: QuestionDetails): Promise<void> {
    await tx.upsert(ThreadDetails, { threadId, ...details }, ['threadId']);
  }
}
