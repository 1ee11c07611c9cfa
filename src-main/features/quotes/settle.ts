import type { ApprovalNode } from '../../../src-preload/contract/_words/quote.ts'
import type { QuoteState } from '../../../src-preload/contract/_words/quote-rows.ts'
import { versionText } from '../../domain/quotes/version-number.ts'
import { voucherNumber } from '../../domain/quotes/voucher-number.ts'
import type { Writing } from '../../store/contexts.ts'
import type { GateTransaction } from '../../store/gate.ts'
import { nodeFace } from './node-face.ts'
import { approvalOf, quoteById, versionById } from './stored.ts'

export interface Acted {
  readonly state: QuoteState
  readonly current: ApprovalNode | null
  readonly voucher: string | null
  readonly inForce: string | null
}

/**
 * Brings a quote's face up to its events. Where event `eventId` was the last approval, the version goes into force under a
 * new voucher (rule C2): exactly one is, and it stays so until another is approved.
 */
export function settleFace(w: Writing, tx: GateTransaction, quoteId: number, eventId: number | null): Acted {
  const before = quoteById(tx.read, quoteId)
  if (!before) throw new Error(`quote ${quoteId} does not exist`)
  const reading = approvalOf({ read: tx.read, clock: w.clock }, quoteId)
  const approvedNow = eventId !== null && reading.state === 'approved' && before.state !== 'approved'
  const inForce = approvedNow ? reading.approvedVersionId : before.in_force_version_id
  const voucher = approvedNow ? voucherNumber(eventId, w.clock.today()) : before.voucher
  tx.update('quote', quoteId, {
    state: reading.state,
    current_node: reading.current,
    urgent: reading.urgent ? 1 : 0,
    ...nodeFace(tx.read, reading, w.clock.today()),
    in_force_version_id: inForce,
    voucher,
  })
  const version = inForce === null ? undefined : versionById(tx.read, inForce)
  return { state: reading.state, current: reading.current, voucher, inForce: version ? versionText(version) : null }
}
