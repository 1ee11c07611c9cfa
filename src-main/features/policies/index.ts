import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { policies } from '../../../src-preload/contract/policies.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import { calculate, cards, configure, recordTrigger, saveCard, unconfigured } from './cards.ts'
import { heatMap } from './heat-map.ts'
import { objections, orderObjections, removeObjection, saveObjection } from './objections.ts'
import { deviationLines, deviations, liftFreeze } from './deviations.ts'
import { incentives, saveIncentive } from './incentives.ts'

export { calculateOffer } from './cards.ts'
export { fillDemoPolicies } from './demo-policies.ts'

export const policiesReads: QueryHandlers<typeof policies, Reading> = {
  cards,
  unconfigured,
  heatMap,
  calculate,
  deviations,
  deviationLines,
  incentives,
  objections,
}
export const policiesCommands: CommandHandlers<typeof policies, Writing> = {
  saveCard,
  configure,
  recordTrigger,
  liftFreeze,
  saveIncentive,
  saveObjection,
  removeObjection,
  orderObjections,
}

export { frozenPrices, quietCards, unconfiguredCards } from './find-policies.ts'
export { freezeOn } from './freezes.ts'
export { regionBefore } from './region-then.ts'
