import { inferDecisionRole, normaliseDecisionRole } from '../../customers/decision-role.ts'
import { normalisePhone } from '../../identifiers/phone.ts'
import { foldText } from '../../_base/text.ts'
import type { RawValues, StoredValue } from '../import-target.ts'
import { nameIn, personNameIn, textOf } from '../read-field.ts'

/** Which fields of a row speak of the person. */
export interface PersonFields {
  readonly name: string
  /** Where the first name may stand apart. */
  readonly firstName?: string
  readonly title: string
  readonly phone: string
  readonly email: string
  readonly role: string
}

export const personColumns = ['name', 'title', 'phone', 'email', 'decision_role', 'role_inferred'] as const

export type Person = {
  readonly name: string
  readonly title: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly decision_role: string | null
  readonly role_inferred: number
}

/** A number as the house writes it; one that cannot be read stays as written. */
export function phoneOf(values: RawValues, key: string): string | null {
  const value = values[key]
  if (typeof value !== 'string') return null
  return normalisePhone(value).normalised ?? (foldText(value) || null)
}

/** The person a row names; null when it says nothing of one. The role is inferred from the title where wanted. */
export function personOf(values: RawValues, fields: PersonFields, inferRoles: boolean, noName: string | null): Person | null {
  const title = nameIn(values, fields.title)
  const phone = phoneOf(values, fields.phone)
  const written = values[fields.role]
  const said = typeof written === 'string' ? normaliseDecisionRole(written) : null
  const inferred = said === null && inferRoles && title !== null ? inferDecisionRole(title) : null
  const name =
    (fields.firstName === undefined ? nameIn(values, fields.name) : personNameIn(values, fields.name, fields.firstName)) ??
    (noName !== null && (title !== null || phone !== null || said !== null) ? (title ?? noName) : null)
  if (name === null) return null
  return {
    name,
    title,
    phone,
    email: textOf(values, fields.email),
    decision_role: said ?? inferred,
    role_inferred: Number(inferred !== null),
  }
}

export function personValues(person: Person): StoredValue[] {
  return personColumns.map((column) => person[column])
}
