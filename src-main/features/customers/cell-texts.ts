import type { CustomerRow } from '../../../src-preload/contract/customers.ts'
import { fenToText } from '../../domain/_base/money.ts'
import { listSeparator } from '../../domain/ranges/list-text.ts'
import type { CellText } from '../../grid/grid-slice.ts'
import type { Row } from '../../store/gate.ts'
import { customTexts } from '../fields/index.ts'

type Stored = Row[string] | undefined

const textOf = (value: Stored) => (value === null || value === undefined ? '' : String(value))
const column = (name: string, kind: CellText['kind'] = 'text'): CellText => ({
  kind,
  columns: [name],
  text: (row) => textOf(row[name]),
})

/** Fen as plain yuan: `12000`, `12000.5` as `12000.50`. */
export function yuanText(fen: Stored): string {
  return fen === null || fen === undefined ? '' : fenToText(Number(fen)).replace(/\.00$/, '')
}

const money = (name: string): CellText => ({ kind: 'money', columns: [name], text: (row) => yuanText(row[name]) })

const list = (name: string): CellText => ({
  kind: 'list',
  columns: [name],
  text: (row) => textOf(row[name]).replaceAll(',', listSeparator),
})

const yesNo = (name: string): CellText => ({
  kind: 'other',
  columns: [name],
  text: (row) => (row[name] === null || row[name] === undefined ? '' : row[name] === 1 ? '是' : '否'),
})

/** One figure, from – to, or open upwards; reads back as the same budget. */
const budget: CellText = {
  kind: 'other',
  columns: ['budget_min_fen', 'budget_max_fen'],
  text({ budget_min_fen: from, budget_max_fen: to }) {
    if (from === null || from === undefined) return ''
    if (to === null || to === undefined) return `${yuanText(from)}以上`
    return from === to ? yuanText(from) : `${yuanText(from)}-${yuanText(to)}`
  },
}

/** Values that a customer's cells take from other tables. */
export const customerSelects: Readonly<Record<string, string>> = {
  owner_name: '(SELECT name FROM member WHERE id = c.owner_id)',
  contact_name: '(SELECT name FROM contact WHERE customer_id = c.id ORDER BY id LIMIT 1)',
  contact_phone: '(SELECT phone FROM contact WHERE customer_id = c.id ORDER BY id LIMIT 1)',
}

export const customerTexts: Readonly<Record<string, CellText>> = {
  id: column('id', 'number'),
  name: column('name'),
  shortName: column('short_name'),
  uscc: column('uscc', 'other'),
  usccValid: yesNo('uscc_valid'),
  type: column('type'),
  industry: column('industry'),
  region: column('region'),
  province: column('province'),
  city: column('city'),
  budget,
  budgetMin: money('budget_min_fen'),
  budgetMax: money('budget_max_fen'),
  source: column('source'),
  owner: column('owner_name'),
  ownerName: column('owner_name'),
  tier: column('tier'),
  score: column('score', 'number'),
  annualPurchase: money('annual_purchase_fen'),
  lastContactOn: column('last_contact_on', 'date'),
  serviceEndOn: column('service_end_on', 'date'),
  tags: list('tags'),
  remark: column('remark'),
  missing: list('missing'),
  contactName: column('contact_name'),
  contactPhone: column('contact_phone', 'other'),
  createdAt: column('created_at', 'other'),
  updatedAt: column('updated_at', 'other'),
  ...customTexts,
}

const silenceWords = { dormant: '休眠风险', silent: '沉默', 'key-silent': '沉默潜在大客户' } as const
const numberText = (value: number | null) => (value === null ? '' : String(value))

export const customerShownTexts: Readonly<Record<string, (row: CustomerRow) => string>> = {
  daysSinceContact: (row) => numberText(row.daysSinceContact),
  daysToServiceEnd: (row) => numberText(row.daysToServiceEnd),
  silence: (row) => (row.silence === null ? '' : silenceWords[row.silence]),
}
