import type { FilterCondition, FilterOperator } from '../../../src-preload/contract/_words/filter.ts'
import { tiers } from '../../../src-preload/contract/customers.ts'
import { movementClasses } from '../../domain/pipeline/movement.ts'
import type { Reading } from '../../store/contexts.ts'
import type { FieldCatalogue, Fragment, StoredField, VirtualField } from '../../store/filter-sql.ts'
import { pinyinOrder } from '../../store/value-order.ts'
import { customCatalogue } from '../fields/index.ts'
import { cohortField, listOf } from './cohort-sql.ts'
import { slippage } from './slippage.ts'
import { movementsBetween } from './movements.ts'
import { ageLimits, openSql, perStage, quoted } from './stage-sql.ts'
import { knownStages } from './stages-in-force.ts'

const ofCustomer = (expression: string) => `(SELECT ${expression} FROM customer AS k WHERE k.id = c.customer_id)`
const ofOwner = (expression: string) => `(SELECT ${expression} FROM member AS m WHERE m.id = c.owner_id)`
export const materialSql = `(SELECT a.name || ' V' || v.number FROM material_version AS v JOIN material AS a ON a.id = v.material_id WHERE v.id = c.material_version_id)`

/** Per cent that a deal is weighted with: its own, else its stage's. */
export function probabilitySql(stages: Parameters<typeof perStage>[1]): string {
  return `coalesce(c.probability, ${perStage('c.stage', stages, (stage) => stage.probability)}, 0)`
}

/** Amount × probability, half up to the fen; amounts are never negative in a pipeline. */
export const weightedSql = (stages: Parameters<typeof perStage>[1]) => `(c.amount_fen * ${probabilitySql(stages)} + 50) / 100`

/** Every field a filter or a sort of opportunities may name. `c` is the opportunity. */
export function opportunityFields(r: Reading): FieldCatalogue {
  const { read, clock } = r
  const today = clock.today()
  const stages = knownStages(read, today)
  const limits = ageLimits(stages, r)
  const text = (sql: string, sortSql?: StoredField['sortSql']): StoredField =>
    sortSql ? { kind: 'text', sql, sortSql } : { kind: 'text', sql }
  const byPinyin = (column: string) => text(`c.${column}`, () => pinyinOrder(read, 'opportunity', column))
  const date = (column: string): StoredField => ({ kind: 'date', sql: `c.${column}` })
  const day = (column: string): StoredField => ({ kind: 'date', sql: `date(c.${column}, '+8 hours')`, sortSql: `c.${column}` })
  const open = openSql('c.stage', stages)
  const owner: StoredField = { ...text(ofOwner('name'), ofOwner('pinyin')), groupSql: 'c.owner_id' }
  const customer = text(ofCustomer('k.name'), ofCustomer('k.name_pinyin'))
  const stuckBefore = perStage('c.stage', stages, (stage) => limits.stuck.get(stage.key) ?? null)
  return {
    id: { kind: 'number', sql: 'c.id' },
    name: text('c.name', 'c.name_pinyin'),
    customer,
    customerName: customer,
    customerId: { kind: 'number', sql: 'c.customer_id' },
    customerTier: text(ofCustomer('k.tier'), ofCustomer(`instr('${tiers.join('')}', k.tier)`)),
    region: text(ofCustomer('k.region')),
    industry: text(ofCustomer('k.industry')),
    owner,
    ownerName: owner,
    ownerId: { kind: 'number', sql: 'c.owner_id' },
    team: text(ofOwner('team')),
    amount: { kind: 'yuan', sql: 'c.amount_fen' },
    weighted: { kind: 'yuan', sql: `(${weightedSql(stages)})` },
    expectedClose: date('expected_close_on'),
    stage: text(
      'c.stage',
      perStage('c.stage', stages, (_, index) => index),
    ),
    stageName: text(
      `coalesce(${perStage('c.stage', stages, (stage) => stage.name)}, c.stage)`,
      perStage('c.stage', stages, (_, index) => index),
    ),
    closing: text(perStage('c.stage', stages, (stage) => stage.closing)),
    open: flag(open),
    probability: { kind: 'number', sql: probabilitySql(stages) },
    productLine: byPinyin('product_line'),
    source: byPinyin('source'),
    nextStep: text('c.next_step'),
    nextStepOn: date('next_step_on'),
    budgetConfirmedOn: date('budget_confirmed_on'),
    demoAgreedOn: date('demo_agreed_on'),
    pocProvidedOn: date('poc_provided_on'),
    lossCause: byPinyin('loss_cause'),
    materialVersion: text(materialSql),
    remark: text('c.remark'),
    stuck: flag(`${open} AND c.stage_since < ${stuckBefore}`),
    stalled: flag(`${open} AND c.touched_at < ${quoted(limits.stalled)}`),
    daysInStage: {
      kind: 'number',
      sql: `CAST(julianday(${quoted(today)}) - julianday(date(c.stage_since, '+8 hours')) AS INTEGER)`,
    },
    stageSince: day('stage_since'),
    touchedAt: day('touched_at'),
    createdAt: day('created_at'),
    closedAt: day('closed_at'),
    cohort: cohortField((day) => knownStages(read, today, day), today),
    movement: movementField(r, stages),
    slippage: slippageField(r, stages),
    ...customCatalogue(read, 'opportunity'),
  }
}

function flag(sql: string): VirtualField {
  return {
    compile(op: FilterOperator, value: FilterCondition['value']): Fragment | null {
      if ((op !== 'eq' && op !== 'ne') || typeof value !== 'boolean') return null
      return { sql: value === (op === 'eq') ? `coalesce((${sql}), 0)` : `NOT coalesce((${sql}), 0)`, values: [] }
    },
    sortSql: `coalesce((${sql}), 0)`,
    value: { kind: 'boolean', sql: `coalesce((${sql}), 0)`, values: [] },
  }
}

const everything: Fragment = { sql: '1', values: [] }

/** Deals of a class of movement between two looks: value `["advanced","2026-02-16T…Z","2026-02-23T…Z"]`. No row ceiling. */
function movementField({ read }: Reading, stages: Parameters<typeof perStage>[1]): VirtualField {
  return {
    compile(op, value) {
      if (op !== 'eq' || typeof value !== 'string') return null
      const [wanted, since, until] = listOf(value)
      if (since === undefined || until === undefined || !(movementClasses as readonly (string | undefined)[]).includes(wanted))
        return null
      const { moved } = movementsBetween(read, stages, everything, since, until)
      const ids = moved.filter((one) => (one.classes as readonly (string | undefined)[]).includes(wanted)).map((one) => one.id)
      return { sql: 'c.id IN (SELECT value FROM json_each(?))', values: [JSON.stringify(ids)] }
    },
  }
}

/** Deals due in a period when it began (`due`), or those of them that close later now: value `["slipped","2026-02-01","2026-02-28"]`. */
function slippageField({ read }: Reading, stages: Parameters<typeof perStage>[1]): VirtualField {
  return {
    compile(op, value) {
      if (op !== 'eq' || typeof value !== 'string') return null
      const [wanted, from, to] = listOf(value)
      if (from === undefined || to === undefined || (wanted !== 'due' && wanted !== 'slipped')) return null
      const ids = slippage(read, stages, everything, { from, to })[wanted]
      return { sql: 'c.id IN (SELECT value FROM json_each(?))', values: [JSON.stringify(ids)] }
    },
  }
}
