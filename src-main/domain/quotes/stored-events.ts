import type { ApprovalAnswers, ApprovalNode } from '../../../src-preload/contract/_words/quote.ts'
import type { ApprovalEvent, PartHashes } from './approval-events.ts'

/** The hashes of a stored version's parts. */
export interface StoredParts {
  readonly id: number
  readonly product_part: string
  readonly finance_part: string
  readonly legal_part: string
}

/** What the rule reads of a stored event. */
export interface StoredApproval {
  readonly id: number
  readonly at: string
  readonly by: string
  readonly type: ApprovalEvent['type']
  readonly node: ApprovalNode | null
  readonly version_id: number | null
  /** Canonical text. */
  readonly data: string
}

export const partsOf = (version: Omit<StoredParts, 'id'>): PartHashes => ({
  product: version.product_part,
  finance: version.finance_part,
  legal: version.legal_part,
})

/**
 * Stored events of one quote, in their order, as the rule reads them (rule C2). The chain says what came after what: where the
 * machine's clock was set back in between, the later event counts as of the time of the one before, so that no clock of a node
 * stands still because of it.
 */
export function readStoredEvents(events: readonly StoredApproval[], versions: readonly StoredParts[]): ApprovalEvent[] {
  const parts = new Map(versions.map((version) => [version.id, partsOf(version)]))
  let last = -Infinity
  return events.map(({ at, by, type, node, version_id, data }) => {
    const said = JSON.parse(data) as { reason?: string; answers?: ApprovalAnswers; to?: string; who?: string }
    const { reason = '', answers = {}, to = '', who = '' } = said
    const versionId = version_id ?? 0
    last = Math.max(last, Date.parse(at))
    const event = { at: last, by, type, node, versionId, parts: parts.get(versionId), reason, answers, to, who }
    return event as unknown as ApprovalEvent
  })
}
