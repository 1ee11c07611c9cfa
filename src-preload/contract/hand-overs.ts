import * as v from 'valibot'
import { command, query } from './_kit/declare.ts'
import { count, id, instant, text } from './_words/basics.ts'

/** What a member can own, in the order in which it is handed over: customers first, what belongs to them after. */
export const ownedKinds = [
  'customers',
  'success',
  'opportunities',
  'quotes',
  'contracts',
  'promises',
  'tickets',
  'trials',
  'touches',
  'tasks',
  'delegated',
  'leads',
  'team',
] as const
export type OwnedKind = (typeof ownedKinds)[number]
const kind = v.picklist(ownedKinds)

const plan = {
  memberId: id,
  /** Kinds left out, or without successors, stay where they are. */
  plan: v.pipe(v.array(v.object({ kind, successorIds: v.pipe(v.array(id), v.maxLength(50)) })), v.maxLength(ownedKinds.length)),
  /** What belongs to a customer goes to who gets the customer. */
  withCustomers: v.boolean(),
}

const share = v.object({
  kind,
  owned: count,
  stays: count,
  to: v.array(v.object({ id, name: v.string(), count })),
})
export type HandOverShare = v.InferOutput<typeof share>

const outcome = {
  shares: v.array(share),
  contactsKnown: count,
  contactsMoved: count,
  /** Percent, two decimals; null where no contact is known. */
  completeness: v.nullable(v.string()),
}

const reads = [
  'member',
  'customer',
  'contact',
  'opportunity',
  'quote',
  'contract',
  'trial',
  'touch',
  'obligation',
  'ticket',
  'task',
  'lead',
  'activity',
  'meeting',
]
const failures = {
  'not-found': 'not-found',
  'nobody-chosen': 'invalid',
  'bad-successor': 'invalid',
} as const

/** The hand-over of a member who leaves (rule B9). */
export const handOvers = {
  /** Everything a member owns, by kind, with a few names. */
  owned: query({
    input: v.object({ memberId: id }),
    output: v.object({
      kinds: v.array(v.object({ kind, count, samples: v.array(v.string()) })),
      contacts: count,
      /** What was logged: it says who did it, stays so, and is seen with the customer. */
      logged: v.object({ activities: count, meetings: count }),
    }),
    reads,
    failures: { 'not-found': 'not-found' },
  }),
  /** Who would get what; by the same rule as the hand-over itself. */
  preview: query({ input: v.object(plan), output: v.object(outcome), reads, failures }),
  /** All of it in one change, with its record; one undo takes it back. */
  run: command({
    input: v.object({ ...plan, reason: v.optional(text(500)), deactivate: v.boolean() }),
    output: v.object({ changeSetId: id, ...outcome }),
    failures,
  }),
  /** Records, newest first. */
  records: query({
    input: v.object({ memberId: v.optional(id) }),
    output: v.array(
      v.object({
        id,
        memberName: v.string(),
        at: instant,
        actor: v.string(),
        reason: v.nullable(v.string()),
        deactivated: v.boolean(),
        ...outcome,
      }),
    ),
    reads: ['hand_over'],
  }),
}
