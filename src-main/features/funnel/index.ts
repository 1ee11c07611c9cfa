import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { funnel } from '../../../src-preload/contract/funnel.ts'
import type { Reading } from '../../store/contexts.ts'
import { attribution, attributionCases } from './attribution.ts'
import { health } from './health.ts'
import { movement } from './movement.ts'
import { readFunnel } from './read-funnel.ts'
import { rush } from './rush.ts'
import { why } from './why.ts'

export const funnelReads: QueryHandlers<typeof funnel, Reading> = {
  movement,
  read: readFunnel,
  why,
  attribution,
  attributionCases,
  health,
  rush,
}

export { lowHealth } from './find-low-health.ts'
export { monthEnd } from './find-month-end.ts'
