import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { MeasureId } from '../../../src-preload/contract/_words/measures.ts'
import type { caseSubjects, measures } from '../../../src-preload/contract/measures.ts'
import { sellingMeasures } from '../../domain/measures/selling-measures.ts'
import type { Reading } from '../../store/contexts.ts'
import { caseSql } from './case-sql.ts'
import { askedWith, healthCases } from './gather.ts'
import { memberIds } from './members.ts'
import { monthOf } from './months.ts'

const shownMost = 200

interface CaseRow {
  readonly member_id: number | null
  readonly subject: (typeof caseSubjects)[number]
  readonly id: number
  readonly name: string
  readonly customer_id: number | null
  readonly at: string | null
  readonly num: number
  readonly den: number
}

interface Found {
  readonly total: number
  readonly rows: readonly CaseRow[]
}

/** The cases behind one figure of the board: what pulls it down comes first; of G6 the few that were won. */
export const cases: QueryHandlers<typeof measures, Reading>['cases'] = (r, { measure, month, ...scope }) => {
  const rule = sellingMeasures.find(({ id }) => id === measure)
  const members = memberIds(r.read, scope)
  const { total, rows } =
    measure === 'G7' ? weakest(r, month, members) : found(r, measure, month, members, rule?.better === 'less' || measure === 'G6')
  const name = (table: 'customer' | 'member', id: number | null) =>
    id === null ? null : (r.read.value<string>(`SELECT name FROM ${table} WHERE id = ?`, id) ?? null)
  return {
    total,
    rows: rows.map((row) => ({
      subject: row.subject,
      id: row.id,
      name: row.name,
      customerId: row.customer_id,
      customerName: name('customer', row.customer_id),
      memberName: name('member', row.member_id),
      at: row.at,
      adds: rule?.unit === 'mean' ? row.num / 60 : row.num,
      counts: row.den,
    })),
  }
}

function found(
  r: Reading,
  measure: Exclude<MeasureId, 'G7'>,
  month: string,
  members: ReadonlySet<number> | null,
  largestFirst: boolean,
): Found {
  // What a customer's file lacks is known as of now only.
  if (measure === 'G8' && month !== r.clock.today().slice(0, 7)) return { total: 0, rows: [] }
  const { sql, values } = caseSql[measure](askedWith(r, [monthOf(`${month}-01`)]))
  const rows = r.read.all<CaseRow & { total: number }>(
    `SELECT *, count(*) OVER () AS total FROM (${sql}) WHERE ? IS NULL OR member_id IN (SELECT value FROM json_each(?))
     ORDER BY num ${largestFirst ? 'DESC' : 'ASC'}, at DESC, id LIMIT ${shownMost}`,
    ...values,
    members === null ? null : 1,
    JSON.stringify([...(members ?? [])]),
  )
  return { total: rows[0]?.total ?? 0, rows }
}

function weakest(r: Reading, month: string, members: ReadonlySet<number> | null): Found {
  const own = healthCases(r, [monthOf(`${month}-01`)])
    .filter(({ memberId }) => members === null || (memberId !== null && members.has(memberId)))
    .sort((a, b) => a.num - b.num || a.customerId - b.customerId)
  const rows = own.slice(0, shownMost).map(({ memberId, customerId, name, num, den }): CaseRow => {
    const customer = { subject: 'customer', id: customerId, name, customer_id: customerId, at: null } as const
    return { member_id: memberId, ...customer, num, den }
  })
  return { total: own.length, rows }
}
