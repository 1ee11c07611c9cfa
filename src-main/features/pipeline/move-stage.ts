import type { CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { pipeline } from '../../../src-preload/contract/pipeline.ts'
import { lossCauses } from '../../domain/pipeline/stages.ts'
import type { Writing } from '../../store/contexts.ts'
import type { Row } from '../../store/gate.ts'
import { OpportunityRules } from './opportunity-rules.ts'

type MoveStage = CommandHandlers<typeof pipeline, Writing>['moveStage']
type Unmoved = ReturnType<MoveStage>['refused'][number]

/** Moves deals, each judged on its own (rule A1); those that may not move come back with what they lack. */
export const moveStage: MoveStage = (w, { ids, to, reason = null, lossCause = null }) => {
  const at = w.clock.now()
  const rules = new OpportunityRules(w, at)
  const cause = (lossCauses as readonly (string | null)[]).includes(lossCause) ? lossCause : null
  const said = { to, reason: reason?.trim() === '' ? null : (reason?.trim() ?? null), lossCause: cause }
  const refused: Unmoved[] = []
  let [moved, unchanged] = [0, 0]
  const subject =
    ids.length === 1 ? (w.read.value<string>('SELECT name FROM opportunity WHERE id = ?', ids[0] ?? 0) ?? '') : `${ids.length}`
  const intent = { command: 'pipeline.moveStage', subject, actor: w.actor, origin: 'user', at } as const
  const done = w.gate.write(intent, (tx) => {
    for (const id of new Set(ids)) {
      const row = tx.read.get<Row>('SELECT * FROM opportunity WHERE id = ?', id)
      if (!row) {
        refused.push({ id, name: '', why: 'gone', missing: [] })
        continue
      }
      const answer = rules.judge(row, said)
      if ('refused' in answer) {
        const missing = answer.refused === 'gate' ? [...answer.missing] : []
        refused.push({ id, name: String(row['name']), why: answer.refused, missing })
        continue
      }
      if (answer.move === 'none') {
        unchanged++
        continue
      }
      const patch = rules.complete(row, rules.movePatch(row, said, answer))
      tx.update('opportunity', id, patch, row)
      rules.written(tx, [{ ...row, ...patch }, row])
      moved++
    }
  })
  return { changeSetId: done.changeSetId, moved, unchanged, refused }
}
