import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { reconciliation } from '../../../src-preload/contract/reconciliation.ts'
import { editCells } from '../../grid/edit-cells.ts'
import { gridCommands, gridReads } from '../../grid/grid-handlers.ts'
import { compileRows } from '../../grid/row-query.ts'
import { idsOf } from '../../grid/view-order.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import { aliases, saveAlias } from './aliases.ts'
import { importClaims } from './claims.ts'
import { decide } from './decide.ts'
import { differences } from './differences.ts'
import { reconciliationGrid } from './reconciliation-grid.ts'
import { debt, settle, settlements } from './settlements.ts'

export const reconciliationReads: QueryHandlers<typeof reconciliation, Reading> = {
  ...gridReads(reconciliationGrid),
  list: (r, { filter, search, sort, offset, limit }) => ({
    rows: reconciliationGrid
      .shown(r, idsOf(reconciliationGrid, r, { filter, search, sort }, limit, offset))
      .filter((row) => row !== null),
  }),
  count(r, query) {
    const { where } = compileRows(reconciliationGrid, r, query)
    return { count: r.read.value<number>(`SELECT count(*) FROM reconciliation AS c WHERE ${where.sql}`, ...where.values) ?? 0 }
  },
  differences,
  aliases,
  settlements,
  debt,
}

export const reconciliationCommands: CommandHandlers<typeof reconciliation, Writing> = {
  ...gridCommands(reconciliationGrid),
  edit: (w, { cells }) => editCells(reconciliationGrid, w, cells),
  importClaims,
  saveAlias,
  decide,
  settle,
}

export { reconciliationGrid } from './reconciliation-grid.ts'
