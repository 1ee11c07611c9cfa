import {
  bridge,
  emptyBridge,
  movementOf,
  type Bridge,
  type DealState,
  type MovementClass,
} from '../../domain/pipeline/movement.ts'
import { rankOf, type Stage } from '../../domain/pipeline/stages.ts'
import type { Fragment } from '../../store/filter-sql.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { tracesSince, type Traces, type WatchedColumn } from './rewind.ts'

export interface Moved {
  readonly id: number
  readonly name: string
  readonly customerName: string | null
  readonly before: DealState | null
  readonly after: DealState | null
  readonly classes: readonly MovementClass[]
  readonly traces: Traces
}

export interface Movements {
  readonly moved: readonly Moved[]
  readonly bridge: Bridge
  /** Deals per stage at the second look. */
  readonly counts: ReadonlyMap<string, number>
}

interface Standing {
  readonly id: number
  readonly name: string
  readonly customer_name: string | null
  readonly stage: string
  readonly amount_fen: number | null
  readonly expected_close_on: string | null
  readonly owner_id: number | null
}

/**
 * What happened to the deals of a question between two looks: their state of today, taken back through the log and the
 * history. Deals deleted in between are counted where the question leaves nothing out, as nobody can say which others
 * they would fit.
 */
export function movementsBetween(
  read: ReadHandle,
  stages: readonly Stage[],
  where: Fragment,
  since: string,
  until: string,
): Movements {
  const traces = tracesSince(read, since, until)
  const closings = new Map(stages.map((stage) => [stage.key, stage.closing]))
  const state = (stage: string, amountFen: unknown, close: unknown, owner: unknown): DealState => ({
    stage,
    rank: rankOf(stages, stage),
    closing: closings.get(stage) ?? null,
    amountFen: Number(amountFen ?? 0),
    expectedClose: (close ?? null) as string | null,
    ownerId: (owner ?? null) as number | null,
  })
  const totals = emptyBridge()
  const counts = new Map<string, number>()
  const add = (stage: string, n: number) => counts.set(stage, (counts.get(stage) ?? 0) + n)
  for (const row of read.all<{ stage: string; n: number; amount: number }>(
    `SELECT c.stage, count(*) AS n, coalesce(sum(c.amount_fen), 0) AS amount FROM opportunity AS c WHERE ${where.sql} GROUP BY c.stage`,
    ...where.values,
  )) {
    add(row.stage, row.n)
    if ((closings.get(row.stage) ?? null) === null) totals.closing += row.amount
  }
  const moved: Moved[] = []
  const rows = read.all<Standing>(
    `SELECT c.id, c.name, k.name AS customer_name, c.stage, c.amount_fen, c.expected_close_on, c.owner_id
     FROM json_each(?) AS t CROSS JOIN opportunity AS c ON c.id = t.value LEFT JOIN customer AS k ON k.id = c.customer_id WHERE ${where.sql}`,
    JSON.stringify([...traces.keys()]),
    ...where.values,
  )
  for (const row of rows) {
    const own = traces.get(row.id)
    if (!own) continue
    const now = state(row.stage, row.amount_fen, row.expected_close_on, row.owner_id)
    const then = stateAt(own, row, state)
    // Today's sums are taken back to the second look.
    add(row.stage, -1)
    if (now.closing === null) totals.closing -= now.amountFen
    if (then) add(then.stage, 1)
    if (then?.closing === null) totals.closing += then.amountFen
    if (!then) continue
    const value = (column: WatchedColumn, at: unknown) => (column in own.before ? own.before[column] : at)
    const before =
      own.stageBefore === null
        ? null
        : state(
            own.stageBefore ?? then.stage,
            value('amount_fen', then.amountFen),
            value('expected_close_on', then.expectedClose),
            value('owner_id', then.ownerId),
          )
    note(row.id, row.name, row.customer_name, before, then, own)
  }
  if (where.sql === '1') noteDeleted()
  totals.opening =
    totals.closing -
    (totals.added + totals.changed + totals.reopened + totals.won + totals.lost + totals.shelved + totals.removed)
  return { moved, bridge: totals, counts }

  function note(
    id: number,
    name: string,
    customerName: string | null,
    before: DealState | null,
    after: DealState | null,
    own: Traces,
  ) {
    bridge(totals, before, after)
    const classes = movementOf(before, after)
    if (classes.length > 0 || before?.stage !== after?.stage)
      moved.push({ id, name, customerName, before, after, classes, traces: own })
  }

  function noteDeleted() {
    const present = new Set(rows.map((row) => row.id))
    for (const [id, own] of traces) {
      if (present.has(id) || !own.deleted || own.stageBefore === null) continue
      const { image } = own.deleted
      const value = (column: WatchedColumn) => (column in own.before ? own.before[column] : image[column])
      const stage = own.stageBefore ?? String(image['stage'])
      const before = state(stage, value('amount_fen'), value('expected_close_on'), value('owner_id'))
      const customer = read.value<string>('SELECT name FROM customer WHERE id = ?', image['customer_id'] ?? 0) ?? null
      note(id, String(image['name']), customer, before, null, own)
    }
  }
}

/** The deal at the second look; null: not there yet. */
function stateAt(
  own: Traces,
  row: Standing,
  state: (stage: string, amountFen: unknown, close: unknown, owner: unknown) => DealState,
): DealState | null {
  if (own.stageAfter === undefined && own.stageLater === null) return null
  const value = (column: WatchedColumn, now: Standing[WatchedColumn]) =>
    column in own.after ? own.after[column] : column in own.later ? own.later[column] : now
  return state(
    own.stageAfter ?? own.stageLater ?? row.stage,
    value('amount_fen', row.amount_fen),
    value('expected_close_on', row.expected_close_on),
    value('owner_id', row.owner_id),
  )
}
