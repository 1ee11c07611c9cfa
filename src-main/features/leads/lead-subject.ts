import type { AlertSubject } from '../alert-rules/index.ts'
import { knownCustomerSql, leadOpeningSql } from './lead-openings.ts'
import { leadGrid } from './lead-spec.ts'

const wall = (column: string) => ({ sql: `strftime('%Y-%m-%d %H:%M', c.${column}, '+8 hours')`, values: [] })
const own = (column: string) => ({ sql: `c.${column}`, values: [] })

/** Leads as alert rules watch them: their clocks are told within the minute. */
export const leadSubject: AlertSubject = {
  name: 'lead',
  table: 'lead',
  fields: leadGrid.fields,
  nameSql: 'c.name',
  ownerSql: 'c.assigned_to',
  dueColumns: ['assign_due_at', 'touch_due_at', 'escalate_at'],
  facts: () => ({
    线索: own('name'),
    联系人: own('contact_name'),
    电话: own('phone'),
    来源: own('source'),
    行业: own('industry'),
    需求类别: own('need_class'),
    到达时间: wall('arrived_at'),
    分派时间: wall('assigned_at'),
    首触时限: wall('touch_due_at'),
    备注: own('remark'),
    同名客户: { sql: knownCustomerSql, values: [] },
    开场白: { sql: leadOpeningSql, values: [] },
  }),
}
