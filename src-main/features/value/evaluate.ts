import { CallFailed } from '../../../src-preload/contract/_kit/failure.ts'
import { tiers, type Tier } from '../../../src-preload/contract/_words/tiers.ts'
import type { RuleSettings } from '../../../src-preload/contract/settings.ts'
import type { Evaluation } from '../../../src-preload/contract/value.ts'
import { quarterDays } from '../../domain/_base/quarters.ts'
import type { Reading, StepControl, Writing } from '../../store/contexts.ts'
import type { GateTransaction } from '../../store/gate.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { valueDrivers } from '../../domain/customers/value-drivers.ts'
import type { ValueScore } from '../../domain/customers/value-score.ts'
import { enterTier } from '../services/index.ts'
import { rulesOn, rulesSince } from '../settings/index.ts'
import { gatherInputs, type ValueSubject } from './gather-inputs.ts'
import { judgeCustomer, type JudgedCustomer } from './judge.ts'
import { scoreOf } from './present.ts'
import { evaluationOf, standingsBefore, type StandingBefore } from './snapshots.ts'

export interface Evaluated extends JudgedCustomer {
  readonly subject: ValueSubject
  readonly before: StandingBefore | null
  readonly lockId: number | null
}

export interface EvaluationPlan {
  readonly quarter: string
  readonly asOf: string
  readonly rules: RuleSettings
  readonly rulesFrom: string | null
}

/** The quarter's plan, or why it cannot be evaluated now. */
export function planOf(r: Reading, quarter: string): EvaluationPlan {
  const { last: asOf } = quarterDays(quarter)
  const fail = (code: string, kind: 'precondition' | 'conflict', message: string) =>
    new CallFailed({ code: `value.${code}`, kind, message, details: { quarter } })
  if (asOf >= r.clock.today()) throw fail('too-early', 'precondition', `${quarter} 还没有结束，结束之后才能评定。`)
  if (evaluationOf(r.read, quarter)) throw fail('done-already', 'conflict', `${quarter} 已经评定过，结果不再改动。`)
  if (r.read.get('SELECT 1 FROM value_evaluation WHERE quarter > ?', quarter))
    throw fail('out-of-order', 'precondition', '后面的季度已经评定，不能再补前面的。')
  return { quarter, asOf, rules: rulesOn(r.read, asOf), rulesFrom: rulesSince(r.read, asOf) }
}

/** Everybody whom rule D1 has something to say about, judged; nothing is written. */
export function* judgeAll(r: Reading, { quarter, asOf, rules }: EvaluationPlan): Generator<Evaluated> {
  const standings = standingsBefore(r.read, quarter)
  const locks = locksOn(r.read, asOf, r.clock.today())
  for (const subject of gatherInputs(r.read, asOf)) {
    const before = standings.get(subject.id) ?? null
    const lock = locks.get(subject.id)
    const kept = {
      revenue_fen: subject.revenueFen,
      response_hours: subject.responseHours,
      cocreation: subject.cocreation,
      ecosystem_fen: subject.ecosystemFen,
    }
    const judged = judgeCustomer(kept, before, lock?.tier ?? null, rules)
    if (judged.judged.tier !== null || before !== null) yield { subject, before, lockId: lock?.id ?? null, ...judged }
  }
}

/** Locks that hold a quarter's end: in force then, or made since with that quarter in view. */
function locksOn(read: ReadHandle, asOf: string, today: string): Map<number, { id: number; tier: Tier }> {
  return new Map(
    read
      .all<{ id: number; customer_id: number; tier: Tier }>(
        'SELECT id, customer_id, tier FROM tier_lock WHERE from_on <= ? AND until_on >= ? AND (released_on IS NULL OR released_on > ?) ORDER BY id',
        today,
        asOf,
        asOf,
      )
      .map(({ id, customer_id, tier }) => [customer_id, { id, tier }]),
  )
}

/** Figures of an evaluation, counted one customer at a time. */
export class EvaluationFigures {
  readonly #byTier = new Map<Tier | null, { count: number; fen: number }>()
  #customers = 0
  #atRisk = 0
  #up = 0
  #down = 0
  #locked = 0

  add({ judged, subject, lockId }: Pick<Evaluated, 'judged' | 'subject' | 'lockId'>): void {
    const own = this.#byTier.get(judged.tier) ?? { count: 0, fen: 0 }
    own.count++
    own.fen += subject.revenueFen ?? 0
    this.#byTier.set(judged.tier, own)
    this.#customers++
    this.#atRisk += Number(judged.atRisk)
    this.#up += Number(judged.change === 'up')
    this.#down += Number(judged.change === 'down')
    this.#locked += Number(lockId !== null)
  }

  of(plan: EvaluationPlan, runAt: string, runBy: string): Evaluation {
    return {
      quarter: plan.quarter,
      asOf: plan.asOf,
      runAt,
      runBy,
      rulesFrom: plan.rulesFrom,
      customers: this.#customers,
      byTier: [...tiers, null].map((tier) => {
        const own = this.#byTier.get(tier)
        return { tier, count: own?.count ?? 0, revenue: { fen: own?.fen ?? 0 } }
      }),
      atRisk: this.#atRisk,
      up: this.#up,
      down: this.#down,
      locked: this.#locked,
    }
  }
}

export const snapshotColumns = [
  'evaluation_id',
  'customer_id',
  'name',
  'region',
  'industry',
  'owner_id',
  'revenue_fen',
  'response_hours',
  'cocreation',
  'ecosystem_fen',
  'score',
  'score_tier',
  'tier',
  'tier_before',
  'below',
  'at_risk',
  'lock_id',
  'parts',
  'drivers',
] as const

/**
 * Freezes a quarter (rule D1) in one transaction: inputs, rules, scores and tiers are kept, the customers' tiers follow,
 * and promises begin and end with them. Cancelled, it leaves nothing written.
 */
export function evaluateQuarter(w: Writing, { quarter }: { quarter: string }, control: StepControl) {
  const plan = planOf(w, quarter)
  const at = w.clock.now()
  const figures = new EvaluationFigures()
  const total = w.read.value<number>('SELECT count(*) FROM customer') ?? 0
  const intent = { command: 'value.evaluate', subject: quarter, actor: w.actor, origin: 'rule', at } as const
  const promises = w.gate.write(intent, (tx) => {
    const evaluation = tx.insert('value_evaluation', {
      quarter,
      as_of: plan.asOf,
      run_at: at,
      run_by: w.actor,
      rules: JSON.stringify(plan.rules),
      rules_from: plan.rulesFrom,
      customers: 0,
    })
    const insert = tx.inserter('value_snapshot', snapshotColumns)
    let started = 0
    let ended = 0
    let done = 0
    for (const one of judgeAll(w, plan)) {
      if (done++ % 500 === 0) {
        control.throwIfCancelled()
        control.progress('evaluate', done, total)
      }
      figures.add(one)
      insert(snapshotRow(evaluation, one))
      const moved = settleCustomer(w, tx, one, at)
      started += moved.started
      ended += moved.ended
    }
    tx.update('value_evaluation', evaluation, { customers: done })
    return { started, ended }
  }).result
  return {
    evaluation: figures.of(plan, at, w.actor),
    startedPromises: promises.started,
    endedPromises: promises.ended,
  }
}

export function snapshotRow(evaluation: number, { subject, score, judged, scoreTier, before, lockId, parts }: Evaluated) {
  return [
    evaluation,
    subject.id,
    subject.name,
    subject.region,
    subject.industry,
    subject.owner_id,
    subject.revenueFen,
    subject.responseHours,
    subject.cocreation,
    subject.ecosystemFen,
    score.score,
    scoreTier,
    judged.tier,
    before?.tier ?? null,
    judged.below,
    Number(judged.atRisk),
    lockId,
    JSON.stringify(parts),
    judged.atRisk ? driversText(before, score) : null,
  ]
}

/** What the announcement of a risk says, frozen with it. */
function driversText(before: StandingBefore | null, score: ValueScore): string | null {
  const drivers = before && valueDrivers(scoreOf(before), score)
  return drivers && JSON.stringify(drivers)
}

/** The customer's tier and its promises follow the evaluation. */
export function settleCustomer(w: Writing, tx: GateTransaction, { subject, judged, score }: Evaluated, at: string) {
  const from = subject.evaluated_tier
  if (judged.tier === null) return { started: 0, ended: 0 }
  const held = { evaluated_tier: judged.tier, evaluated_score: score.score }
  tx.update('customer', subject.id, { ...held, tier: judged.tier, score: score.score })
  return from === judged.tier ? { started: 0, ended: 0 } : enterTier(w, tx, subject.id, from, judged.tier, at)
}
