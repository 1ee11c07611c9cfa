import { indicatorMethods } from './value/indicators.ts'
import { mapMethods } from './value/map.ts'
import { renewalMethods } from './value/renewals.ts'
import { scoreMethods } from './value/scores.ts'

export {
  dimensions,
  flowEnds,
  quarter,
  type Dimension,
  type Evaluation,
  type FlowCustomer,
  type FlowEnd,
  type ScoreDriver,
  type TierLock,
} from './value/words.ts'
export type { MigrationFigures, MigrationFlow } from './value/map.ts'
export type { IndicatorDefined } from './value/indicators.ts'

/** Customer value over time: quarterly evaluations, locks, the migration map, health, value indicators and the review pack. */
export const value = { ...scoreMethods, ...mapMethods, ...renewalMethods, ...indicatorMethods }
