import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { PostTexts } from '#forum';
import { type Person, isModerator } from '#kernel';
import { Allow, CurrentViewer, type GraphqlContext, NotFound, Refused, keyOf, loaderOf } from '#platform';
import { AskForDetails } from '../ask-for-details.js';
import { ConfirmAnswer } from '../confirm-answer.js';
import { DecideItems } from '../decide-items.js';
import { DecisionDrafts } from '../decision-drafts.js';
import type { Outcome } from '../decisions.js';
import { DecisionsRepository } from '../decisions.repository.js';
import { DeskRepository } from '../desk.repository.js';
import { EscalateItem } from '../escalate-item.js';
import { EscalationsRepository } from '../escalations.repository.js';
import { HideItem } from '../hide-item.js';
import { LockItem } from '../lock-item.js';
import { MergeItem } from '../merge-item.js';
import { PublishItem } from '../publish-item.js';
import { RejectItem } from '../reject-item.js';
import { ReturnItem } from '../return-item.js';
import { UndoDecision } from '../undo-decision.js';
import {
  DecisionType,
  DraftType,
  EscalationType,
  OriginalText,
  toDecision,
  toDraft,
  toEscalation,
} from './decision.type.js';
import * as inputs from './decisions.inputs.js';
import * as results from './decisions.results.js';
import { DeskItemType, toDeskItem } from './desk-item.type.js';

const key = (id: string): string => keyOf('DeskItem', id) ?? '';
const keyed = <I extends { itemId: string }>(input: I): I => ({ ...input, itemId: key(input.itemId) });

/** What is decided on items of the desk, and what was. */
@Resolver(() => DeskItemType)
export class DecisionsResolver {
  constructor(
    private readonly items: DeskRepository,
    private readonly decisions: DecisionsRepository,
    private readonly drafts: DecisionDrafts,
    private readonly escalations: EscalationsRepository,
    private readonly texts: PostTexts,
    private readonly publishing: PublishItem,
    private readonly returning: ReturnItem,
    private readonly rejecting: RejectItem,
    private readonly asking: AskForDetails,
    private readonly merging: MergeItem,
    private readonly hiding: HideItem,
    private readonly locking: LockItem,
    private readonly escalating: EscalateItem,
    private readonly confirming: ConfirmAnswer,
    private readonly deciding: DecideItems,
    private readonly undoing: UndoDecision,
  ) {}

  @Allow(isModerator)
  @Mutation(() => results.DecisionResult, {
    description: 'Let a question or reply in, whole or with parts hidden.',
  })
  async publishItem(
    @Args('input') input: inputs.PublishItemInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    return this.told(await this.publishing.execute(viewer, keyed(input)), viewer);
  }

  @Allow(isModerator)
  @Mutation(() => results.DecisionResult, { description: 'Give a text back to its author to be changed.' })
  async returnItem(
    @Args('input') input: inputs.ReturnItemInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    return this.told(await this.returning.execute(viewer, keyed(input)), viewer);
  }

  @Allow(isModerator)
  @Mutation(() => results.DecisionResult, { description: 'Reject a text with a reason.' })
  async rejectItem(
    @Args('input') input: inputs.RejectItemInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    return this.told(await this.rejecting.execute(viewer, keyed(input)), viewer);
  }

  @Allow(isModerator)
  @Mutation(() => results.DecisionResult, {
    description: 'Ask the asker for what is missing; the clocks stand.',
  })
  async askForDetails(
    @Args('input') input: inputs.AskForDetailsInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    return this.told(await this.asking.execute(viewer, keyed(input)), viewer);
  }

  @Allow(isModerator)
  @Mutation(() => results.DecisionResult, {
    description: 'Merge a question into another that asks the same.',
  })
  async mergeItem(
    @Args('input') input: inputs.MergeItemInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    const intoThreadId = keyOf('Thread', input.intoThreadId) ?? '';
    return this.told(await this.merging.execute(viewer, { ...keyed(input), intoThreadId }), viewer);
  }

  @Allow(isModerator)
  @Mutation(() => results.DecisionResult, { description: 'Take a published text out of readers’ sight.' })
  async hideItem(
    @Args('input') input: inputs.HideItemInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    return this.told(await this.hiding.execute(viewer, keyed(input)), viewer);
  }

  @Allow(isModerator)
  @Mutation(() => results.DecisionResult, { description: 'Close a published thread to replies.' })
  async lockItem(
    @Args('input') input: inputs.LockItemInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    return this.told(await this.locking.execute(viewer, keyed(input)), viewer);
  }

  @Allow(isModerator)
  @Mutation(() => results.DecisionResult, {
    description: 'Ask a specialist of the category, by rota and load.',
  })
  async escalateItem(
    @Args('input') input: inputs.EscalateItemInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    return this.told(await this.escalating.execute(viewer, keyed(input)), viewer);
  }

  @Allow(isModerator)
  @Mutation(() => results.DecisionResult, {
    description: 'Say that an official answer holds, after it was checked again.',
  })
  async confirmAnswer(
    @Args('input') input: inputs.ConfirmAnswerInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    return this.told(await this.confirming.execute(viewer, keyed(input)), viewer);
  }

  @Allow(isModerator)
  @Mutation(() => results.DecideItemsResult, {
    description: 'Decide the same on many items; each has its own outcome.',
  })
  async decideItems(
    @Args('input') input: inputs.DecideItemsInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    const outcomes = await this.deciding.execute(viewer, { ...input, items: input.items.map(keyed) });
    if (outcomes instanceof Refused) return outcomes;
    const told = await Promise.all(outcomes.map((outcome) => this.told(outcome, viewer)));
    return Object.assign(new results.DecideItemsSuccess(), { results: told });
  }

  @Allow(isModerator)
  @Mutation(() => results.UndoDecisionResult, {
    description: 'Take a decision back: yours for five minutes, anyone’s as a supervisor.',
  })
  async undoDecision(
    @Args('input') input: inputs.UndoDecisionInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    const outcome = await this.undoing.execute(viewer, {
      ...input,
      decisionId: keyOf('Decision', input.decisionId) ?? '',
    });
    if (outcome instanceof Refused) return outcome;
    return Object.assign(new results.UndoDecisionSuccess(), await this.made(outcome, viewer));
  }

  @Allow(isModerator)
  @Mutation(() => results.DiscardDraftResult, { description: 'Throw a draft of yours away.' })
  async discardDraft(
    @Args('input') input: inputs.DiscardDraftInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    const draftId = keyOf('DecisionDraft', input.draftId);
    const gone = draftId !== null && (await this.drafts.discard(viewer, draftId));
    return gone ? Object.assign(new results.DiscardDraftSuccess(), { done: true }) : new NotFound(viewer);
  }

  @ResolveField(() => [DecisionType], { description: 'What was decided on it, the earliest first.' })
  async decisionsMade(
    @Parent() item: DeskItemType,
    @Context() context: GraphqlContext,
  ): Promise<DecisionType[]> {
    const loader = loaderOf(context, this.decisions, async (ids) => {
      const byItem = Map.groupBy(await this.decisions.ofItems(ids), ({ item_id }) => item_id);
      return [...byItem].map(([id, rows]) => ({ id, rows }));
    });
    return ((await loader.load(key(item.id)))?.rows ?? []).map(toDecision);
  }

  @ResolveField(() => DraftType, { nullable: true, description: 'Your own draft on it.' })
  async myDraft(@Parent() item: DeskItemType, @CurrentViewer() viewer: Person): Promise<DraftType | null> {
    const draft = await this.drafts.of(viewer.accountId, key(item.id));
    return draft && toDraft(draft);
  }

  @ResolveField(() => EscalationType, {
    nullable: true,
    description: 'The specialist whose answer it waits for.',
  })
  async escalation(@Parent() item: DeskItemType): Promise<EscalationType | null> {
    const escalation = await this.escalations.ofItem(key(item.id));
    return escalation && toEscalation(escalation);
  }

  @ResolveField(() => OriginalText, {
    nullable: true,
    description: 'What its author wrote, where parts of it are hidden.',
  })
  async original(@Parent() item: DeskItemType): Promise<OriginalText | null> {
    const row = await this.items.byId(key(item.id));
    const text = row && (await this.texts.originalOf(row.post_id));
    return text && Object.assign(new OriginalText(), text);
  }

  private async told(outcome: Outcome, viewer: Person): Promise<object> {
    if (outcome instanceof Refused) return outcome;
    if ('decisionId' in outcome)
      return Object.assign(new results.DecisionSuccess(), await this.made(outcome, viewer));
    const draft = await this.drafts.byId(outcome.draftId);
    return draft
      ? Object.assign(new results.DecisionDraftKept(), { draft: toDraft(draft) })
      : new NotFound(viewer);
  }

  private async made(
    { itemId, decisionId }: { itemId: string; decisionId: string },
    viewer: Person,
  ): Promise<object> {
    const [item, decision] = await Promise.all([this.items.byId(itemId), this.decisions.byId(decisionId)]);
    return { item: item && toDeskItem(item, viewer.locale), decision: decision && toDecision(decision) };
  }
}
