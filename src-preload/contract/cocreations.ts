import * as v from 'valibot'
import { dateOnly, id } from './_words/basics.ts'
import { recordLine, recordMethods } from './_words/records.ts'
import { tiers } from './_words/tiers.ts'

export const cocreationKinds = ['白皮书', '专利', '标准'] as const
export type CocreationKind = (typeof cocreationKinds)[number]

export const editableCocreationFields = ['customer', 'kind', 'name', 'publishedOn', 'owner', 'remark'] as const
export type EditableCocreationField = (typeof editableCocreationFields)[number]

const row = v.object({
  id,
  customerId: id,
  customerName: v.string(),
  customerTier: v.nullable(v.picklist(tiers)),
  region: v.nullable(v.string()),
  kind: v.picklist(cocreationKinds),
  name: v.string(),
  publishedOn: dateOnly,
  ownerName: v.nullable(v.string()),
  remark: v.nullable(v.string()),
})
export type CocreationRow = v.InferOutput<typeof row>

/** What was made together with customers; those of 24 months count for rule D1. */
export const cocreations = {
  ...recordMethods({
    row,
    field: v.picklist(editableCocreationFields),
    reads: ['cocreation', 'customer', 'member'],
  }),
  readLine: recordLine,
}
