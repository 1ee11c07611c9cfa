import * as v from 'valibot'
import { dateOnly, id, money } from './_words/basics.ts'
import { recordMethods } from './_words/records.ts'
import { tiers } from './_words/tiers.ts'

export const contractStates = ['待签署', '履行中', '已完成', '已终止'] as const
export type ContractState = (typeof contractStates)[number]

export const editableContractFields = [
  'customer',
  'number',
  'name',
  'amount',
  'signedOn',
  'startsOn',
  'endsOn',
  'status',
  'owner',
  'remark',
] as const
export type EditableContractField = (typeof editableContractFields)[number]

const row = v.object({
  id,
  customerId: id,
  customerName: v.string(),
  customerTier: v.nullable(v.picklist(tiers)),
  region: v.nullable(v.string()),
  number: v.nullable(v.string()),
  name: v.string(),
  amount: v.nullable(money),
  signedOn: v.nullable(dateOnly),
  startsOn: v.nullable(dateOnly),
  endsOn: v.nullable(dateOnly),
  status: v.picklist(contractStates),
  ownerName: v.nullable(v.string()),
  remark: v.nullable(v.string()),
})
export type ContractRow = v.InferOutput<typeof row>

/** Contracts with customers: their period is what renewals count down to. */
export const contracts = recordMethods({
  row,
  field: v.picklist(editableContractFields),
  reads: ['contract', 'customer', 'member'],
})
