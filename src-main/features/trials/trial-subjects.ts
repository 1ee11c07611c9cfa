import type { AlertSubject } from '../alert-rules/index.ts'
import { followTrialFaces } from './face.ts'
import { nodeWords } from './stored.ts'
import { trialGrid } from './trial-spec.ts'

const wall = (column: string) => ({ sql: `strftime('%Y-%m-%d %H:%M', c.${column}, '+8 hours')`, values: [] })
const own = (column: string) => ({ sql: `c.${column}`, values: [] })
const memberName = (column: string) => ({ sql: `(SELECT m.name FROM member AS m WHERE m.id = c.${column})`, values: [] })

const shared = {
  table: 'trial',
  fields: trialGrid.fields,
  nameSql: 'c.name',
  facts: () => ({
    试用: own('name'),
    客户: { sql: '(SELECT k.name FROM customer AS k WHERE k.id = c.customer_id)', values: [] },
    产品: { sql: '(SELECT p.name FROM product AS p WHERE p.id = c.product_id)', values: [] },
    申请人: memberName('owner_id'),
    节点: {
      sql: `CASE c.current_node ${Object.entries(nodeWords)
        .map(([node, word]) => `WHEN '${node}' THEN '${word}'`)
        .join(' ')} END`,
      values: [],
    },
    办理人: memberName('node_handler_id'),
    升级人: memberName('node_escalation_id'),
    转交时间: wall('node_passes_at'),
    结束日期: own('ends_on'),
    检测项目: own('test'),
    结果: own('outcome'),
    根因: own('root_cause'),
  }),
} satisfies Partial<AlertSubject>

/** A trial as its applicant sees it: the questions and the end come by its clock. */
export const trialSubject: AlertSubject = {
  ...shared,
  name: 'trial',
  ownerSql: 'c.owner_id',
  dueColumns: ['questions_at', 'ends_at'],
}

/** A trial as it waits for whom its node waits for. */
export const trialNodeSubject: AlertSubject = {
  ...shared,
  name: 'trial-node',
  ownerSql: 'c.node_handler_id',
  sinceSql: 'c.node_since',
  follow: followTrialFaces,
}

/** A trial whose node was idle too long, as the one it passes to sees it. */
export const trialEscalationSubject: AlertSubject = {
  ...shared,
  name: 'trial-escalation',
  ownerSql: 'c.node_escalation_id',
  dueColumns: ['node_passes_at'],
}
