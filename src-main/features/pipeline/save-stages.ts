import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { pipeline } from '../../../src-preload/contract/pipeline.ts'
import { withFormer } from '../../domain/pipeline/known-stages.ts'
import { stageChanges, templateFault } from '../../domain/pipeline/stage-template.ts'
import { templates, type Stage } from '../../domain/pipeline/stages.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import { gateNames } from './opportunity-rules.ts'
import { lackingFor, restage, type StageMove } from './restage.ts'
import { dealsByStage } from './stage-settings.ts'
import { knownStages, stagesOn, stageVersions } from './stages-in-force.ts'

type Preview = QueryHandlers<typeof pipeline, Reading>['previewStages']
type Commands = Pick<CommandHandlers<typeof pipeline, Writing>, 'saveStages' | 'withdrawStages'>

/** A template holds from a date on; yesterday's figures keep yesterday's stages. */
export const stageCommands: Commands = {
  saveStages(w, { effectiveFrom, stages: asked, moves = [] }) {
    const stages = typeof asked === 'string' ? templates[asked] : asked
    const today = w.clock.today()
    if (effectiveFrom < today)
      throw refuse('pipeline.saveStages', 'back-dated', '阶段只能从今天或以后生效：过去的数字按过去的阶段计算。')
    checkTemplate(stages)
    const now = effectiveFrom === today
    if (!now && moves.length > 0)
      throw refuse('pipeline.saveStages', 'bad-move', '以后才生效的阶段，商机到时再移动；现在只能先保存阶段。')
    const named = now ? movesFor(w, stages, moves) : []
    const changed = stageChanges(stagesOn(w.read, effectiveFrom), stages).length > 0
    if (named.length === 0 && !changed) return { changeSetId: null, moved: 0 }
    const at = w.clock.now()
    const intent = { command: 'pipeline.saveStages', subject: effectiveFrom, actor: w.actor, origin: 'user', at } as const
    const done = w.gate.write(intent, (tx) => {
      for (const [position, stage] of changed ? stages.entries() : [])
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
      return restage(tx, new Map(stages.map((stage) => [stage.key, stage])), named, at, w.actor)
    })
    return { changeSetId: done.changeSetId, moved: done.result }
  },
  withdrawStages(w, { id }) {
    const version = stageVersions(w.read).find((one) => one.id === id)
    if (!version) throw refuse('pipeline.withdrawStages', 'already-withdrawn', '这次修改已被撤回。')
    if (version.effectiveFrom <= w.clock.today())
      throw refuse('pipeline.withdrawStages', 'holds-already', '已经生效的阶段不能撤回，可以再改一次。')
    const intent = { command: 'pipeline.withdrawStages', subject: version.effectiveFrom, actor: w.actor, origin: 'user' } as const
    const done = w.gate.write({ ...intent, at: w.clock.now() }, (tx) => {
      for (const row of version.rows) tx.delete('stage', row)
    })
    return { changeSetId: done.changeSetId }
  },
}

function checkTemplate(stages: readonly Stage[]): void {
  const found = templateFault(stages)
  if (!found) return
  const say = {
    'same-name': () => `有两个阶段都叫“${'name' in found ? found.name : ''}”。`,
    'same-key': () => `阶段“${'name' in found ? found.name : ''}”重复了。`,
    'none-running': () => '至少要有一个进行中的阶段。',
    'closing-first': () => '进行中的阶段要排在赢单、输单、搁置之前。',
    'closing-states': () => '赢单、输单、搁置各要有一个。',
  }[found.fault]
  throw refuse('pipeline.saveStages', 'bad-stages', say(), { ...found })
}

/** What would keep deals where they are, before anything is saved. */
export const previewStages: Preview = ({ read, clock }, { stages, moves }) => ({
  lacking: lackingFor(read, withFormer(stages, [knownStages(read, clock.today())]), moves).map((one) => ({
    ...one,
    missing: [...one.missing],
  })),
})

/** Where the deals of stages that go shall stand, each with its reason; refused unless all of them may. */
function movesFor(w: Writing, stages: readonly Stage[], moves: readonly StageMove[]): (StageMove & { reason: string })[] {
  const kept = new Set(stages.map(({ key }) => key))
  const known = knownStages(w.read, w.clock.today())
  const nameOf = (key: string) => stages.find((one) => one.key === key)?.name ?? known.find((one) => one.key === key)?.name ?? key
  for (const { from, to } of moves)
    if (kept.has(from) || !kept.has(to))
      throw refuse('pipeline.saveStages', 'bad-move', `商机不能从“${nameOf(from)}”移到“${nameOf(to)}”。`, { from, to })
  const place = (key: string) => known.findIndex((one) => one.key === key)
  const going = [...dealsByStage(w.read)].filter(([key]) => !kept.has(key)).toSorted(([a], [b]) => place(a) - place(b))
  const named = going.flatMap(([from]) => moves.filter((move) => move.from === from).slice(0, 1))
  if (named.length < going.length) {
    const left = going
      .filter(([key]) => !named.some(({ from }) => from === key))
      .map(([key, count]) => ({ stage: key, name: nameOf(key), count }))
    const list = left.map(({ name, count }) => `“${name}” ${count} 个`).join('、')
    throw refuse('pipeline.saveStages', 'stage-in-use', `还有商机停在要去掉的阶段：${list}。请选择把它们移到哪个阶段。`, {
      stages: left.map(({ stage }) => stage),
    })
  }
  const lacking = lackingFor(w.read, withFormer(stages, [known]), named)
  if (lacking.length > 0) {
    const list = lacking.map(
      ({ from, to, count, missing }) =>
        `“${nameOf(from)}”有 ${count} 个不能进入“${nameOf(to)}”，还缺${missing.length === 0 ? '输单原因' : missing.map((one) => gateNames[one]).join('、')}`,
    )
    throw refuse('pipeline.saveStages', 'gate-missing', `${list.join('；')}。请先填好，或换一个阶段。`, {
      stages: lacking.map(({ from }) => from),
    })
  }
  return named.map((move) => ({ ...move, reason: `阶段调整：不再有“${nameOf(move.from)}”` }))
}
