import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { imports } from '../../../src-preload/contract/imports.ts'
import { fenToText } from '../../domain/_base/money.ts'
import type { CleanContact, CleanCustomer } from '../../domain/imports/clean-row.ts'
import type { Reading } from '../../store/contexts.ts'
import { changesFor } from './changes-for.ts'
import { contactOf, customerOf, type StagedRow } from './stage.ts'
import { stageOf } from './stage-step.ts'

type Preview = QueryHandlers<typeof imports, Reading>['preview']

const fieldOf: Readonly<Record<string, string>> = {
  name: 'name',
  short_name: 'shortName',
  uscc: 'uscc',
  type: 'type',
  industry: 'industry',
  region: 'region',
  province: 'province',
  city: 'city',
  source: 'source',
  last_contact_on: 'lastContactOn',
  service_end_on: 'serviceEndOn',
  tags: 'tags',
  remark: 'remark',
}

/** A page of one tab of the preview: cleaned values in words, and for updates what stands there now. */
export const preview: Preview = (r, { stageId, class: rowClass, offset, limit }) => {
  const stage = stageOf(stageId)
  return {
    total: stage.counts[rowClass],
    rows: stage.page(rowClass, offset, limit).map((staged) => {
      const customer = customerOf(staged)
      const words = { contact: contactOf(staged), owner: staged.owner }
      return {
        row: staged.row,
        class: staged.class,
        name: customer?.name ?? '',
        values: customer ? valuesInWords(customer, words) : rawValues(stage.headers, JSON.parse(staged.raw) as string[]),
        before: customer ? beforeInWords(r, staged, customer) : {},
        reasons: [...staged.reasons],
        candidates: staged.candidateIds.map((id) => ({
          id,
          name: r.read.value<string>('SELECT name FROM customer WHERE id = ?', id) ?? '',
        })),
      }
    }),
  }
}

type Words = Record<string, string>

function valuesInWords(
  customer: Readonly<Record<string, string | number | null>> | CleanCustomer,
  staged: { contact: CleanContact | null; owner: string | null },
): Words {
  const columns = customer as Readonly<Record<string, string | number | null>>
  const words: Words = {}
  for (const [column, field] of Object.entries(fieldOf)) {
    const value = columns[column]
    if (value !== null && value !== undefined) words[field] = String(value)
  }
  const budget = budgetInWords(columns)
  if (budget !== null) words['budget'] = budget
  const purchase = columns['annual_purchase_fen']
  if (typeof purchase === 'number') words['annualPurchase'] = fenToText(purchase)
  if (staged.owner !== null) words['owner'] = staged.owner
  const { contact } = staged
  if (contact) {
    words['contactName'] = contact.name
    if (contact.title !== null) words['contactTitle'] = contact.title
    if (contact.phone !== null) words['contactPhone'] = contact.phone
    if (contact.decision_role !== null) words['decisionRole'] = contact.decision_role
  }
  return words
}

function budgetInWords(columns: Readonly<Record<string, string | number | null>>): string | null {
  const low = columns['budget_min_fen'] ?? null
  const high = columns['budget_max_fen'] ?? null
  if (typeof low === 'number' && low === high) return fenToText(low)
  if (typeof low === 'number' && typeof high === 'number') return `${fenToText(low)}–${fenToText(high)}`
  if (typeof low === 'number') return `≥ ${fenToText(low)}`
  return typeof high === 'number' ? `≤ ${fenToText(high)}` : null
}

function beforeInWords(r: Reading, staged: StagedRow, incoming: CleanCustomer): Words {
  if (staged.class !== 'updated' || staged.targetId === null) return {}
  const stored = r.read.get<Record<string, string | number | null>>(
    'SELECT c.*, m.name AS owner FROM customer AS c LEFT JOIN member AS m ON m.id = c.owner_id WHERE c.id = ?',
    staged.targetId,
  )
  if (!stored) return {}
  const all = valuesInWords(stored, { contact: null, owner: stored['owner'] === null ? null : String(stored['owner']) })
  const before: Words = {}
  for (const column of changesFor(stored, incoming, staged.owner)) {
    const field =
      column === 'owner'
        ? 'owner'
        : column.startsWith('budget')
          ? 'budget'
          : column === 'annual_purchase_fen'
            ? 'annualPurchase'
            : fieldOf[column]
    if (field) before[field] = all[field] ?? ''
  }
  return before
}

/** A row that names no customer is shown as it stood, under the file's own headers. */
function rawValues(headers: readonly string[], raw: readonly string[]): Words {
  const words: Words = {}
  raw.forEach((text, at) => {
    if (text !== '') words[headers[at] || `#${at + 1}`] = text.slice(0, 500)
  })
  return words
}
