import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { measures } from '../../../src-preload/contract/measures.ts'
import type { Reading } from '../../store/contexts.ts'
import { board } from './board.ts'
import { cases } from './cases.ts'

export { lowBehaviour } from './find-low-behaviour.ts'

export const measuresReads: QueryHandlers<typeof measures, Reading> = { board, cases }
