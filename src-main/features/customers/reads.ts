import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { Contact, customers, Tier } from '../../../src-preload/contract/customers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { Reading } from '../../store/contexts.ts'
import { foldText } from '../../domain/_base/text.ts'
import { rulesOn } from '../settings/index.ts'
import { scoreOf } from '../../domain/customers/derive-customer.ts'
import { evaluatedScore } from '../value/index.ts'
import { gridReads } from '../../grid/grid-handlers.ts'
import { idsOf } from '../../grid/view-order.ts'
import { lastAnswer } from '../../store/last-answer.ts'
import { customerGrid } from './customer-grid.ts'
import { suspectOf } from './suspect-sql.ts'
import { duplicates } from './duplicates.ts'
import { compileRows } from './row-query.ts'
import { rowsById } from './shown.ts'
import { silenceLimits } from './silence-limits.ts'
import { joinedCustomers, toCustomerRow } from './stored.ts'
import { choices } from './choices.ts'
import { summary } from './summary.ts'

interface ContactRow {
  readonly id: number
  readonly customer_id: number
  readonly name: string
  readonly title: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly decision_role: Contact['decisionRole']
  readonly role_inferred: number
}

export const customersReads: QueryHandlers<typeof customers, Reading> = {
  ...gridReads(customerGrid),

  list: (r, { filter, search, sort, offset, limit }) => ({
    rows: rowsById(r, idsOf(customerGrid, r, { filter, search, sort }, limit, offset)),
  }),

  count(r, query) {
    const { where } = compileRows(r, query)
    return { count: r.read.value<number>(`SELECT count(*) FROM customer AS c WHERE ${where.sql}`, ...where.values) ?? 0 }
  },

  get(r, { id }) {
    const stored = joinedCustomers(r.read, [id])[0]
    if (!stored) throw refuse('customers.get', 'not-found', '这位客户已被删除，或属于另一个工作区。')
    const evaluated = stored.evaluated_tier === null ? null : evaluatedScore(r.read, id)
    const score = evaluated ?? scoreOf(stored.annual_purchase_fen, rulesOn(r.read, r.clock.today())).score
    const customer = toCustomerRow(stored, r.clock.today(), silenceLimits(r))
    return {
      customer: { ...customer, scoreMissing: [...score.missing] },
      contacts: r.read.all<ContactRow>('SELECT * FROM contact WHERE customer_id = ? ORDER BY id', id).map((row) => ({
        id: row.id,
        customerId: row.customer_id,
        name: row.name,
        title: row.title,
        phone: row.phone,
        email: row.email,
        decisionRole: row.decision_role,
        roleInferred: row.role_inferred === 1,
      })),
      scoreParts: score.parts.map((part) => ({ ...part, unit: part.dimension === 'annualPurchase' ? '元' : '' })),
      suspects: r.read
        .all<{ id: number; name: string }>(
          `SELECT o.id, o.name FROM customer AS c JOIN customer AS o ON ${suspectOf} WHERE c.id = ? LIMIT 20`,
          id,
        )
        .map((row) => ({ ...row, reason: 'similar-name' })),
    }
  },

  find(r, { text, limit = 12 }) {
    const { sql, values } = customerGrid.searchFor(r, foldText(text).toLowerCase())
    return r.read.all<{ id: number; name: string; city: string | null; ownerName: string | null; tier: Tier | null }>(
      `SELECT c.id, c.name, c.city, (SELECT name FROM member WHERE id = c.owner_id) AS ownerName, c.tier
       FROM customer AS c WHERE ${sql} LIMIT ?`,
      ...values,
      limit,
    )
  },

  duplicates,
  choices: (r) => lastAnswer(r, 'customers.choices', () => choices(r.read)),
  summary: (r) => lastAnswer(r, 'customers.summary', () => summary(r)),
}
