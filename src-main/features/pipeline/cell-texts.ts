import type { OpportunityRow } from '../../../src-preload/contract/pipeline.ts'
import { fenToText } from '../../domain/_base/money.ts'
import { shortTemplate, standardTemplate } from '../../domain/pipeline/stages.ts'
import type { CellText } from '../../grid/grid-slice.ts'
import type { Row } from '../../store/gate.ts'
import { customTexts } from '../fields/index.ts'
import { materialSql } from './fields.ts'
import { perStage } from './stage-sql.ts'

type Stored = Row[string] | undefined

const textOf = (value: Stored) => (value === null || value === undefined ? '' : String(value))
const stored = (name: string, kind: CellText['kind'] = 'text'): CellText => ({
  kind,
  columns: [name],
  text: (row) => textOf(row[name]),
})
const yuan = (fen: Stored) => (fen === null || fen === undefined ? '' : fenToText(Number(fen)).replace(/\.00$/, ''))

const shipped = [...standardTemplate, ...shortTemplate.filter((one) => !standardTemplate.some((other) => other.key === one.key))]

/** The day of the last write: a name that begins later is not one yet, and SQL knows no clock. */
const lastDay = `(SELECT date(at, '+8 hours') FROM change_set ORDER BY id DESC LIMIT 1)`

/** The name of a stage as set last, else as shipped. */
const stageName = (column: string) =>
  `coalesce((SELECT s.name FROM stage AS s WHERE s.key = ${column} AND s.effective_from <= ${lastDay} ORDER BY s.effective_from DESC, s.id DESC LIMIT 1), ${perStage(column, shipped, (one) => one.name)}, ${column})`

/** Values that an opportunity's cells take from other tables. */
export const opportunitySelects: Readonly<Record<string, string>> = {
  customer_name: '(SELECT name FROM customer WHERE id = c.customer_id)',
  customer_tier: '(SELECT tier FROM customer WHERE id = c.customer_id)',
  region: '(SELECT region FROM customer WHERE id = c.customer_id)',
  industry: '(SELECT industry FROM customer WHERE id = c.customer_id)',
  owner_name: '(SELECT name FROM member WHERE id = c.owner_id)',
  team: '(SELECT team FROM member WHERE id = c.owner_id)',
  stage_name: stageName('c.stage'),
  material_version: materialSql,
}

export const opportunityReferences = {
  customer_name: { column: 'customer_id', sql: 'SELECT name FROM customer WHERE id = ?' },
  owner_name: { column: 'owner_id', sql: 'SELECT name FROM member WHERE id = ?' },
  stage_name: {
    column: 'stage',
    sql: `SELECT ${stageName('w.stage')} FROM (SELECT ? AS stage) AS w`,
  },
} as const

export const opportunityTexts: Readonly<Record<string, CellText>> = {
  id: stored('id', 'number'),
  name: stored('name'),
  customer: stored('customer_name'),
  customerName: stored('customer_name'),
  customerTier: stored('customer_tier'),
  region: stored('region'),
  industry: stored('industry'),
  owner: stored('owner_name'),
  ownerName: stored('owner_name'),
  team: stored('team'),
  amount: { kind: 'money', columns: ['amount_fen'], text: (row) => yuan(row['amount_fen']) },
  expectedClose: stored('expected_close_on', 'date'),
  stage: stored('stage_name'),
  stageName: stored('stage_name'),
  probability: stored('probability', 'number'),
  productLine: stored('product_line'),
  source: stored('source'),
  nextStep: stored('next_step'),
  nextStepOn: stored('next_step_on', 'date'),
  budgetConfirmedOn: stored('budget_confirmed_on', 'date'),
  demoAgreedOn: stored('demo_agreed_on', 'date'),
  pocProvidedOn: stored('poc_provided_on', 'date'),
  lossCause: stored('loss_cause'),
  materialVersion: stored('material_version'),
  remark: stored('remark'),
  createdAt: stored('created_at', 'other'),
  closedAt: stored('closed_at', 'other'),
  stageSince: stored('stage_since', 'other'),
  touchedAt: stored('touched_at', 'other'),
  ...customTexts,
}

const yesNo = (value: boolean) => (value ? '是' : '否')

export const opportunityShownTexts: Readonly<Record<string, (row: OpportunityRow) => string>> = {
  weighted: (row) => (row.weighted === null ? '' : yuan(row.weighted.fen)),
  probability: (row) => String(row.probability),
  daysInStage: (row) => String(row.daysInStage),
  stuck: (row) => yesNo(row.stuck),
  stalled: (row) => yesNo(row.stalled),
}
