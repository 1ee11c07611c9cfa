import type { OpportunityRow } from '../../../src-preload/contract/pipeline.ts'
import { dateInZone, daysBetween } from '../../domain/_base/dates.ts'
import { divideHalfUp } from '../../domain/_base/money.ts'
import type { Stage } from '../../domain/pipeline/stages.ts'
import { inOrder } from '../../grid/stored-rows.ts'
import type { Reading } from '../../store/contexts.ts'
import { customValuesOf, definedColumns } from '../fields/index.ts'
import { ageLimits } from './stage-sql.ts'
import { knownStages } from './stages-in-force.ts'

interface JoinedOpportunity {
  readonly id: number
  readonly name: string
  readonly customer_id: number
  readonly customer_name: string
  readonly customer_tier: OpportunityRow['customerTier']
  readonly region: string | null
  readonly industry: string | null
  readonly owner_name: string | null
  readonly team: string | null
  readonly amount_fen: number | null
  readonly expected_close_on: string | null
  readonly stage: string
  readonly probability: number | null
  readonly product_line: string | null
  readonly source: string | null
  readonly next_step: string | null
  readonly next_step_on: string | null
  readonly budget_confirmed_on: string | null
  readonly demo_agreed_on: string | null
  readonly poc_provided_on: string | null
  readonly loss_cause: string | null
  readonly material_version: string | null
  readonly remark: string | null
  readonly created_at: string
  readonly stage_since: string
  readonly closed_at: string | null
  readonly touched_at: string
}

const joinedSql = `SELECT c.*, k.name AS customer_name, k.tier AS customer_tier, k.region, k.industry, m.name AS owner_name, m.team,
    (SELECT a.name || ' V' || v.number FROM material_version AS v JOIN material AS a ON a.id = v.material_id WHERE v.id = c.material_version_id) AS material_version
  FROM json_each(?) AS wanted CROSS JOIN opportunity AS c ON c.id = wanted.value JOIN customer AS k ON k.id = c.customer_id
  LEFT JOIN member AS m ON m.id = c.owner_id`

/** Rows as the screen gets them, in the order of the ids; null for those that are gone. */
export function shownOpportunities({ read, clock }: Reading, ids: readonly number[]): (OpportunityRow | null)[] {
  const today = clock.today()
  const stages = knownStages(read, today)
  const byKey = new Map(stages.map((stage) => [stage.key, stage]))
  const limits = ageLimits(stages, clock)
  const own = definedColumns(read, 'opportunities')
  return inOrder(ids, read.all<JoinedOpportunity>(joinedSql, JSON.stringify(ids))).map(
    (row) => row && { ...toRow(row, byKey.get(row.stage), limits, today), custom: customValuesOf(row, own) },
  )
}

function toRow(
  row: JoinedOpportunity,
  stage: Stage | undefined,
  limits: ReturnType<typeof ageLimits>,
  today: string,
): Omit<OpportunityRow, 'custom'> {
  const probability = row.probability ?? stage?.probability ?? 0
  const closing = stage?.closing ?? null
  const stuckBefore = limits.stuck.get(row.stage)
  return {
    id: row.id,
    name: row.name,
    customerId: row.customer_id,
    customerName: row.customer_name,
    customerTier: row.customer_tier,
    region: row.region,
    industry: row.industry,
    ownerName: row.owner_name,
    team: row.team,
    amount: row.amount_fen === null ? null : { fen: row.amount_fen },
    weighted: row.amount_fen === null ? null : { fen: Number(divideHalfUp(BigInt(row.amount_fen) * BigInt(probability), 100n)) },
    expectedClose: row.expected_close_on,
    stage: row.stage,
    stageName: stage?.name ?? row.stage,
    closing,
    stageSince: row.stage_since,
    daysInStage: Math.max(0, daysBetween(dateInZone(row.stage_since, 'Asia/Shanghai'), today)),
    probability,
    ownProbability: row.probability !== null,
    productLine: row.product_line,
    source: row.source,
    nextStep: row.next_step,
    nextStepOn: row.next_step_on,
    budgetConfirmedOn: row.budget_confirmed_on,
    demoAgreedOn: row.demo_agreed_on,
    pocProvidedOn: row.poc_provided_on,
    lossCause: row.loss_cause,
    materialVersion: row.material_version,
    remark: row.remark,
    stuck: closing === null && stuckBefore !== undefined && row.stage_since < stuckBefore,
    stalled: closing === null && row.touched_at < limits.stalled,
    touchedAt: row.touched_at,
    createdAt: row.created_at,
    closedAt: row.closed_at,
  }
}
