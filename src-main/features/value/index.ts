import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { value } from '../../../src-preload/contract/value.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import { atRisk, evaluations, previewEvaluation } from './evaluations.ts'
import { tryFormula } from './customer-indicators.ts'
import { saveIndicators } from './entered-indicators.ts'
import { indicatorDefinitionsRead, removeIndicatorDefinition, saveIndicatorDefinition } from './indicator-definitions.ts'
import { health, saveHealth } from './health.ts'
import { locks, lockTier, releaseLock } from './locks.ts'
import { flow, migration } from './migration.ts'
import { ofCustomer, setReferrer } from './of-customer.ts'
import { renewals } from './renewals.ts'
import { reviewPack } from './review-pack.ts'
import { saveReviewPlan } from './review-plan.ts'

export const valueReads: QueryHandlers<typeof value, Reading> = {
  atRisk,
  evaluations,
  previewEvaluation,
  migration,
  flow,
  ofCustomer,
  locks,
  health,
  renewals,
  reviewPack,
  indicatorDefinitions: indicatorDefinitionsRead,
  tryFormula,
}

export const valueCommands: CommandHandlers<typeof value, Writing> = {
  lockTier,
  releaseLock,
  setReferrer,
  saveHealth,
  saveIndicators,
  saveIndicatorDefinition,
  removeIndicatorDefinition,
  saveReviewPlan,
}

export { evaluateQuarter } from './evaluate.ts'
export { evaluatedScore } from './score-parts.ts'
export { indicatorDefinitions } from './indicator-definitions.ts'
export { replayQuarters } from './replay-quarters.ts'
export { evaluationSubject } from './evaluation-subject.ts'

export { healthOf, type HealthRow } from './health.ts'
