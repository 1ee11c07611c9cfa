import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { regions } from '../../../src-preload/contract/regions.ts'
import type { Reading } from '../../store/contexts.ts'
import { readBoard } from './read-board.ts'
import { receivables } from './receivables.ts'

export { dueReceivables } from './find-receivables.ts'
export { exportBoard } from './export-board.ts'

export const regionsReads: QueryHandlers<typeof regions, Reading> = { board: readBoard, receivables }
