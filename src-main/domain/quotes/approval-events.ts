import type { ApprovalAnswers, ApprovalNode } from '../../../src-preload/contract/_words/quote.ts'
import type { Instant } from '../_base/instants.ts'

/** Hash of each node's part of a version. */
export type PartHashes = Readonly<Record<ApprovalNode, string>>

/** What happened to a quote's approval; kept in this order, never rewritten. */
export type ApprovalEvent = { readonly at: Instant; readonly by: string } & (
  | { readonly type: 'submit' | 'change'; readonly versionId: number; readonly parts: PartHashes }
  | { readonly type: 'approve'; readonly node: ApprovalNode; readonly versionId: number; readonly answers: ApprovalAnswers }
  | { readonly type: 'return'; readonly node: ApprovalNode; readonly reason: string }
  | { readonly type: 'withdraw' | 'supersede'; readonly reason: string }
  | { readonly type: 'urgent' }
  /** Somebody else may act for the node: absence, delegation. */
  | { readonly type: 'delegate'; readonly node: ApprovalNode; readonly to: string }
  /** One more person must agree before the node approves. */
  | { readonly type: 'add-approver'; readonly node: ApprovalNode; readonly who: string }
  | { readonly type: 'concur'; readonly node: ApprovalNode }
)

export type ApprovalState = 'draft' | 'running' | 'returned' | 'withdrawn' | 'approved' | 'superseded'

export interface NodeApproval {
  readonly by: string
  readonly at: Instant
  readonly versionId: number
  /** What was approved, word for word. */
  readonly part: string
  readonly answers: ApprovalAnswers
}
