export { channelsCommands, channelsReads, channelSteps } from './handlers.ts'
export { Outgoing, storedChannels } from './outgoing.ts'
export { outboxSteps, type Claimed, type ClaimAnswer, type Outcome } from './outbox-steps.ts'
