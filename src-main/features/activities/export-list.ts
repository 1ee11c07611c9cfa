import type { ActivityKind } from '../../../src-preload/contract/activities.ts'
import { exportIds } from '../../domain/imports/export-ids.ts'
import type { ListSlice } from '../../grid/grid-slice.ts'
import { inOrder } from '../../grid/stored-rows.ts'
import { escapeLike, likeWord } from '../../store/filter-sql.ts'
import { rowColumns, type ExportList } from '../exports/index.ts'

/** Words that an import reads back as the kind. */
export const kindWords: Readonly<Record<ActivityKind, string>> = { call: '电话', visit: '拜访', demo: '演示', chat: '微信' }

interface ListedActivity {
  readonly id: number
  readonly kind: string
  readonly at: string
  readonly endedAt: string | null
  readonly customerName: string
  readonly opportunity: string | null
  readonly memberName: string | null
  readonly need: string | null
  readonly promise: string | null
  readonly nextOn: string | null
  readonly refusal: string | null
  readonly ownPromise: string | null
  readonly support: string | null
  readonly reportedAt: string
}

const customerSql = '(SELECT name FROM customer WHERE id = c.customer_id)'
const memberSql = '(SELECT name FROM member WHERE id = c.member_id)'
/** A name that two deals of the customer have says nothing: then the number does. */
const opportunitySql = `(SELECT CASE WHEN o.number IS NOT NULL AND EXISTS (
    SELECT 1 FROM opportunity AS p WHERE p.customer_id = o.customer_id AND p.name = o.name AND p.id <> o.id)
  THEN o.number ELSE o.name END FROM opportunity AS o WHERE o.id = c.opportunity_id)`

/** What was done with customers, as a list that leaves: newest first. */
export const activityList: ListSlice<ListedActivity> = {
  name: 'activities',
  table: 'activity',
  order: { sql: 'c.at DESC, c.id DESC', values: [] },
  fields: () => ({
    kind: { kind: 'text', sql: 'c.kind' },
    at: { kind: 'date', sql: `date(c.at, '+8 hours')`, sortSql: 'c.at' },
    customer: { kind: 'text', sql: customerSql },
    customerId: { kind: 'number', sql: 'c.customer_id' },
    member: { kind: 'text', sql: memberSql },
    memberId: { kind: 'number', sql: 'c.member_id' },
    nextOn: { kind: 'date', sql: 'c.next_on' },
  }),
  searchFor(_, word) {
    const own = ['c.need', 'c.promise', 'c.refusal', 'c.own_promise', customerSql, memberSql].map((sql) => likeWord(sql, word))
    return { sql: own.join(' OR '), values: own.map(() => `%${escapeLike(word)}%`) }
  },
  shown: ({ read }, ids) =>
    inOrder(
      ids,
      read
        .all<Omit<ListedActivity, 'kind'> & { kind: ActivityKind }>(
          `SELECT c.id, c.kind, c.at, c.ended_at AS endedAt, ${customerSql} AS customerName, ${opportunitySql} AS opportunity,
             ${memberSql} AS memberName, c.need, c.promise, c.next_on AS nextOn, c.refusal, c.own_promise AS ownPromise, c.support,
             c.created_at AS reportedAt
           FROM json_each(?) AS wanted CROSS JOIN activity AS c ON c.id = wanted.value`,
          JSON.stringify(ids),
        )
        .map((row) => ({ ...row, kind: kindWords[row.kind] ?? row.kind })),
    ),
}

/** What was done with customers, as a file. */
export const activityExport: ExportList<ListedActivity> = {
  title: { zh: '跟进记录', en: 'Activities' },
  id: { title: exportIds.activities, of: (row) => row.id },
  frozen: 3,
  columns: rowColumns<ListedActivity>([
    ['time', 'at', '跟进时间', 'Activity time', 17],
    ['text', 'kind', '跟进方式', 'Activity type', 10],
    ['text', 'customerName', '客户名称', 'Customer name', 32, ['customer']],
    ['text', 'opportunity', '商机名称', 'Opportunity name', 28],
    ['text', 'memberName', '跟进人', 'Owner', 10, ['member']],
    ['text', 'need', '核心诉求', 'Need', 40],
    ['text', 'promise', '承诺动作', 'Promise', 30],
    ['date', 'nextOn', '下次跟进日期', 'Next follow-up', 14],
    ['text', 'refusal', '拒绝原因', 'Objection', 24],
    ['text', 'ownPromise', '我方承诺', 'Our promise', 24],
    ['text', 'support', '需要支持', 'Support', 20],
    ['time', 'endedAt', '拜访结束', 'Visit ended', 17],
    ['time', 'reportedAt', '创建时间', 'Created at', 17],
  ]),
}
