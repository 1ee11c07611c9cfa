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

/** Stored events of one quote, in their order, as the rule reads them (rule C2). */
export function readStoredEvents(events: readonly StoredApproval[], versions: readonly StoredParts[]): ApprovalEvent[] {
  const parts = new Map(versions.map((version) => [version.id, partsOf(version)]))
  return events.map(({ at, by, type, node, version_id, data }) => {
    const said = JSON.parse(data) as { reason?: string; answers?: ApprovalAnswers; to?: string; who?: string }
    const { reason = '', answers = {}, to = '', who = '' } = said
    const versionId = version_id ?? 0
    const event = { at: Date.parse(at), by, type, node, versionId, parts: parts.get(versionId), reason, answers, to, who }
    return event as unknown as ApprovalEvent
  })
}
