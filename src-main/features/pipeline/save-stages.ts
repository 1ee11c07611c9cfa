import type { CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { pipeline } from '../../../src-preload/contract/pipeline.ts'
import { templates } from '../../domain/pipeline/stages.ts'
import type { Writing } from '../../store/contexts.ts'

type SaveStages = CommandHandlers<typeof pipeline, Writing>['saveStages']

/** A template holds from a date on; yesterday's figures keep yesterday's stages. */
export const saveStages: SaveStages = (w, { effectiveFrom, stages: asked }) => {
  const stages = typeof asked === 'string' ? templates[asked] : asked
  if (effectiveFrom < w.clock.today())
    throw refuse('pipeline.saveStages', 'back-dated', '阶段只能从今天或以后生效：过去的数字按过去的阶段计算。')
  const keys = new Set(stages.map((stage) => stage.key))
  const running = stages.filter((stage) => stage.closing === null)
  const sound =
    keys.size === stages.length && running.length > 0 && stages.slice(0, running.length).every((one) => one.closing === null)
  if (
    !sound ||
    !(['won', 'lost', 'shelved'] as const).every((closing) => stages.filter((one) => one.closing === closing).length === 1)
  )
    throw refuse('pipeline.saveStages', 'bad-stages', '阶段不能重复，进行中的阶段在前，赢单、输单、搁置各要有一个。')
  const left = w.read.column<string>('SELECT DISTINCT stage FROM opportunity').filter((key) => !keys.has(key))
  if (left.length > 0)
    throw refuse('pipeline.saveStages', 'stage-in-use', '还有商机停在要去掉的阶段。请先把它们移到别的阶段。', { stages: left })
  const at = w.clock.now()
  const intent = { command: 'pipeline.saveStages', subject: effectiveFrom, actor: w.actor, origin: 'user', at } as const
  const done = w.gate.write(intent, (tx) => {
    for (const id of tx.read.column<number>('SELECT id FROM stage WHERE effective_from = ?', effectiveFrom))
      tx.delete('stage', id)
    for (const [position, stage] of stages.entries())
      tx.insert('stage', {
        effective_from: effectiveFrom,
        key: stage.key,
        name: stage.name,
        position,
        closing: stage.closing,
        actions: stage.actions.length === 0 ? null : stage.actions.join('\n'),
        gate: stage.gate.length === 0 ? null : stage.gate.join(','),
        probability: stage.probability,
        stuck_days: stage.stuckDays,
        created_at: at,
      })
  })
  return { changeSetId: done.changeSetId }
}
