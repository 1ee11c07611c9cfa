import { followNodeFaces } from './node-face.ts'
import type { Reading } from '../../store/contexts.ts'
import type { FieldCatalogue, Fragment } from '../../store/filter-sql.ts'
import type { AlertSubject } from '../alert-rules/index.ts'
import { rulesOn } from '../settings/index.ts'
import { nodeWords } from './words.ts'

const customerSql = '(SELECT k.name FROM customer AS k WHERE k.id = c.customer_id)'
const typeSql = '(SELECT k.type FROM customer AS k WHERE k.id = c.customer_id)'
const numberSql = `c.number || CASE WHEN c.alternative = 'A' THEN '' ELSE '-' || c.alternative END`
const nodeSql = `CASE c.current_node ${Object.entries(nodeWords)
  .map(([node, words]) => `WHEN '${node}' THEN '${words}'`)
  .join(' ')} END`

function fields(r: Reading): FieldCatalogue {
  const overdue = `(c.state = 'running' AND c.node_due_at IS NOT NULL AND c.node_due_at <= ?)`
  return {
    id: { kind: 'number', sql: 'c.id' },
    number: { kind: 'text', sql: 'c.number' },
    title: { kind: 'text', sql: 'c.title' },
    customerName: { kind: 'text', sql: customerSql },
    state: { kind: 'text', sql: 'c.state' },
    node: { kind: 'text', sql: 'c.current_node' },
    amount: { kind: 'yuan', sql: 'c.amount_fen' },
    urgent: { kind: 'boolean', sql: 'c.urgent = 1' },
    since: { kind: 'date', sql: 'c.node_since' },
    due: { kind: 'date', sql: 'c.node_due_at' },
    overdue: {
      compile: (op: string, value: unknown) =>
        op === 'eq' && typeof value === 'boolean' ? { sql: value ? overdue : `NOT ${overdue}`, values: [r.clock.now()] } : null,
    },
  }
}

/** The pack of the customer's type by its name, with the clauses of the library that are in it and hold on the day. */
function packOf(r: Reading): Fragment {
  const today = r.clock.today()
  const { clausePacks } = rulesOn(r.read, today).quotes
  const named = clausePacks.map(() => 'WHEN ? THEN ?').join(' ')
  const name = `CASE ${typeSql} ${named} ELSE ${typeSql} || '条款包' END`
  return {
    sql: `(SELECT CASE WHEN ${typeSql} IS NULL THEN group_concat(p.title, '、')
        ELSE ${clausePacks.length === 0 ? `${typeSql} || '条款包'` : name} || '（' || group_concat(p.title, '、') || '）' END FROM quote_clause AS p WHERE p.retired = 0 AND p.effective_from <= ?
      AND NOT EXISTS (SELECT 1 FROM quote_clause AS n WHERE n.key = p.key AND n.effective_from <= ? AND (n.effective_from, n.id) > (p.effective_from, p.id))
      AND (instr(',' || p.packs || ',', ',*,') > 0 OR instr(',' || p.packs || ',', ',' || ${typeSql} || ',') > 0))`,
    values: [...clausePacks.flatMap(({ type, name: own }) => [type, own]), today, today],
  }
}

const facts = (r: Reading): Readonly<Record<string, Fragment>> => ({
  报价: { sql: numberSql, values: [] },
  标题: { sql: 'c.title', values: [] },
  客户: { sql: customerSql, values: [] },
  客户类型: { sql: typeSql, values: [] },
  销售: { sql: 'c.owner', values: [] },
  节点: { sql: nodeSql, values: [] },
  办理人: { sql: '(SELECT m.name FROM member AS m WHERE m.id = c.node_handler_id)', values: [] },
  截止: { sql: `strftime('%Y-%m-%d %H:%M', c.node_due_at, '+8 hours')`, values: [] },
  条款包: packOf(r),
})

const both = { table: 'quote', fields, facts, nameSql: numberSql, dueColumns: ['node_due_at'] } as const

/** A quote as its sales person sees it. */
export const quoteSubject: AlertSubject = {
  ...both,
  name: 'quote',
  ownerSql: '(SELECT m.id FROM member AS m WHERE m.name = c.owner)',
}

/** A quote as it waits for whom a node waits for. */
export const quoteNodeSubject: AlertSubject = {
  ...both,
  name: 'quote-node',
  ownerSql: 'c.node_handler_id',
  follow: followNodeFaces,
}

const ofQuote = (sql: string) => `(SELECT ${sql} FROM quote AS q WHERE q.id = c.quote_id)`

/** One person to be told that what they approved has changed. */
export const quoteNoticeSubject: AlertSubject = {
  name: 'quote-notice',
  table: 'quote_notice',
  fields: () => ({
    id: { kind: 'number', sql: 'c.id' },
    kind: { kind: 'text', sql: 'c.kind' },
    at: { kind: 'date', sql: 'c.at' },
  }),
  nameSql: ofQuote('q.number'),
  ownerSql: 'c.member_id',
  facts: () => ({
    报价: { sql: ofQuote('q.number'), values: [] },
    标题: { sql: ofQuote('q.title'), values: [] },
    销售: { sql: ofQuote('q.owner'), values: [] },
    节点: { sql: 'c.text', values: [] },
  }),
}
