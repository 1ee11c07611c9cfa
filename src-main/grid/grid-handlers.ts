import type { RowQuery, Sort } from '../../src-preload/contract/_words/filter.ts'
import { CallFailed } from '../../src-preload/contract/_kit/failure.ts'
import type { BulkDone, BulkPreview } from '../../src-preload/contract/_words/grid.ts'
import type { Reading, StepControl, Writing } from '../store/contexts.ts'
import { dataState } from '../store/views.ts'
import { aggregate } from './aggregate.ts'
import { runBulk, type BulkInput, type BulkProgress } from './bulk/run-bulk.ts'
import { nowhere, sinkOf } from './bulk/row-work.ts'
import { copyRange } from './copy-range.ts'
import { findCells } from './find-cells.ts'
import type { GridSlice, GridTable } from './grid-slice.ts'
import { groups } from './groups.ts'
import { compileRows } from './row-query.ts'
import { countOf, part, rangesOf } from './rows-meant.ts'
import { hasChanged, idsOf, orderOf, viewOf } from './view-order.ts'

export type { BulkInput } from './bulk/run-bulk.ts'

interface Window {
  readonly offset: number
  readonly limit: number
}

const firstRows = 200
const mostAtOnce = 20_000
const noProgress: BulkProgress = { throwIfCancelled: () => undefined, progress: () => undefined }

/** The queries of `gridMethods` for a slice. */
export function gridReads<Shown>(slice: GridSlice<Shown>) {
  return {
    openView(r: Reading, input: RowQuery & { sort?: Sort | undefined; limit?: number | undefined }) {
      const { filter, search, sort, limit = firstRows } = input
      const query = { filter, search, sort }
      // A question that cannot be asked opens nothing.
      compileRows(slice, r, query).orderBy(sort)
      const view = r.views.open(slice.name, query, dataState(r.read, r.clock.today()))
      const ids = view.ids ? part(view.ids, 0, limit) : limit === 0 ? [] : idsOf(slice, r, query, limit, 0)
      return { token: view.token, rows: slice.shown(r, ids), count: view.ids?.length ?? null }
    },

    viewCount: (r: Reading, { token }: { token: string }) => ({ count: orderOf(slice, r, viewOf(slice, r, token)).length }),

    window(r: Reading, { token, offset, limit }: Window & { token: string }) {
      const view = viewOf(slice, r, token)
      const ids = view.ids ? part(view.ids, offset, offset + limit) : idsOf(slice, r, view.query, limit, offset)
      const changed = hasChanged(r, view)
      return { rows: slice.shown(r, ids), left: changed ? idsOutside(slice, r, view.query, ids) : [], changed }
    },

    locate(r: Reading, { token, ids }: { token: string; ids: readonly number[] }) {
      const wanted = new Map<number, number>()
      for (const [at, id] of ids.entries()) wanted.set(id, at)
      const positions: (number | null)[] = ids.map(() => null)
      const order = orderOf(slice, r, viewOf(slice, r, token))
      for (let position = 0; position < order.length; position++) {
        const at = wanted.get(order[position] ?? 0)
        if (at !== undefined) positions[at] = position
      }
      return { positions }
    },

    findCells: (r: Reading, input: Parameters<typeof findCells>[2]) => findCells(slice, r, input),
    aggregate: (r: Reading, input: Parameters<typeof aggregate>[2]) => aggregate(slice, r, input),
    copyRange: (r: Reading, input: Parameters<typeof copyRange>[2]) => copyRange(slice, r, input),
    groups: (r: Reading, input: Parameters<typeof groups>[2]) => groups(slice, r, input),
    matchKeys: (r: Reading, { keys }: { keys: readonly string[] }) => slice.matchKeys(r, [...new Set(keys)]),

    previewBulk(r: Reading, input: BulkInput): BulkPreview {
      const report = runBulk(slice, r, input, slice.rules(r, r.clock.now()), nowhere, noProgress)
      return { ...report.outcome(), samples: report.samples }
    },
  }
}

/** Rows of a list that no longer fit its question. */
function idsOutside(slice: GridTable, r: Reading, query: RowQuery, ids: readonly number[]): number[] {
  const { where } = compileRows(slice, r, query)
  return r.read.column<number>(
    `SELECT c.id FROM ${slice.table} AS c WHERE c.id IN (SELECT value FROM json_each(?)) AND NOT coalesce((${where.sql}), 0)`,
    JSON.stringify(ids),
    ...where.values,
  )
}

/** A range operation in one change set, however many rows. */
export function applyBulk(slice: GridTable, w: Writing, input: BulkInput, control: BulkProgress | StepControl): BulkDone {
  const at = w.clock.now()
  const rules = slice.rules(w, at)
  const subject = `${countOf(rangesOf(slice, w, input.rows))}`
  const intent = { command: `${slice.name}.bulk`, subject, actor: w.actor, origin: 'user', at } as const
  const done = w.gate.write(intent, (tx) => runBulk(slice, w, input, rules, sinkOf(slice, tx, rules), control))
  return { changeSetId: done.changeSetId, ...done.result.outcome() }
}

/** The commands of `gridMethods` for a slice. */
export function gridCommands(slice: GridTable) {
  return {
    bulk(w: Writing, input: BulkInput): BulkDone {
      const rows = countOf(rangesOf(slice, w, input.rows))
      if (rows > mostAtOnce)
        throw new CallFailed({
          code: `${slice.name}.too-many-rows`,
          kind: 'precondition',
          message: `一次直接修改最多 ${mostAtOnce} 行，这里有 ${rows} 行。请用可以看进度、可以取消的批量修改。`,
          details: { rows, limit: mostAtOnce },
        })
      return applyBulk(slice, w, input, noProgress)
    },
  }
}
