import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { quoteVersions } from '../../../src-preload/contract/quote-versions.ts'
import { gridReads } from '../../grid/grid-handlers.ts'
import { compileRows } from '../../grid/row-query.ts'
import type { Reading } from '../../store/contexts.ts'
import { quoteVersionGrid } from './version-grid.ts'

export { quoteVersionGrid } from './version-grid.ts'

const { previewBulk: _, ...reads } = gridReads(quoteVersionGrid)

export const quoteVersionsReads: QueryHandlers<typeof quoteVersions, Reading> = {
  ...reads,
  count(r, query) {
    const { where } = compileRows(quoteVersionGrid, r, query)
    return { count: r.read.value<number>(`SELECT count(*) FROM quote_version AS c WHERE ${where.sql}`, ...where.values) ?? 0 }
  },
}
