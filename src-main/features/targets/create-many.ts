import type { CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { RefusalCause } from '../../../src-preload/contract/_words/grid.ts'
import { targetFields, type targets } from '../../../src-preload/contract/targets.ts'
import type { Writing } from '../../store/contexts.ts'
import type { Row } from '../../store/gate.ts'
import { Subjects } from './subjects.ts'
import { readTargetCell, sameTarget, takenReason } from './target-cells.ts'

type CreateMany = CommandHandlers<typeof targets, Writing>['createMany']

const needed = ['year', 'subject'] as const

/** Lines of a pasted target sheet in one change set; without a measure they are of won deals. */
export const createTargets: CreateMany = (w, { fields, rows }) => {
  const at = w.clock.now()
  const refused: { row: number; field: string | null; cause: RefusalCause; reason: string }[] = []
  const asked = targetFields.filter((field) => fields.includes(field) || needed.some((one) => one === field))
  const intent = { command: 'targets.createMany', subject: `${rows.length}`, actor: w.actor, origin: 'user', at } as const
  const done = w.gate.write(intent, (tx) => {
    const subjects = new Subjects(tx.read)
    return rows.map((cells, index): number | null => {
      const row: Row = { measure: 'signed', created_at: at, updated_at: at }
      for (const field of asked) {
        const typed = cells[fields.indexOf(field)] ?? null
        // An empty quarter says nothing about months that were given.
        if ((typed ?? '').trim() === '' && !needed.some((one) => one === field)) continue
        const outcome = readTargetCell(subjects, row, field, typed)
        if ('refused' in outcome) {
          refused.push({ row: index, field, cause: outcome.cause, reason: outcome.refused })
          return null
        }
        Object.assign(row, outcome.patch)
      }
      if (sameTarget(tx.read, row) !== undefined) {
        refused.push({ row: index, field: null, cause: 'code-taken', reason: takenReason })
        return null
      }
      return tx.insert('year_target', row)
    })
  })
  return { changeSetId: done.changeSetId, ids: done.result, refused }
}
