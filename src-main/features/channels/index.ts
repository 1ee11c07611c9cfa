export { channelsCommands, channelsReads, channelSteps } from './handlers.ts'
export { Outgoing, storedChannels } from './outgoing.ts'
export { outboxSteps, type ClaimAnswer } from './outbox-steps.ts'
