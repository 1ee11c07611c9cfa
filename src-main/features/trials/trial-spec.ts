import type { TrialNode, TrialOutcome, TrialRow, TrialState } from '../../../src-preload/contract/trials.ts'
import type { CellOutcome, CellRules, GridSlice } from '../../grid/grid-slice.ts'
import { refused } from '../../grid/records/record-fields.ts'
import { recordSlice, type JoinedRecord, type RecordSpec } from '../../grid/records/record-slice.ts'
import type { Reading } from '../../store/contexts.ts'
import type { FieldCatalogue } from '../../store/filter-sql.ts'
import type { Row } from '../../store/gate.ts'
import { blankTrial, completeTrials } from './apply.ts'
import { nodeWords } from './stored.ts'

interface JoinedTrial extends JoinedRecord {
  readonly name: string
  readonly owner_id: number | null
  readonly opportunity_id: number | null
  readonly grade: string | null
  readonly model: string | null
  readonly test: string | null
  readonly product_id: number | null
  readonly productName: string | null
  readonly starts_on: string | null
  readonly ends_on: string | null
  readonly remark: string | null
  readonly state: TrialState
  readonly current_node: TrialNode | null
  readonly node_since: string | null
  readonly node_passes_at: string | null
  readonly node_handler_id: number | null
  readonly node_escalation_id: number | null
  readonly handlerName: string | null
  readonly escalationName: string | null
  readonly submitted_at: string | null
  readonly approved_at: string | null
  readonly ends_at: string | null
  readonly questions_at: string | null
  readonly samples_done: number | null
  readonly metrics_met: number | null
  readonly budget_approved: number | null
  readonly answer_note: string | null
  readonly answered_at: string | null
  readonly answered_by: string | null
  readonly outcome: TrialOutcome | null
  readonly root_cause: string | null
  readonly outcome_note: string | null
  readonly ended_at: string | null
  readonly ended_by: string | null
}

const memberName = (column: string) => `(SELECT m.name FROM member AS m WHERE m.id = c.${column})`
const text = (sql: string) => ({ kind: 'text', sql }) as const
const yes = (value: number | null) => (value === null ? null : value === 1)
const nodeSql = `CASE c.current_node ${Object.entries(nodeWords)
  .map(([node, word]) => `WHEN '${node}' THEN '${word}'`)
  .join(' ')} END`

/** The row with both people of its node: who of them it waits for depends on the hour. */
type StandingTrial = Omit<TrialRow, 'waitsForId' | 'waitsFor' | 'passed' | 'asks'> & {
  readonly handlerId: number | null
  readonly handlerName: string | null
  readonly escalationId: number | null
  readonly escalationName: string | null
}

export const trialSpec: RecordSpec<JoinedTrial, StandingTrial> = {
  name: 'trials',
  table: 'trial',
  fields: {
    customer: { kind: 'customer', column: 'customer_id' },
    grade: { kind: 'text', column: 'grade', most: 60 },
    model: { kind: 'text', column: 'model', most: 60 },
    test: { kind: 'text', column: 'test', most: 60 },
    startsOn: { kind: 'date', column: 'starts_on' },
    endsOn: { kind: 'date', column: 'ends_on' },
    owner: { kind: 'member', column: 'owner_id' },
    remark: { kind: 'text', column: 'remark', most: 4000 },
  },
  computed: {
    name: text('c.name'),
    state: text('c.state'),
    node: text(nodeSql),
    productName: text('(SELECT p.name FROM product AS p WHERE p.id = c.product_id)'),
    handlerName: text(memberName('node_handler_id')),
    escalationName: text(memberName('node_escalation_id')),
    outcome: text('c.outcome'),
    rootCause: text('c.root_cause'),
    submittedAt: text(wall('submitted_at')),
    approvedAt: text(wall('approved_at')),
    endedAt: text(wall('ended_at')),
  },
  required: ['customer'],
  blank: blankTrial,
  shown: (row) => ({
    id: row.id,
    name: row.name,
    customerId: row.customer_id,
    customerName: row.customer_name ?? '',
    customerTier: row.customer_tier,
    region: row.region,
    ownerId: row.owner_id,
    ownerName: row.owner_name,
    opportunityId: row.opportunity_id,
    grade: row.grade,
    model: row.model,
    test: row.test,
    productId: row.product_id,
    productName: row.productName,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    remark: row.remark,
    state: row.state,
    node: row.current_node,
    nodeSince: row.node_since,
    passesAt: row.node_passes_at,
    handlerId: row.node_handler_id,
    handlerName: row.handlerName,
    escalationId: row.node_escalation_id,
    escalationName: row.escalationName,
    submittedAt: row.submitted_at,
    approvedAt: row.approved_at,
    endsAt: row.ends_at,
    questionsAt: row.questions_at,
    samplesDone: yes(row.samples_done),
    metricsMet: yes(row.metrics_met),
    budgetApproved: yes(row.budget_approved),
    answerNote: row.answer_note,
    answeredAt: row.answered_at,
    answeredBy: row.answered_by,
    outcome: row.outcome,
    rootCause: row.root_cause,
    outcomeNote: row.outcome_note,
    endedAt: row.ended_at,
    endedBy: row.ended_by,
  }),
  check: { columns: ['starts_on', 'ends_on'], of: checkDates },
  written: completeTrials,
}

/** A time as people read it, to the minute. */
function wall(column: string): string {
  return `strftime('%Y-%m-%d %H:%M', c.${column}, '+8 hours')`
}

function checkDates(row: Row): CellOutcome | null {
  const [from, to] = [row['starts_on'], row['ends_on']]
  return typeof from === 'string' && typeof to === 'string' && to < from
    ? refused('out-of-order', '结束日期不能早于开始日期')
    : null
}

const base = recordSlice(trialSpec)
/** What approvers answer for. */
const approved: ReadonlySet<string> = new Set(['customer', 'grade', 'model', 'test', 'startsOn', 'endsOn'])

/** Trials in the grid; what was submitted is changed by a return, a withdrawal or an extension, not in a cell. */
export const trialGrid: GridSlice<TrialRow> = {
  ...base,
  fields: (r) => ({ ...base.fields(r), ...clockFields(r) }),
  rules: (r, at) => locked(base.rules(r, at)),
  shownTexts: { waitsFor: (row) => row.waitsFor ?? '' },
  shown(r, ids) {
    const now = r.clock.now()
    return base.shown(r, ids).map((row) => row && asOf(row, now))
  },
}

function locked(rules: CellRules): CellRules {
  return {
    columns: (fields) => ['state', 'product_id', ...rules.columns(fields)],
    read: (row, field, typed, patch) =>
      approved.has(field) && row['state'] !== '草稿' && row['state'] !== '已退回'
        ? refused('not-editable', `${String(row['state'])}的申请不能改这一项，请先撤回或等待退回`)
        : rules.read(row, field, typed, patch),
    // Another cascade is another product: it is proposed anew.
    complete: (row, patch) => {
      const moved = ['grade', 'model', 'test'].some((column) => column in patch && patch[column] !== row[column])
      return rules.complete(row, moved ? { ...patch, product_id: null } : patch)
    },
    same: (field, typed) => rules.same(field, typed),
    ...(rules.written ? { written: (tx, rows) => rules.written?.(tx, rows) } : {}),
  }
}

function asOf({ handlerId, handlerName, escalationId, escalationName, ...row }: StandingTrial, now: string): TrialRow {
  const passed = row.state === '审批中' && row.passesAt !== null && row.passesAt <= now
  const reached = (at: string | null) => row.state === '试用中' && at !== null && at <= now
  const back = row.state === '已退回'
  return {
    ...row,
    passed,
    waitsForId: back ? row.ownerId : passed ? escalationId : handlerId,
    waitsFor: back ? row.ownerName : passed ? escalationName : handlerName,
    asks: passed
      ? 'passed'
      : reached(row.endsAt)
        ? 'end'
        : reached(row.questionsAt) && row.answeredAt === null
          ? 'questions'
          : null,
  }
}

function clockFields(r: Reading): FieldCatalogue {
  const now = r.clock.now()
  const flag = (sql: string) => ({
    compile: (op: string, value: unknown) =>
      op === 'eq' && typeof value === 'boolean' ? { sql: value ? sql : `NOT coalesce((${sql}), 0)`, values: [now] } : null,
  })
  const runs = `c.state = '试用中'`
  return {
    ownerId: { kind: 'number', sql: 'c.owner_id' },
    node: { kind: 'text', sql: 'c.current_node' },
    nodeSince: { kind: 'date', sql: 'c.node_since' },
    passed: flag(`(c.state = '审批中' AND c.node_passes_at <= ?)`),
    questionsDue: flag(`(${runs} AND c.answered_at IS NULL AND c.questions_at <= ?)`),
    overEnd: flag(`(${runs} AND c.ends_at <= ?)`),
  }
}
