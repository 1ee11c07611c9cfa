import type { RuleDefinition } from '../../../src-preload/contract/alert-rules.ts'

export interface ShippedRule {
  readonly key: string
  readonly enabled: boolean
  readonly definition: RuleDefinition
}

/** What most of them share: the owner, the desktop, every channel that is on. */
export const told: Pick<RuleDefinition, 'recipients' | 'desktop' | 'channels' | 'task' | 'ladder' | 'parameters'> = {
  recipients: [{ kind: 'owner', cc: false }],
  desktop: true,
  channels: 'all',
  task: null,
  ladder: [],
  parameters: [],
}
