import type { CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { trials } from '../../../src-preload/contract/trials.ts'
import { addDays } from '../../domain/_base/dates.ts'
import { fullPinyin } from '../../domain/_base/pinyin.ts'
import type { Writing } from '../../store/contexts.ts'
import type { GateTransaction } from '../../store/gate.ts'
import { addOpportunity, openSql, stagesOn } from '../pipeline/index.ts'
import { rulesOn } from '../settings/index.ts'
import { blankTrial, completeTrials } from './apply.ts'
import { storedTrial, type StoredTrial } from './stored.ts'

type Handlers = CommandHandlers<typeof trials, Writing>
type Ending = Parameters<Handlers['end']>[1]

function running(w: Writing, method: 'answer' | 'end', id: number): StoredTrial {
  const trial = storedTrial(w, method, id)
  if (trial.state !== '试用中')
    throw refuse(`trials.${method}`, 'not-now', `只有试用中的申请可以这样办理，这条现在是“${trial.state}”。`)
  return trial
}

const intentOf = (w: Writing, command: string, subject: string) =>
  ({ command, subject, actor: w.actor, origin: 'user', at: w.clock.now() }) as const

export const answer: Handlers['answer'] = (w, input) => {
  const trial = running(w, 'answer', input.id)
  const intent = intentOf(w, 'trials.answer', trial.name)
  return w.gate.write(intent, (tx) => {
    tx.update('trial', trial.id, {
      samples_done: Number(input.samplesDone),
      metrics_met: Number(input.metricsMet),
      budget_approved: Number(input.budgetApproved),
      answer_note: input.note?.trim() || null,
      answered_at: intent.at,
      answered_by: w.actor,
      updated_at: intent.at,
    })
    return { changeSetId: tx.changeSetId }
  }).result
}

export const end: Handlers['end'] = (w, input) => {
  const trial = running(w, 'end', input.id)
  const { rootCauses } = rulesOn(w.read, w.clock.today()).trials
  if (!rootCauses.includes(input.rootCause))
    throw refuse('trials.end', 'unknown-cause', `请从列表里选一个根因：${rootCauses.join('、')}。`, { rootCauses })
  const deal = input.outcome === '转化' ? dealOf(w, trial, input) : null
  const last = input.newEndsOn ?? null
  if (input.outcome === '延期' && (last === null || last <= (trial.ends_on ?? '') || last < w.clock.today()))
    throw refuse('trials.end', 'bad-dates', '延期要写新的结束日期：晚于原来的结束日期，且不早于今天。')
  const intent = intentOf(w, 'trials.end', trial.name)
  return w.gate.write(intent, (tx) => {
    const opportunityId = deal === null ? trial.opportunity_id : deal.kind === 'open' ? deal.id : deal.make(tx)
    tx.update('trial', trial.id, {
      state: '已结束',
      outcome: input.outcome,
      root_cause: input.rootCause,
      outcome_note: input.note?.trim() || null,
      opportunity_id: opportunityId,
      ended_at: intent.at,
      ended_by: w.actor,
      updated_at: intent.at,
    })
    const extendedId = input.outcome === '延期' && last !== null ? goOn(w, tx, trial, last) : null
    return { changeSetId: tx.changeSetId, opportunityId, extendedId }
  }).result
}

type Deal = { readonly kind: 'open'; readonly id: number } | { readonly kind: 'new'; make(tx: GateTransaction): number }

/** The deal that a converted trial became: one of the customer that is open, or a new one in the first stage. */
function dealOf(w: Writing, trial: StoredTrial, { opportunityId, newOpportunity }: Ending): Deal {
  const stages = stagesOn(w.read, w.clock.today())
  const chosen = newOpportunity ? null : (opportunityId ?? trial.opportunity_id)
  if (chosen !== null) {
    const there = w.read.get(
      `SELECT 1 FROM opportunity AS o WHERE o.id = ? AND o.customer_id = ? AND ${openSql('o.stage', stages)}`,
      chosen,
      trial.customer_id,
    )
    if (!there) throw refuse('trials.end', 'no-opportunity', '选中的商机已结束或不是这位客户的。请另选一个，或新建商机。')
    return { kind: 'open', id: chosen }
  }
  const [stage] = stages
  if (!newOpportunity) throw refuse('trials.end', 'no-opportunity', '转化要落到商机上：请选这位客户进行中的商机，或新建一个。')
  if (!stage) throw refuse('trials.end', 'no-stage', '没有可用的商机阶段。')
  const at = w.clock.now()
  return {
    kind: 'new',
    make: (tx) =>
      addOpportunity(
        tx,
        stages,
        {
          row: {
            name: newOpportunity.name,
            name_pinyin: fullPinyin(newOpportunity.name),
            customer_id: trial.customer_id,
            owner_id: trial.owner_id,
            amount_fen: newOpportunity.amount?.fen ?? null,
            product_line: lineOf(tx, trial.product_id),
            source: '试用转化',
          },
          stage,
          createdAt: at,
          enteredAt: null,
        },
        w.actor,
        at,
      ),
  }
}

function lineOf({ read }: GateTransaction, productId: number | null): string | null {
  return productId === null ? null : (read.value<string | null>('SELECT line FROM product WHERE id = ?', productId) ?? null)
}

/** 延期: what was approved goes on from the day after, until the new last day, with questions of its own. */
function goOn(w: Writing, tx: GateTransaction, trial: StoredTrial, last: string): number {
  const at = w.clock.now()
  const id = tx.insert('trial', {
    ...blankTrial(),
    customer_id: trial.customer_id,
    owner_id: trial.owner_id,
    opportunity_id: trial.opportunity_id,
    grade: trial.grade,
    model: trial.model,
    test: trial.test,
    product_id: trial.product_id,
    starts_on: trial.ends_on === null ? w.clock.today() : addDays(trial.ends_on, 1),
    ends_on: last,
    state: '试用中',
    extends_id: trial.id,
    created_at: at,
    updated_at: at,
  })
  completeTrials(w, tx, [id])
  return id
}
