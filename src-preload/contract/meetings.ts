import * as v from 'valibot'
import { dateOnly, id } from './_words/basics.ts'
import { recordLine, recordMethods } from './_words/records.ts'
import { tiers } from './_words/tiers.ts'

export const meetingKinds = ['技术会议', '战略复盘会', '其他'] as const
export type MeetingKind = (typeof meetingKinds)[number]

export const editableMeetingFields = ['customer', 'kind', 'name', 'heldOn', 'owner', 'attendees', 'summary'] as const
export type EditableMeetingField = (typeof editableMeetingFields)[number]

const row = v.object({
  id,
  customerId: id,
  customerName: v.string(),
  customerTier: v.nullable(v.picklist(tiers)),
  region: v.nullable(v.string()),
  kind: v.picklist(meetingKinds),
  name: v.string(),
  heldOn: dateOnly,
  ownerName: v.nullable(v.string()),
  attendees: v.nullable(v.string()),
  summary: v.nullable(v.string()),
})
export type MeetingRow = v.InferOutput<typeof row>

/** Meetings with customers. A strategic review keeps the promise of the quarter it is held in; technical ones feed D4. */
export const meetings = {
  ...recordMethods({
    row,
    field: v.picklist(editableMeetingFields),
    reads: ['meeting', 'customer', 'member'],
  }),
  readLine: recordLine,
}
