import type { ImportField } from '../../../src-preload/contract/imports.ts'
import type { RuleSettings } from '../../../src-preload/contract/settings.ts'
import { foldText } from '../_base/text.ts'
import { inferDecisionRole, normaliseDecisionRole } from '../customers/decision-role.ts'
import { deriveCustomer, type Derived } from '../customers/derive-customer.ts'
import type { CustomerIdentity } from '../customers/same-customer.ts'
import { checkUscc } from '../identifiers/uscc.ts'
import { normalisePhone } from '../identifiers/phone.ts'
import { normaliseProvince, regionOfProvince } from '../regions/regions.ts'
import { isNothingMark } from './cell-value.ts'
import { readAmount, readBudget, readDate, readTags, readText, type CellValue, type DateOrder } from './read-cell.ts'

/** A column of the file and what it is taken for. */
export interface CleanColumn {
  readonly index: number
  readonly field: ImportField
  readonly scale: number
  readonly dateOrder: DateOrder
}

export interface CleanOptions {
  readonly inferRoles: boolean
  readonly rules: RuleSettings
}

/** The columns of a customer as they will be stored, without owner and ids, which only the writer knows. */
export type CleanCustomer = {
  name: string
  short_name: string | null
  uscc: string | null
  type: string | null
  industry: string | null
  region: string | null
  province: string | null
  city: string | null
  budget_min_fen: number | null
  budget_max_fen: number | null
  source: string | null
  annual_purchase_fen: number | null
  last_contact_on: string | null
  service_end_on: string | null
  tags: string | null
  remark: string | null
  unread: string | null
} & Derived

/** Everything of a cleaned customer, in the order in which it travels to the writer. */
export const cleanColumns = [
  'name',
  'short_name',
  'uscc',
  'uscc_valid',
  'type',
  'industry',
  'region',
  'province',
  'city',
  'budget_min_fen',
  'budget_max_fen',
  'source',
  'annual_purchase_fen',
  'last_contact_on',
  'service_end_on',
  'tags',
  'remark',
  'tier',
  'score',
  'missing',
  'unread',
  'name_key',
  'name_pinyin',
  'search',
] as const satisfies readonly (keyof CleanCustomer)[]

export const cleanContactColumns = [
  'name',
  'title',
  'phone',
  'email',
  'decision_role',
  'role_inferred',
] as const satisfies readonly (keyof CleanContact)[]

export interface CleanContact {
  readonly name: string
  readonly title: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly decision_role: string | null
  readonly role_inferred: number
}

export interface CleanRow {
  readonly row: number
  readonly customer: CleanCustomer
  readonly contact: CleanContact | null
  readonly owner: string | null
  /** `code` or `code:what stood in the cell`. */
  readonly warnings: readonly string[]
}

/**
 * One row of a file as it will be stored. A cell that cannot be read stays out of its field, is kept word for word in
 * `unread` and warned about: the row is never lost for it. Null when the row names no customer.
 */
export function cleanRow(
  row: number,
  cells: readonly CellValue[],
  columns: readonly CleanColumn[],
  options: CleanOptions,
): CleanRow | null {
  const texts: Partial<Record<ImportField, string>> = {}
  const warnings: string[] = []
  const unread: Record<string, string> = {}
  let budget: { minFen: number | null; maxFen: number | null } | null = null
  let annualPurchaseFen: number | null = null
  const dates: { lastContactOn: string | null; serviceEndOn: string | null } = { lastContactOn: null, serviceEndOn: null }
  let tags: string[] = []

  const cannotRead = (field: ImportField, problem: string, cell: CellValue) => {
    const stood = readText(cell)?.value ?? ''
    unread[field] = stood
    warnings.push(`${problem}:${stood}`)
  }

  for (const { index, field, scale, dateOrder } of columns) {
    const cell = cells[index] ?? null
    if (cell === null || cell === '') continue
    if (field === 'annualPurchase') {
      const amount = readAmount(cell, scale)
      if (amount && 'problem' in amount) cannotRead(field, amount.problem, cell)
      else annualPurchaseFen = amount?.fen ?? null
    } else if (field === 'budget') {
      const read = readBudget(cell, scale)
      if (read && 'problem' in read) cannotRead(field, read.problem, cell)
      else budget = read
    } else if (field === 'lastContactOn' || field === 'serviceEndOn') {
      const date = readDate(cell, { order: dateOrder })
      if (date && 'problem' in date) cannotRead(field, date.problem, cell)
      else dates[field] = date?.value ?? null
    } else {
      const read = readText(cell)
      // Half a code is another company's code: it is kept word for word, not as a code.
      if (field === 'uscc' && read?.problem === 'lost-precision') {
        cannotRead(field, 'lost-precision', cell)
        continue
      }
      if (read?.problem) warnings.push(`${read.problem}:${read.value}`)
      if (field === 'tags') tags = readTags(cell)
      else if (read && read.problem !== 'error-value' && !(field !== 'name' && field !== 'remark' && isNothingMark(read.value)))
        texts[field] = read.value
    }
  }

  const name = foldText(texts.name ?? '')
  if (name === '') return null
  const code = cleanCode(texts.uscc, warnings)
  const contact = cleanContact(texts, options.inferRoles)
  const owner = folded(texts.owner)
  const province = folded(texts.province)
  const own = {
    name,
    short_name: folded(texts.shortName),
    uscc: code,
    type: folded(texts.type),
    industry: folded(texts.industry),
    region: folded(texts.region) ?? (province === null ? null : regionOfProvince(province)),
    province: province === null ? null : (normaliseProvince(province) ?? province),
    city: folded(texts.city),
    budget_min_fen: budget?.minFen ?? null,
    budget_max_fen: budget?.maxFen ?? null,
    source: folded(texts.source),
    annual_purchase_fen: annualPurchaseFen,
    last_contact_on: dates.lastContactOn,
    service_end_on: dates.serviceEndOn,
    tags: tags.length === 0 ? null : tags.join(','),
    remark: texts.remark ?? null,
    unread: Object.keys(unread).length === 0 ? null : JSON.stringify(unread),
  }
  // The owner's id is not known here; rule B5 only asks whether there is one.
  const derived = deriveCustomer({ ...own, owner_id: owner === null ? null : 1 }, contact ? [contact] : [], options.rules)
  return { row, customer: { ...own, ...derived }, contact, owner, warnings }
}

/** What a cleaned row is recognised by. */
export function identityOf(customer: CleanCustomer, contact: CleanContact | null): CustomerIdentity {
  return {
    validUscc: customer.uscc_valid === 1 ? customer.uscc : null,
    name: customer.name,
    nameKey: String(customer.name_key),
    phone: contact?.phone ?? null,
    city: customer.city,
    contactName: contact?.name ?? null,
  }
}

function cleanCode(text: string | undefined, warnings: string[]): string | null {
  if (text === undefined) return null
  const checked = checkUscc(text)
  if (checked.normalised === '') return null
  if (!checked.valid) warnings.push(`bad-code:${text}`)
  return checked.normalised
}

function cleanContact(texts: Partial<Record<ImportField, string>>, inferRoles: boolean): CleanContact | null {
  const title = folded(texts.contactTitle)
  const phone =
    texts.contactPhone === undefined ? null : (normalisePhone(texts.contactPhone).normalised ?? folded(texts.contactPhone))
  const said = texts.decisionRole === undefined ? null : normaliseDecisionRole(texts.decisionRole)
  const inferred = said === null && inferRoles && title !== null ? inferDecisionRole(title) : null
  const name = folded(texts.contactName) ?? (title !== null || phone !== null || said !== null ? (title ?? '未填姓名') : null)
  if (name === null) return null
  return {
    name,
    title,
    phone,
    email: folded(texts.contactEmail),
    decision_role: said ?? inferred,
    role_inferred: Number(inferred !== null),
  }
}

function folded(text: string | undefined): string | null {
  if (text === undefined) return null
  const clean = foldText(text)
  return clean === '' ? null : clean
}
