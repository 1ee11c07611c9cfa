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
import { isThere, tracesSince, wasThere, type Stored, type Traces, type WatchedColumn } from './rewind.ts'

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
 * history. Deals deleted since are counted where the question leaves nothing out, as nobody can say which others they
 * would fit.
 */
export function movementsBetween(
  read: ReadHandle,
  stages: readonly Stage[],
  where: Fragment,
  since: string,
  until: string,
): Movements {
  const traces = tracesSince(read, since, until)
  const ledger = new Ledger(stages)
  for (const row of read.all<{ stage: string; n: number; amount: number }>(
    `SELECT c.stage, count(*) AS n, coalesce(sum(c.amount_fen), 0) AS amount FROM opportunity AS c WHERE ${where.sql} GROUP BY c.stage`,
    ...where.values,
  ))
    ledger.stand(row.stage, row.n, row.amount)
  const rows = read.all<Standing>(
    `SELECT c.id, c.name, k.name AS customer_name, c.stage, c.amount_fen, c.expected_close_on, c.owner_id
     FROM json_each(?) AS t CROSS JOIN opportunity AS c ON c.id = t.value LEFT JOIN customer AS k ON k.id = c.customer_id WHERE ${where.sql}`,
    JSON.stringify([...traces.keys()]),
    ...where.values,
  )
  for (const row of rows) {
    const own = traces.get(row.id)
    if (!own) continue
    // Today's sums are taken back to the second look.
    ledger.stand(row.stage, -1, -(row.amount_fen ?? 0))
    ledger.note(row, own)
  }
  if (where.sql === '1') {
    const present = new Set(rows.map((row) => row.id))
    for (const [id, own] of traces) if (own.image && !present.has(id)) ledger.note(fromImage(read, id, own.image), own)
  }
  return ledger.closed()
}

/** Adds up what deals did, one after the other. */
class Ledger {
  readonly #stages: readonly Stage[]
  readonly #closings: ReadonlyMap<string, Stage['closing']>
  readonly #totals = emptyBridge()
  readonly #counts = new Map<string, number>()
  readonly #moved: Moved[] = []

  constructor(stages: readonly Stage[]) {
    this.#stages = stages
    this.#closings = new Map(stages.map((stage) => [stage.key, stage.closing]))
  }

  stand(stage: string, deals: number, amountFen: number): void {
    this.#counts.set(stage, (this.#counts.get(stage) ?? 0) + deals)
    if ((this.#closings.get(stage) ?? null) === null) this.#totals.closing += amountFen
  }

  note(row: Standing, own: Traces): void {
    const after = isThere(own) ? this.#after(row, own) : null
    if (after) this.stand(after.stage, 1, after.amountFen)
    const before = wasThere(own) ? this.#before(row, own) : null
    bridge(this.#totals, before, after)
    const classes = movementOf(before, after)
    if (classes.length > 0 || before?.stage !== after?.stage)
      this.#moved.push({ id: row.id, name: row.name, customerName: row.customer_name, before, after, classes, traces: own })
  }

  closed(): Movements {
    const { closing, added, changed, reopened, won, lost, shelved, removed } = this.#totals
    this.#totals.opening = closing - (added + changed + reopened + won + lost + shelved + removed)
    return { moved: this.#moved, bridge: this.#totals, counts: this.#counts }
  }

  #after(row: Standing, own: Traces): DealState {
    const value = (column: WatchedColumn) =>
      column in own.after ? own.after[column] : column in own.later ? own.later[column] : row[column]
    return this.#state(own.stageAfter ?? own.stageLater ?? row.stage, value)
  }

  #before(row: Standing, own: Traces): DealState {
    const value = (column: WatchedColumn) =>
      column in own.before ? own.before[column] : column in own.later ? own.later[column] : row[column]
    const stage = own.stageBefore ?? own.stageLater ?? row.stage
    // Where its stage went, a deal is as far as the stage it was carried into: nobody advanced it.
    const into = own.carried.get(stage)
    const state = this.#state(stage, value)
    return into === undefined ? state : { ...state, rank: rankOf(this.#stages, into) }
  }

  #state(stage: string, value: (column: WatchedColumn) => Stored | undefined): DealState {
    return {
      stage,
      rank: rankOf(this.#stages, stage),
      closing: this.#closings.get(stage) ?? null,
      amountFen: Number(value('amount_fen') ?? 0),
      expectedClose: (value('expected_close_on') ?? null) as string | null,
      ownerId: (value('owner_id') ?? null) as number | null,
    }
  }
}

function fromImage(read: ReadHandle, id: number, image: Readonly<Record<string, Stored>>): Standing {
  return {
    id,
    name: String(image['name']),
    customer_name: read.value<string>('SELECT name FROM customer WHERE id = ?', image['customer_id'] ?? 0) ?? null,
    stage: String(image['stage']),
    amount_fen: image['amount_fen'] as number | null,
    expected_close_on: image['expected_close_on'] as string | null,
    owner_id: image['owner_id'] as number | null,
  }
}
