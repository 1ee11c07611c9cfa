import * as v from 'valibot'
import { id } from './_words/basics.ts'
import { customFields, customValues, type CustomField } from './_words/custom-fields.ts'
import { exportMethod } from './_words/export.ts'
import { recordMethods } from './_words/records.ts'
import { decisionRoles, tiers } from './customers.ts'

/** Fields a cell edit may name. A contact moves to another customer by that customer's name. */
export const ownContactFields = ['name', 'title', 'phone', 'email', 'decisionRole', 'customer'] as const
export type EditableContactField = (typeof ownContactFields)[number] | CustomField
export const editableContactFields: readonly EditableContactField[] = [...ownContactFields, ...customFields]

const row = v.object({
  id,
  customerId: id,
  customerName: v.string(),
  customerTier: v.nullable(v.picklist(tiers)),
  region: v.nullable(v.string()),
  ownerName: v.nullable(v.string()),
  name: v.string(),
  title: v.nullable(v.string()),
  phone: v.nullable(v.string()),
  email: v.nullable(v.string()),
  decisionRole: v.nullable(v.picklist(decisionRoles)),
  /** The role was inferred from the title, not confirmed by a person. */
  roleInferred: v.boolean(),
  /** Fields of the workspace's own, without blanks. */
  custom: customValues,
})
export type ContactRow = v.InferOutput<typeof row>

const field = v.picklist(editableContactFields)
const reads = ['contact', 'customer', 'member', 'custom_field']

/** Contacts of all customers in one grid; those of one customer are in `customers.get`. */
export const contacts = { ...recordMethods({ row, field, reads }), ...exportMethod }
