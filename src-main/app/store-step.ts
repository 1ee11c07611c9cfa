import type { EngineStep } from '../features/alert-rules/index.ts'
import type { channelSteps, outboxSteps } from '../features/channels/index.ts'

/** Steps that the host asks of the store's threads for the engine and its channels. */
export type StepName =
  | EngineStep
  | keyof typeof outboxSteps
  | keyof typeof channelSteps
  | 'services.feedChanges'
  | 'services.feedLines'
