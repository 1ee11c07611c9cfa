import type { ImportTargetName } from '../../../src-preload/contract/imports.ts'
import type { CellValue } from './cell-value.ts'
import { proposeColumns, type ColumnProposal } from './column-mapping.ts'
import type { ImportTarget } from './import-target.ts'
import { importTargetsByName } from './targets/all-targets.ts'

export interface TargetGuess {
  readonly target: ImportTargetName
  readonly columns: readonly ColumnProposal[]
  /** How much of the list the columns are, to compare; 0 when its required field is not among them. */
  readonly fit: number
}

/** How strongly these columns speak of a list: sure columns count, and those that only this list could have count more. */
export function fitOf(target: ImportTarget, columns: readonly Pick<ColumnProposal, 'field' | 'confidence'>[]): number {
  const mapped = columns.filter((column) => column.field !== null)
  const required = target.fields.filter((field) => field.required).map((field) => field.key)
  const names = target.references.length > 0 && target.name === 'contacts' ? ['customer', 'customerCode'] : []
  if (!required.every((key) => mapped.some((column) => column.field === key))) return 0
  if (names.length > 0 && !mapped.some((column) => names.includes(column.field ?? ''))) return 0
  return 1 + mapped.reduce((sum, column) => sum + column.confidence, 0)
}

/**
 * The list that the headers speak of. Customers with a contact in the same row are customers: a list is taken for one of
 * people only where its rows are people's, that is where the person stands before the company or little of the company
 * is told.
 */
export function guessTarget(
  headers: readonly string[],
  samples: readonly (readonly CellValue[])[],
  wanted?: ImportTargetName,
): TargetGuess {
  const guesses = Object.values(importTargetsByName)
    .filter((target) => wanted === undefined || target.name === wanted)
    .map((target): TargetGuess => {
      const columns = proposeColumns(headers, samples, target)
      return { target: target.name, columns, fit: fitOf(target, columns) }
    })
  const by = (name: ImportTargetName) => guesses.find((guess) => guess.target === name)
  const [only] = guesses
  if (guesses.length === 1 && only) return only
  const customers = by('customers') as TargetGuess
  const contacts = by('contacts') as TargetGuess
  const members = by('members') as TargetGuess
  if (contacts.fit > 0 && (customers.fit === 0 || isAboutPeople(customers, contacts, headers))) return contacts
  if (customers.fit > 0) return customers
  return members.fit > 1.9 && members.columns.filter((column) => column.field !== null).length >= 2 ? members : customers
}

/** What only a company has; a list of people has hardly any of it. */
const companyFields = new Set([
  'uscc',
  'type',
  'industry',
  'region',
  'province',
  'budget',
  'annualPurchase',
  'lastContactOn',
  'serviceEndOn',
  'shortName',
  'owner',
])

function isAboutPeople(customers: TargetGuess, contacts: TargetGuess, headers: readonly string[]): boolean {
  const company = customers.columns.filter(
    (column) => column.field !== null && companyFields.has(column.field) && column.confidence > 0.6,
  )
  const person = contacts.columns.filter((column) =>
    ['name', 'title', 'phone', 'email', 'decisionRole'].includes(column.field ?? ''),
  )
  const name = contacts.columns.find((column) => column.field === 'name')?.index ?? headers.length
  const customer = contacts.columns.find((column) => column.field === 'customer')?.index ?? headers.length
  if (name < customer) return company.length === 0 || (company.length <= 2 && person.length >= 2)
  return company.length === 0 && person.length >= 3
}
