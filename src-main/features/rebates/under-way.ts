import { periodOf } from '../../domain/rebates/programme.ts'
import { periodSpan } from '../../domain/rebates/settlement-period.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import type { Task } from './reckon.ts'
import { definitionOf, versionsInForce } from './stored-programmes.ts'

/** Programmes under way on a day, cut at that day. */
export function tasksOn(read: ReadHandle, on: string): Task[] {
  return versionsInForce(read, on).flatMap((version) => {
    const definition = definitionOf(version)
    const period = periodSpan(periodOf(on, definition.period))
    if (!period || definition.validFrom > on || definition.validTo < on) return []
    const from = definition.validFrom > period.from ? definition.validFrom : period.from
    return [{ version, definition, period, from, to: on, cumulative: true }]
  })
}

/** The last day of a task's period that counts. */
export const endOf = ({ definition, period }: Task): string => (definition.validTo < period.to ? definition.validTo : period.to)
