import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { tiers, type Tier } from '../../../src-preload/contract/_words/tiers.ts'
import type { Evaluation, FlowCustomer, value } from '../../../src-preload/contract/value.ts'
import { addQuarters, quarterOf } from '../../domain/_base/quarters.ts'
import type { Reading } from '../../store/contexts.ts'
import { EvaluationFigures, judgeAll, planOf, type Evaluated } from './evaluate.ts'
import { fedDimensions } from './gather-inputs.ts'
import { flowCustomer, memberNames } from './present.ts'
import { evaluationsOf, snapshotsOf, type Snapshot, type StoredEvaluation } from './snapshots.ts'

type Reads = QueryHandlers<typeof value, Reading>

const shown = 500

export const evaluations: Reads['evaluations'] = (r) => {
  const all = evaluationsOf(r.read)
  const current = quarterOf(r.clock.today())
  const last = all.at(-1)?.quarter
  const due: string[] = []
  // Without any evaluation the quarter that just ended is the one to begin with.
  for (let quarter = last ? addQuarters(last, 1) : addQuarters(current, -1); quarter < current; quarter = addQuarters(quarter, 1))
    due.push(quarter)
  return {
    evaluations: all.map((one) => figuresOf(r, one)),
    due,
    current,
    fed: fedDimensions(r.read, r.clock.today()),
  }
}

function figuresOf({ read }: Reading, one: StoredEvaluation): Evaluation {
  const byTier = new Map(
    read
      .all<{ tier: Tier | null; n: number; fen: number | null }>(
        'SELECT tier, count(*) AS n, sum(revenue_fen) AS fen FROM value_snapshot WHERE evaluation_id = ? GROUP BY tier',
        one.id,
      )
      .map((line) => [line.tier, line]),
  )
  const rank = (column: string) => `instr('${tiers.join('')}', ${column})`
  const moves = read.get<{ risk: number; up: number; down: number; locked: number }>(
    `SELECT sum(at_risk) AS risk, sum(tier_before IS NOT NULL AND ${rank('tier')} < ${rank('tier_before')}) AS up,
       sum(tier_before IS NOT NULL AND ${rank('tier')} > ${rank('tier_before')}) AS down, sum(lock_id IS NOT NULL) AS locked
     FROM value_snapshot WHERE evaluation_id = ?`,
    one.id,
  )
  return {
    quarter: one.quarter,
    asOf: one.as_of,
    runAt: one.run_at,
    runBy: one.run_by,
    rulesFrom: one.rules_from,
    customers: one.customers,
    byTier: [...tiers, null].map((tier) => ({
      tier,
      count: byTier.get(tier)?.n ?? 0,
      revenue: { fen: byTier.get(tier)?.fen ?? 0 },
    })),
    atRisk: moves?.risk ?? 0,
    up: moves?.up ?? 0,
    down: moves?.down ?? 0,
    locked: moves?.locked ?? 0,
  }
}

/** Announced until the next evaluation judges: who is at risk, the largest first, with what moved them since the one before. */
export const atRisk: Reads['atRisk'] = ({ read }) => {
  const [before, last] = evaluationsOf(read).slice(-2)
  const newest = last ?? before
  if (!newest) return { quarter: null, rows: [] }
  const earlier = new Map((last && before ? snapshotsOf(read, before.id) : []).map((one) => [one.customer_id, one]))
  const names = memberNames(read)
  const rows = snapshotsOf(read, newest.id)
    .filter(({ at_risk, lock_id }) => at_risk === 1 && lock_id === null)
    .sort((a, b) => (b.revenue_fen ?? 0) - (a.revenue_fen ?? 0))
  return {
    quarter: newest.quarter,
    rows: rows.slice(0, shown).map((one) => flowCustomer(names, earlier.get(one.customer_id), one)),
  }
}

/** What freezing the quarter would say; the same judging, nothing written. */
export const previewEvaluation: Reads['previewEvaluation'] = (r, { quarter }) => {
  const plan = planOf(r, quarter)
  const figures = new EvaluationFigures()
  const names = memberNames(r.read)
  const before = new Map<number, Snapshot>()
  const last = evaluationsOf(r.read).findLast((one) => one.quarter < quarter)
  if (last) for (const snapshot of snapshotsOf(r.read, last.id)) before.set(snapshot.customer_id, snapshot)
  const moves: FlowCustomer[] = []
  const atRisk: FlowCustomer[] = []
  for (const one of judgeAll(r, plan)) {
    figures.add(one)
    const moved = one.judged.change === 'up' || one.judged.change === 'down'
    if (!moved && !one.judged.atRisk) continue
    const list = moved ? moves : atRisk
    if (list.length < shown) list.push(flowCustomer(names, before.get(one.subject.id), asSnapshot(one)))
  }
  return { evaluation: figures.of(plan, r.clock.now(), r.actor), moves, atRisk }
}

function asSnapshot({ subject, judged, scoreTier, score, parts, before, lockId }: Evaluated): Snapshot {
  return {
    id: 0,
    evaluation_id: 0,
    customer_id: subject.id,
    name: subject.name,
    region: subject.region,
    owner_id: subject.owner_id,
    revenue_fen: subject.revenueFen,
    response_hours: subject.responseHours,
    cocreation: subject.cocreation,
    ecosystem_fen: subject.ecosystemFen,
    score: score.score,
    score_tier: scoreTier,
    tier: judged.tier,
    tier_before: before?.tier ?? null,
    below: judged.below,
    at_risk: Number(judged.atRisk),
    lock_id: lockId,
    parts,
  }
}
