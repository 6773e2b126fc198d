import { Injectable } from '@nestjs/common';
import { Schedules } from '#directory';
import { type Viewer, isSignedIn } from '#kernel';
import { Database, NotPermitted, Refused } from '#platform';
import type { Notice } from './check-question.js';
import { EditPost, type EditInput, draftOf } from './edit-post.js';
import { PersonalDataGuard } from './personal-data/personal-data-guard.js';
import type { PersonalDataInText } from './personal-data/public-version.js';
import type { TextOfPost } from './post-texts.js';
import { PostTexts } from './post-texts.js';
import { Screening } from './screening/screening.js';
import { tellAuthor } from './screening/tell-author.js';

/** An edit as its author sees it before it is sent: both texts, and what screening will say. */
export interface CheckedEdit {
  readonly before: TextOfPost;
  readonly after: TextOfPost;
  readonly notices: readonly Notice[];
  /** Of an official answer, which nobody looks at first: what everyone would read in it. */
  readonly personalData: PersonalDataInText | null;
}

/** Tells the author what stands against an edit, or will be hidden in it, before it is sent. Nothing is kept. */
@Injectable()
export class CheckEdit {
  constructor(
    private readonly database: Database,
    private readonly schedules: Schedules,
    private readonly editing: EditPost,
    private readonly texts: PostTexts,
    private readonly screening: Screening,
    private readonly personalData: PersonalDataGuard,
  ) {}

  async execute(viewer: Viewer, typed: EditInput): Promise<CheckedEdit | Refused> {
    if (!isSignedIn(viewer)) return new NotPermitted(viewer);
    const edit = this.editing.check(viewer, typed);
    if (edit instanceof Refused) return edit;
    const closed = await this.schedules.refuseOutsideWindow(viewer);
    return this.database.transaction(async (tx) => {
      const taken = await this.editing.take(tx, viewer, edit, closed);
      if (taken instanceof Refused) return taken;
      const { thread, post, text } = taken;
      const draft = await draftOf(tx, taken);
      const findings = await this.screening.look(tx, viewer, draft, post.id);
      const official = post.kind === 'OFFICIAL_ANSWER' && thread.kind !== 'PRIVATE_QUESTION';
      return {
        personalData: official ? await this.personalData.find(text) : null,
        before: this.texts.textOf(thread, post),
        after: text,
        notices: findings.map((finding) => ({
          outcome: finding.outcome,
          message: tellAuthor(finding, viewer, draft),
        })),
      };
    });
  }
}
