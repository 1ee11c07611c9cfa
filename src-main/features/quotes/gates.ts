import type { QuoteContent, SubmitReason, SubmitReasonTexts } from '../../../src-preload/contract/_words/quote.ts'
import type { QuoteAssessment } from '../../../src-preload/contract/_words/quote-rows.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { Writing } from '../../store/contexts.ts'
import { assess } from './assess.ts'
import type { EventData } from './stored.ts'

const reasonWords: Readonly<Record<SubmitReason, string>> = {
  collection: '回款灯为红灯，仍要报价的原因',
  margin: '低于最低毛利的原因',
  deviation: '报价偏离指导价的原因',
}

/**
 * The one door to approval (rules C2, C3, E5): refuses a special price in a frozen region, and what must be explained and is
 * not. Returns what the event keeps: the light and findings of that moment, and the reasons given.
 */
export function passGates(
  w: Writing,
  method: 'submit' | 'save',
  content: QuoteContent,
  reasons: SubmitReasonTexts | undefined,
): EventData {
  const found = assess(w, content)
  const { freeze, needed } = found
  if (freeze)
    throw refuse(
      `quotes.${method}`,
      'frozen',
      `${freeze.region === '' ? '未填区域的客户' : freeze.region}上周报价偏离指导价 ${freeze.ratio}%，${freeze.from} 至 ${freeze.to} 冻结特价申请。低于价目表或不在价目表里的行不能提交；总监可在“政策 → 价格偏离”说明理由后解除。`,
      { ...freeze, lines: specialLines(found) },
    )
  const missing = needed.filter((one) => reasons?.[one] === undefined)
  if (missing.length > 0)
    throw refuse(
      `quotes.${method}`,
      'unexplained',
      `还要说明：${missing.map((one) => reasonWords[one]).join('、')}。填写后才能提交。`,
      { missing },
    )
  const given = Object.fromEntries(needed.map((one) => [one, reasons?.[one] ?? '']))
  return {
    gates: {
      light: found.light,
      why: [...found.lightReasons],
      beyond: found.lines.filter(({ beyond }) => beyond).length,
      ...listedOtherwise(content, found),
    },
    ...(needed.length > 0 ? { reasons: given } : {}),
  }
}

const specialLines = ({ lines }: QuoteAssessment) => lines.filter(({ special }) => special).map(({ key }) => key)

/** The price list is asked once, here: what a line claims as its guide does not hold against it later either. */
function listedOtherwise(content: QuoteContent, { lines }: QuoteAssessment): { listed?: Record<string, number> } {
  const claimed = new Map(content.lines.map(({ key, guidePrice }) => [key, guidePrice?.fen ?? null]))
  const listed = lines.flatMap(({ key, guidePrice }): [string, number][] =>
    guidePrice === null || guidePrice.fen === claimed.get(key) ? [] : [[key, guidePrice.fen]],
  )
  return listed.length === 0 ? {} : { listed: Object.fromEntries(listed) }
}
