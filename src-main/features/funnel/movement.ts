import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { movementClasses, type funnel, type MovementClass } from '../../../src-preload/contract/funnel.ts'
import type { DealState } from '../../domain/pipeline/movement.ts'
import type { Reading } from '../../store/contexts.ts'
import { movementsBetween, type Moved } from '../pipeline/index.ts'
import { asking } from './asked.ts'

type Movement = QueryHandlers<typeof funnel, Reading>['movement']
type Example = ReturnType<Movement>['classes'][number]['examples'][number]

/** What happened to the deals of any question between two looks, and how the stages and the amounts came to be. */
export const movement: Movement = (r, { since, until: asked, examples: most = 5, ...query }) => {
  const until = asked ?? r.clock.now()
  const { where, stages } = asking(r, query)
  const { moved, bridge, counts } = movementsBetween(r.read, stages, where, since, until)
  const owners = new Map(r.read.all<{ id: number; name: string }>('SELECT id, name FROM member').map((row) => [row.id, row.name]))
  const names = new Map(stages.map((stage) => [stage.key, stage.name]))
  const classes = movementClasses.map((one) => {
    const own = moved.filter((each) => each.classes.includes(one))
    const amount = own.reduce((sum, each) => sum + weight(one, each), 0)
    const largest = own.toSorted((a, b) => Math.abs(weight(one, b)) - Math.abs(weight(one, a)) || a.id - b.id).slice(0, most)
    return { class: one, count: own.length, amount: { fen: amount }, examples: largest.map((each) => example(one, each)) }
  })
  const flows = new Map<string, { inflow: number; outflow: number }>()
  const flow = (stage: string) => {
    let own = flows.get(stage)
    if (!own) flows.set(stage, (own = { inflow: 0, outflow: 0 }))
    return own
  }
  for (const { before, after } of moved) {
    if (before?.stage === after?.stage) continue
    if (before) flow(before.stage).outflow++
    if (after) flow(after.stage).inflow++
  }
  return {
    since,
    until,
    classes,
    stages: stages.map(({ key, name, closing }) => {
      const { inflow, outflow } = flows.get(key) ?? { inflow: 0, outflow: 0 }
      const closingCount = counts.get(key) ?? 0
      return { stage: key, name, closing, opening: closingCount - inflow + outflow, inflow, outflow, closingCount }
    }),
    bridge: {
      opening: { fen: bridge.opening },
      added: { fen: bridge.added },
      changed: { fen: bridge.changed },
      reopened: { fen: bridge.reopened },
      won: { fen: bridge.won },
      lost: { fen: bridge.lost },
      shelved: { fen: bridge.shelved },
      removed: { fen: bridge.removed },
      closing: { fen: bridge.closing },
    },
  }

  function example(kind: MovementClass, { id, name, customerName, before, after, traces }: Moved): Example {
    const said = (state: DealState | null) => (state === null ? null : textOf(kind, state))
    const log = kind === 'amount' ? traces.by.amount_fen : kind === 'close' ? traces.by.expected_close_on : traces.by.owner_id
    const by =
      kind === 'removed' ? traces.deletedBy : kind === 'amount' || kind === 'close' || kind === 'owner' ? log : traces.stageBy
    const owner = (after ?? before)?.ownerId ?? null
    return {
      id,
      name,
      customerName,
      ownerName: owner === null ? null : (owners.get(owner) ?? null),
      amount: { fen: (after ?? before)?.amountFen ?? 0 },
      before: said(before),
      after: said(after),
      actor: by?.actor ?? null,
      at: by?.at ?? null,
    }
  }

  function textOf(kind: MovementClass, state: DealState): string | null {
    if (kind === 'amount') return String(state.amountFen)
    if (kind === 'close') return state.expectedClose
    if (kind === 'owner') return state.ownerId === null ? null : (owners.get(state.ownerId) ?? null)
    return names.get(state.stage) ?? state.stage
  }
}

/** What a deal counts for in its class: its amount, or by how much it changed. */
function weight(kind: MovementClass, { before, after }: Moved): number {
  return kind === 'amount' ? (after?.amountFen ?? 0) - (before?.amountFen ?? 0) : ((after ?? before)?.amountFen ?? 0)
}
