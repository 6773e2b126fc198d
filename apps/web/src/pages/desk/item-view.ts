import { Injectable } from '@nestjs/common';
import { Schedules, type WindowClosed } from '#directory';
import {
  type Comparison,
  type ModerationStatus,
  type PersonalDataInText,
  PostHistoryRepository,
  PostTexts,
  type TextOfPost,
} from '#forum';
import type { Person } from '#kernel';
import {
  type AnswerMarkRow,
  AnswerMarksRepository,
  DecisionDrafts,
  type DecisionRow,
  DecisionsRepository,
  type DeskRow,
  type DraftRow,
  type EscalationRow,
  EscalationsRepository,
  type GatheredReports,
  ItemTexts,
  ReaderReports,
} from '#moderation';

/** What stands around an item: its text as typed, what was decided on it, what the viewer has in mind. */
export interface ItemView {
  /** Why the window does not let decisions be made now. */
  readonly closed: WindowClosed | null;
  /** What everyone would read if it were published as it is. */
  readonly personalData: PersonalDataInText | null;
  readonly source: TextOfPost & { readonly moderation: ModerationStatus };
  /** What the author wrote, where parts of it are hidden. */
  readonly original: TextOfPost | null;
  readonly decisions: readonly DecisionRow[];
  readonly draft: DraftRow | null;
  readonly escalation: EscalationRow | null;
  /** What those said who marked the answer for review. */
  readonly marks: readonly AnswerMarkRow[];
  /** Of an edit: what it changes. */
  readonly compared: Comparison | null;
  /** Of a report: what readers say. */
  readonly reports: GatheredReports | null;
}

@Injectable()
export class ItemViews {
  constructor(
    private readonly schedules: Schedules,
    private readonly texts: PostTexts,
    private readonly itemTexts: ItemTexts,
    private readonly decisions: DecisionsRepository,
    private readonly drafts: DecisionDrafts,
    private readonly escalations: EscalationsRepository,
    private readonly marks: AnswerMarksRepository,
    private readonly history: PostHistoryRepository,
    private readonly reports: ReaderReports,
  ) {}

  async of(item: DeskRow, viewer: Person): Promise<ItemView> {
    const [closed, source, personalData, original, decisions, draft, escalation, marks, compared, reports] =
      await Promise.all([
        this.schedules.refuseOutsideWindow(viewer),
        this.itemTexts.sourceOf(item),
        item.closed_at ? null : this.itemTexts.personalDataIn(item),
        this.texts.originalOf(item.post_id),
        this.decisions.ofItems([item.id]),
        this.drafts.of(viewer.accountId, item.id),
        this.escalations.ofItem(item.id),
        item.kind === 'EXPIRED_ANSWER' ? this.marks.ofItems([item.id]) : [],
        item.kind === 'EDIT' ? this.history.ofLatestEdit(item.post_id) : null,
        item.kind === 'REPORT' ? this.reports.gatheredOn(item.post_id) : null,
      ]);
    if (!source) throw new Error(`The item ${item.id} has no text`);
    return {
      closed,
      source,
      personalData,
      original,
      decisions,
      draft,
      escalation,
      marks,
      compared,
      reports,
    };
  }
}
