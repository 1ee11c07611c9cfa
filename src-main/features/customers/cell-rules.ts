import { coreFields, type EditableField } from '../../../src-preload/contract/customers.ts'
import type { RuleSettings } from '../../../src-preload/contract/settings.ts'
import {
  deriveFromColumns,
  type ContactFacts,
  type ContactQuestions,
  type DeriveFrom,
} from '../../domain/customers/derive-customer.ts'
import type { CellOutcome, CellRules, SamePatch } from '../../grid/grid-slice.ts'
import type { Reading } from '../../store/contexts.ts'
import type { Row } from '../../store/gate.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { customColumnsByField } from '../fields/index.ts'
import { rulesOn } from '../settings/index.ts'
import { readTypedCell } from './write-cell.ts'

const coreColumns = ['type', 'industry', 'region', 'budget_min_fen', 'budget_max_fen', 'source', 'owner_id']
const nameColumns = ['name', 'short_name', 'name_key', 'name_pinyin', 'search']
const always = ['unread', 'updated_at']

/** Columns that a field's rules look at or follow with. */
const columnsOf: Readonly<Record<EditableField, readonly string[]>> = {
  name: nameColumns,
  shortName: nameColumns,
  uscc: ['uscc', 'uscc_valid'],
  type: [...coreColumns, 'missing'],
  industry: [...coreColumns, 'missing'],
  region: [...coreColumns, 'missing'],
  budget: [...coreColumns, 'missing'],
  source: [...coreColumns, 'missing'],
  owner: [...coreColumns, 'missing'],
  province: ['province'],
  city: ['city'],
  annualPurchase: ['annual_purchase_fen', 'evaluated_tier', 'evaluated_score', 'tier', 'score'],
  lastContactOn: ['last_contact_on'],
  serviceEndOn: ['service_end_on'],
  tags: ['tags'],
  remark: ['remark'],
  ...customColumnsByField,
}

/** The columns that a field is stored in. */
export const ownColumns: Readonly<Record<EditableField, readonly string[]>> = {
  name: ['name'],
  shortName: ['short_name'],
  uscc: ['uscc'],
  type: ['type'],
  industry: ['industry'],
  region: ['region'],
  province: ['province'],
  city: ['city'],
  budget: ['budget_min_fen', 'budget_max_fen'],
  source: ['source'],
  owner: ['owner_id'],
  annualPurchase: ['annual_purchase_fen'],
  lastContactOn: ['last_contact_on'],
  serviceEndOn: ['service_end_on'],
  tags: ['tags'],
  remark: ['remark'],
  ...customColumnsByField,
}

/** The columns of a core field, which rule B5 lets an edit fill but not empty; undefined for other fields. */
function coreColumnsOf(field: EditableField): readonly string[] | undefined {
  return (coreFields as readonly string[]).includes(field) ? ownColumns[field] : undefined
}

const mostRemembered = 5000

/** The rules by which cells of customers are written: one reading of the rules and members for a whole operation. */
export class CustomerCellRules implements CellRules {
  readonly #read: ReadHandle
  readonly #at: string
  readonly #rules: RuleSettings
  readonly #outcomes = new Map<string, CellOutcome>()
  /** Codes given away in this operation, which a preview has not written. */
  readonly #codes = new Map<string, number>()

  constructor({ read, clock }: Pick<Reading, 'read' | 'clock'>, at: string) {
    this.#read = read
    this.#at = at
    this.#rules = rulesOn(read, clock.today())
  }

  columns(fields: readonly string[]): readonly string[] {
    return [...always, ...fields.flatMap((field) => columnsOf[field as EditableField] ?? [])]
  }

  read(row: Row, field: string, typed: string | null, patch: Row): CellOutcome {
    const outcome = this.#typed(row, field as EditableField, typed)
    if ('refused' in outcome) return outcome
    if (emptiesCore(row, field as EditableField, outcome.patch))
      return { refused: '核心信息不能清空，只能改成别的值', cause: 'core-emptied' }
    const settled = unreadWithout(row, field, patch)
    return settled === undefined ? outcome : { patch: { ...outcome.patch, unread: settled } }
  }

  complete(row: Row, patch: Row): Row {
    return { ...completed(this.#read, row, patch, this.#rules), updated_at: this.#at }
  }

  /** Codes are one customer's, names spell what they are found by: those are looked at row by row. */
  same(field: string, typed: string | null): { patch: Row; how: SamePatch } | null {
    if (field === 'uscc' || field === 'name' || field === 'shortName') return null
    const outcome = this.#typed({}, field as EditableField, typed)
    if ('refused' in outcome) return null
    const core = coreColumnsOf(field as EditableField)
    if (core && core.every((column) => outcome.patch[column] === null)) return null
    // Where a core field was blank, what is missing changes too; an unread cell is settled in its own row.
    const filled = core ? ` AND (${core.map((column) => `c.${column} IS NOT NULL`).join(' OR ')})` : ''
    // An evaluated tier does not follow from new figures: those customers are looked at row by row.
    const unevaluated = field === 'annualPurchase' ? ' AND c.evaluated_tier IS NULL' : ''
    const derived = deriveFromColumns(
      core ? [] : Object.keys(outcome.patch),
      { ...outcome.patch, evaluated_tier: null, evaluated_score: null } as unknown as DeriveFrom,
      noContacts,
      this.#rules,
    )
    return {
      patch: outcome.patch,
      how: {
        follows: { ...derived, updated_at: this.#at },
        only: { sql: `c.unread IS NULL${filled}${unevaluated}`, values: [] },
      },
    }
  }

  #typed(row: Row, field: EditableField, typed: string | null): CellOutcome {
    if (field === 'uscc') return this.#typedCode(row, typed)
    const key = `${field} ${typed ?? '\0'}`
    const known = this.#outcomes.get(key)
    if (known) return known
    const outcome = readTypedCell(this.#read, null, field, typed)
    if (this.#outcomes.size >= mostRemembered) this.#outcomes.clear()
    this.#outcomes.set(key, outcome)
    return outcome
  }

  #typedCode(row: Row, typed: string | null): CellOutcome {
    const id = Number(row['id'])
    const outcome = readTypedCell(this.#read, id, 'uscc', typed)
    const code = 'patch' in outcome ? outcome.patch['uscc'] : null
    if (typeof code !== 'string') return outcome
    const given = this.#codes.get(code)
    if (given !== undefined && given !== id) return { refused: '这个信用代码在这次修改里已经给了另一位客户', cause: 'code-taken' }
    this.#codes.set(code, id)
    return outcome
  }
}

/** A patch of one customer with the derived columns that follow; the row holds what `columnsToDerive` names. */
export function completed(read: ReadHandle, row: Row, patch: Row, rules: RuleSettings): Row {
  const about: ContactQuestions = {
    contacts: () => contactFacts(read, Number(row['id'])),
    // The row says itself whether a contact with a role is missing.
    hasDecisionRole: () => typeof row['missing'] !== 'string' || !row['missing'].split(',').includes('decisionRole'),
  }
  const derived = deriveFromColumns(Object.keys(patch), { ...row, ...patch } as unknown as DeriveFrom, about, rules)
  return { ...patch, ...derived }
}

const noContacts: ContactQuestions = { contacts: () => [], hasDecisionRole: () => false }

function emptiesCore(row: Row, field: EditableField, patch: Row): boolean {
  const columns = coreColumnsOf(field)
  if (!columns || !columns.every((column) => patch[column] === null)) return false
  return columns.some((column) => row[column] !== null && row[column] !== undefined)
}

/** What remains unread once this field is edited; undefined when nothing of it was unread. */
function unreadWithout(row: Row, field: string, patch: Row): string | null | undefined {
  const text = 'unread' in patch ? patch['unread'] : row['unread']
  if (typeof text !== 'string') return undefined
  const unread = JSON.parse(text) as Record<string, string>
  if (!Object.hasOwn(unread, field)) return undefined
  delete unread[field]
  return Object.keys(unread).length === 0 ? null : JSON.stringify(unread)
}

export function contactFacts(read: ReadHandle, customerId: number): ContactFacts[] {
  return read.all<ContactFacts>('SELECT name, phone, decision_role FROM contact WHERE customer_id = ? ORDER BY id', customerId)
}
