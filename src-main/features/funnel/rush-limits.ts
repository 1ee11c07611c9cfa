import type { RuleSettings } from '../../../src-preload/contract/settings.ts'
import type { RushLimits } from '../../domain/signings/month-end-rush.ts'

/** Rule E7's limits as the workspace set them. */
export const rushLimitsOf = ({ selling }: RuleSettings): RushLimits => ({
  lastFiveAbove: selling.rushLastFivePercent / 100,
  firstTwentyFiveBelow: selling.rushFirstTwentyFivePercent / 100,
  healthyExcess: selling.rushHealthyPercent / 100,
})
