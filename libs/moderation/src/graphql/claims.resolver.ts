import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { type Person, isModerator, isSupervisor } from '#kernel';
import { Allow, CurrentViewer, Refused, keyOf } from '#platform';
import { ClaimItem } from '../claim-item.js';
import { ClaimNext, type Claimed } from '../claim-next.js';
import { DeskRepository } from '../desk.repository.js';
import { ReleaseClaim } from '../release-claim.js';
import { RenewClaim } from '../renew-claim.js';
import { SetUrgency } from '../set-urgency.js';
import { TakeOverClaim } from '../take-over-claim.js';
import { ClaimNextInput, toFilter } from './desk-filter.input.js';
import { toDeskItem } from './desk-item.type.js';
import * as inputs from './desk.inputs.js';
import * as results from './desk.results.js';

const key = (id: string): string => keyOf('DeskItem', id) ?? '';

/** Who works on what: claims, and what goes first. */
@Resolver()
export class ClaimsResolver {
  constructor(
    private readonly items: DeskRepository,
    private readonly claimingNext: ClaimNext,
    private readonly claiming: ClaimItem,
    private readonly renewing: RenewClaim,
    private readonly releasing: ReleaseClaim,
    private readonly takingOver: TakeOverClaim,
    private readonly urgency: SetUrgency,
  ) {}

  @Allow(isModerator)
  @Mutation(() => results.ClaimNextResult, {
    description:
      'Take the next item; others get other ones. While you hold one you are given that one again.',
  })
  async claimNext(
    @Args('input', { type: () => ClaimNextInput, nullable: true }) input: ClaimNextInput | null,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    return this.claimed(await this.claimingNext.execute(viewer, toFilter(input)), viewer);
  }

  @Allow(isModerator)
  @Mutation(() => results.ClaimItemResult, { description: 'Take this item; you may hold several so.' })
  async claimItem(
    @Args('input') input: inputs.ClaimItemInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    return this.claimed(await this.claiming.execute(viewer, key(input.itemId)), viewer);
  }

  @Allow(isModerator)
  @Mutation(() => results.RenewClaimResult, { description: 'Keep an item of yours for another 15 minutes.' })
  async renewClaim(
    @Args('input') input: inputs.RenewClaimInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    return this.claimed(await this.renewing.execute(viewer, key(input.itemId)), viewer);
  }

  @Allow(isModerator)
  @Mutation(() => results.ReleaseClaimResult, { description: 'Give an item back to the desk.' })
  async releaseClaim(
    @Args('input') input: inputs.ReleaseClaimInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    return this.claimed(await this.releasing.execute(viewer, key(input.itemId)), viewer);
  }

  @Allow(isSupervisor)
  @Mutation(() => results.TakeOverClaimResult, {
    description: 'Supervisors: take an item over from who holds it; they are told at once.',
  })
  async takeOverClaim(
    @Args('input') input: inputs.TakeOverClaimInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    return this.claimed(await this.takingOver.execute(viewer, key(input.itemId)), viewer);
  }

  @Allow(isModerator)
  @Mutation(() => results.SetUrgencyResult, {
    description: 'Move an item before all that can wait, with a reason; or back among the others.',
  })
  async setUrgency(
    @Args('input') input: inputs.SetUrgencyInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    const outcome = await this.urgency.execute(viewer, { ...input, itemId: key(input.itemId) });
    return this.answer(outcome, new results.SetUrgencySuccess(), viewer);
  }

  private claimed(outcome: Claimed | Refused, viewer: Person): Promise<object> {
    return this.answer(outcome, new results.ClaimSuccess(), viewer);
  }

  private async answer(outcome: Claimed | Refused, success: object, viewer: Person): Promise<object> {
    if (outcome instanceof Refused) return outcome;
    const row = await this.items.byId(outcome.itemId);
    return Object.assign(success, { item: row && toDeskItem(row, viewer.locale) });
  }
}
