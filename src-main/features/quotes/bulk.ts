import type { ApprovalAnswers, ApprovalNode, SubmitReason } from '../../../src-preload/contract/_words/quote.ts'
import { CallFailed } from '../../../src-preload/contract/_kit/failure.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { Writing } from '../../store/contexts.ts'
import { approve } from './approval.ts'
import { assess } from './assess.ts'
import { memberOf } from './people.ts'
import { contentOf, versionById } from './stored.ts'
import { explainedOf } from './waiting.ts'

const limitWords: Readonly<Record<SubmitReason, string>> = {
  collection: '回款灯为红灯',
  margin: '低于最低毛利',
  deviation: '有价格偏离指导价',
}

interface Picked {
  readonly id: number
  /** What was seen in the list. */
  readonly versionId: number
}

/**
 * Approves of many quotes those within all limits (rules C2, C3, E5), each as if it were approved alone: what had to be
 * explained is for eyes of its own, and what has changed since it was listed is not what was seen. The others come back with
 * why not.
 */
export function approveMany(
  w: Writing,
  { picked, node, answers }: { picked: readonly Picked[]; node: ApprovalNode; answers: ApprovalAnswers },
): { approved: number[]; refused: { id: number; reason: string }[] } {
  if (!memberOf(w.read, w.actor)) throw refuse('quotes.approveMany', 'not-a-member', `“${w.actor}”不在成员名单里，不能审批。`)
  const approved: number[] = []
  const refused: { id: number; reason: string }[] = []
  for (const [id, versionId] of new Map(picked.map((one) => [one.id, one.versionId]))) {
    const beyond = beyondLimits(w, id, versionId)
    if (beyond !== null) {
      refused.push({ id, reason: `${beyond}，不能批量通过。请打开报价，看过提交说明后单独办理。` })
      continue
    }
    try {
      approve(w, { id, node, versionId, answers })
      approved.push(id)
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error
      refused.push({ id, reason: error.failure.message })
    }
  }
  return { approved, refused }
}

/** In words, by what was asked at the door or would be today; null while every limit is kept, or with nothing to look at. */
function beyondLimits(w: Writing, id: number, versionId: number): string | null {
  const version = versionById(w.read, versionId)
  if (!version || version.quote_id !== id) return null
  const { needed, freeze } = assess(w, contentOf(version))
  const beyond = new Set([...explainedOf(w.read, id), ...needed])
  const found = [...[...beyond].map((one) => limitWords[one]), ...(freeze ? ['所在区域冻结特价'] : [])]
  return found.length === 0 ? null : found.join('、')
}
