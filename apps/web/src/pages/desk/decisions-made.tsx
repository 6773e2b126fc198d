import type { JSX } from '#jsx/jsx-runtime';
import { type DecisionRow, maySupervise, undoRight } from '#moderation';
import { sayDesk } from '../../messages/desk.js';
import { reasonInWords } from '../../parts/decision-reason.js';
import { Moment, planned } from '../../parts/time.js';
import { inLocale } from '../../site/page-context.js';
import { Override } from './decision-buttons.js';
import { Form } from './item-form.js';
import type { ItemProps } from './item-props.js';
import { ReasonField, isAsked } from './personal-data.js';

/** What was decided on the item, with the way to take the last of it back. */
export function DecisionsMade(props: ItemProps): JSX.Element | null {
  const { page, view } = props;
  const { locale } = page;
  const say = inLocale(sayDesk, locale);
  if (view.decisions.length === 0) return null;
  const last = view.decisions.findLast(({ undone_at }) => undone_at === null);
  return (
    <section aria-labelledby="decisions">
      <h2 id="decisions">{say('DECISIONS')}</h2>
      <ol class="posts">
        {view.decisions.map((decision) => (
          <li key={decision.id}>
            <p>
              <strong>{say(kindOf(props, decision.kind))}</strong>, {decision.actor_name},{' '}
              <Moment at={decision.decided_at} page={page} />
            </p>
            <Why {...props} decision={decision} />
            {decision === last && mayUndo(props, decision) && (
              <Form {...props} name="undo">
                <input type="hidden" name="decisionId" value={decision.id} />
                <Override {...props} name="undo" />
                {isAsked(props, 'undo') && <ReasonField {...props} name="undo" />}
                <button type="submit" class="button button--quiet">
                  {say('UNDO')}
                </button>
              </Form>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What is published of what readers report has been published before. */
const kindOf = ({ item }: Pick<ItemProps, 'item'>, kind: DecisionRow['kind']) =>
  item.kind === 'REPORT' && kind === 'PUBLISHED' ? 'KIND_KEPT' : (`KIND_${kind}` as const);

/** What publishing makes of other items than texts for everyone. */
function scheduledAs({ item }: Pick<ItemProps, 'item'>, kind: DecisionRow['kind']) {
  if (kind === 'PUBLISHED' && item.kind === 'REPORT') return 'SCHEDULED_KEPT';
  if (kind === 'PUBLISHED' && item.kind === 'PRIVATE_QUESTION') return 'SCHEDULED_ACCEPTED';
  return `SCHEDULED_${kind}` as const;
}

function Why({ page, decision }: Pick<ItemProps, 'page'> & { decision: DecisionRow }): JSX.Element {
  const say = inLocale(sayDesk, page.locale);
  const why = reasonInWords(page.locale, { code: decision.reason_code, words: decision.reason });
  return (
    <>
      {why !== null && <p>{why}</p>}
      {decision.override_reason !== null && <p>{say('OVERRIDDEN', { reason: decision.override_reason })}</p>}
      {decision.undone_at && <p class="muted">{say('UNDONE_BY', { name: decision.undone_by_name ?? '' })}</p>}
    </>
  );
}

function mayUndo({ page, now }: ItemProps, decision: DecisionRow): boolean {
  const { viewer } = page;
  if (viewer.accountId === null) return false;
  const made = { actorId: decision.actor_id, decidedAt: decision.decided_at };
  const right = undoRight(made, { accountId: viewer.accountId, supervises: maySupervise(viewer) }, now);
  return right === 'AUTHOR' || right === 'SUPERVISOR';
}

/** What the viewer has begun to decide, and when it will be made. */
export function DraftNote(props: ItemProps): JSX.Element | null {
  const { page, view } = props;
  const { draft } = view;
  if (!draft) return null;
  const say = inLocale(sayDesk, page.locale);
  return (
    <div class="note">
      <p>
        {draft.run_at
          ? say(scheduledAs(props, draft.kind), { time: planned(draft.run_at, page) })
          : say('DRAFT_KEPT', { kind: say(kindOf(props, draft.kind)) })}
      </p>
      <Form {...props} name="discard">
        <input type="hidden" name="draftId" value={draft.id} />
        <button type="submit" class="button button--quiet">
          {say('DISCARD')}
        </button>
      </Form>
    </div>
  );
}
