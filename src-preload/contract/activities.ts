import * as v from 'valibot'
import { command } from './_kit/declare.ts'
import { dateOnly, id, instant, text } from './_words/basics.ts'

export const activityKinds = ['call', 'visit', 'demo', 'chat'] as const
export type ActivityKind = (typeof activityKinds)[number]

const said = v.optional(v.nullable(text(2000)))

/** What was done with a customer, in the structured fields of rule B1. */
export const activities = {
  /** Free text alone is refused: `incomplete` names what is missing. A demo names the material version it used. */
  log: command({
    input: v.object({
      kind: v.picklist(activityKinds),
      customerId: id,
      opportunityId: v.optional(v.nullable(id)),
      at: v.optional(instant),
      need: said,
      promise: said,
      nextOn: v.optional(v.nullable(dateOnly)),
      refusal: said,
      ownPromise: said,
      support: said,
      materialVersionId: v.optional(v.nullable(id)),
      clarified: v.optional(v.nullable(v.boolean())),
      accepted: v.optional(v.nullable(v.boolean())),
    }),
    output: v.object({ id, changeSetId: id }),
    failures: { incomplete: 'invalid', 'not-found': 'not-found' },
  }),
}
