export { channelsCommands, channelsReads, channelSteps } from './handlers.ts'
export { Outgoing, storedChannels, takesFeed } from './outgoing.ts'
export { outboxSteps, type ClaimAnswer } from './outbox-steps.ts'
