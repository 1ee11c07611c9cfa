import * as v from 'valibot'
import { command, query } from './_kit/declare.ts'
import { exportMethod } from './_words/export.ts'
import { count, dateOnly, id, text } from './_words/basics.ts'

export const memberRoles = [
  'assistant',
  'rep',
  'manager',
  'director',
  'finance',
  'legal',
  'product',
  'vp',
  'administrator',
] as const
export type MemberRole = (typeof memberRoles)[number]

export const member = v.object({
  id,
  name: v.string(),
  role: v.picklist(memberRoles),
  region: v.nullable(v.string()),
  team: v.nullable(v.string()),
  managerId: v.nullable(id),
  email: v.nullable(v.string()),
  phone: v.nullable(v.string()),
  /** Which leads suit (rule A2), in commas; the capacity is the rule's own where null. */
  industries: v.nullable(v.string()),
  leadCapacity: v.nullable(count),
  /** Away, both days included. */
  absentFrom: v.nullable(dateOnly),
  absentUntil: v.nullable(dateOnly),
  active: v.boolean(),
  customers: count,
  incomplete: count,
})
export type Member = v.InferOutput<typeof member>

export const members = {
  ...exportMethod,
  /** Counts each member's customers: with a million of them it must keep nobody waiting. */
  list: query({ input: v.object({}), output: v.array(member), reads: ['member', 'customer'], long: 'background' }),
  /** Who writes from this desk: a member where the name is one. */
  me: query({
    input: v.object({}),
    output: v.object({ name: v.string(), id: v.nullable(id), role: v.nullable(v.picklist(memberRoles)) }),
    reads: ['member', 'meta'],
  }),
  /** Who is away when, the newest first, and who acts for them. */
  absences: query({
    input: v.object({}),
    output: v.array(
      v.object({
        id,
        memberId: id,
        memberName: v.string(),
        from: dateOnly,
        to: dateOnly,
        delegateId: v.nullable(id),
        delegateName: v.nullable(v.string()),
        note: v.string(),
      }),
    ),
    reads: ['member_absence', 'member'],
  }),
  saveAbsence: command({
    input: v.object({
      id: v.optional(id),
      memberId: id,
      from: dateOnly,
      to: dateOnly,
      delegateId: v.nullable(id),
      note: text(200),
    }),
    output: v.object({ id }),
    failures: { 'not-found': 'not-found', 'bad-dates': 'invalid', 'own-delegate': 'invalid' },
  }),
  removeAbsence: command({ input: v.object({ id }), output: v.object({}), failures: { 'not-found': 'not-found' } }),
  /** From now on this desk writes as this member; null: as the user of the system. */
  actAs: command({
    input: v.object({ id: v.nullable(id) }),
    output: v.object({ name: v.string() }),
    failures: { 'not-found': 'not-found' },
  }),
  save: command({
    input: v.object({
      id: v.optional(id),
      name: v.pipe(text(60), v.trim(), v.nonEmpty()),
      role: v.picklist(memberRoles),
      region: v.nullable(text(40)),
      team: v.nullable(text(40)),
      /** Who is told beside this member; nobody may be their own, in one step or in several. Left out: as it was. */
      managerId: v.optional(v.nullable(id)),
      email: v.optional(v.nullable(text(200))),
      phone: v.optional(v.nullable(text(40))),
      /** Left out: as it was. */
      industries: v.optional(v.nullable(text(500))),
      leadCapacity: v.optional(v.nullable(v.pipe(count, v.maxValue(10_000)))),
      absentFrom: v.optional(v.nullable(dateOnly)),
      absentUntil: v.optional(v.nullable(dateOnly)),
      active: v.boolean(),
    }),
    output: v.object({ id }),
    failures: {
      'name-taken': 'conflict',
      'not-found': 'not-found',
      'manager-circle': 'invalid',
      'bad-email': 'invalid',
      'bad-absence': 'invalid',
    },
  }),
}
