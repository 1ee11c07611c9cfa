import type { Schedule } from '../../../src-preload/contract/alert-rules.ts'
import type { Reading } from '../../store/contexts.ts'

export interface Finding {
  readonly kind: string
  /** Within its kind: the same thing is found once, however often it is looked for. */
  readonly key: string
  readonly name: string
  readonly ownerId: number | null
  /** Figures by the name they have in texts; lists are for the finder's own later looks. */
  readonly facts: Readonly<Record<string, string | number | null | readonly string[]>>
}

/** Looks over many records at set times for what none of them says by itself. */
export interface Finder {
  /** As its mark in the workspace is named. */
  readonly name: string
  readonly schedule: Schedule
  /** Of times missed only the last is looked at: it asks about a state, not about a period. */
  readonly lastOnly: boolean
  /** What there is to say at a time (an ISO instant of the schedule, with its date). Runs on a reader. */
  find(r: Reading, at: string, on: string): Finding[]
}
