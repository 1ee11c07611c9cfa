import type { CustomKind } from '../../../src-preload/contract/_words/custom-fields.ts'
import { foldText } from '../_base/text.ts'
import { readAmount, readDate } from '../imports/read-cell.ts'
import { readNumber } from '../imports/read-number.ts'
import { flagOf, linkOf } from './read-custom.ts'

const counter = /^(?:序号|行号|no\.?|#)$/i
const moneyHeader = /金额|价|额|费|款|元|成本|预算|amount|price|cost|fee|revenue|budget/i
const codeHeader = /编码|编号|代码|单号|号码|电话|手机|邮编|卡号|账号|帐号|\bno\b|code|number|phone|zip/i
const choiceHeader = /等级|级别|类型|类别|分类|性质|状态|阶段|方式|渠道|来源|type|level|grade|status|category|stage/i

/**
 * The kind of field that a column of a file would make a good one of, from its header and some of its cells; text where
 * nothing speaks for another. Null for a column that only counts the rows. Codes stay text however much they look like figures.
 */
export function guessKind(header: string, samples: readonly string[]): CustomKind | null {
  if (counter.test(foldText(header))) return null
  const texts = samples.map(foldText).filter((text) => text !== '')
  if (texts.length === 0) return 'text'
  const every = (test: (text: string) => boolean) => texts.every(test)
  if (every((text) => linkOf(text) !== null && /[./]/.test(text) && !/^[\d.]+$/.test(text) && /^https?:|^www\./i.test(text)))
    return 'link'
  if (every((text) => flagOf(text) !== null && !/^[01]$/.test(text))) return 'flag'
  if (codeHeader.test(header)) return 'text'
  if (every((text) => /\d{2,4}.*\d/.test(text) && !('problem' in (readDate(text, { order: 'ymd' }) ?? { problem: '' })))) {
    if (!every((text) => /^[\d,.]+$/.test(text))) return 'date'
  }
  const numeric = every((text) => 'value' in (readNumber(text) ?? {}))
  // A number that begins with a zero is a code.
  if (numeric && texts.some((text) => /^0\d/.test(text) || /^\d{11,}$/.test(text))) return 'text'
  if (moneyHeader.test(header) && !texts.some((text) => text.endsWith('%')))
    if (every((text) => 'fen' in (readAmount(text, 1) ?? {}))) return 'money'
  if (every((text) => /^[¥￥$]/.test(text) && 'fen' in (readAmount(text, 1) ?? {}))) return 'money'
  if (numeric) return 'number'
  const repeated = new Set(texts).size < texts.length
  return every((text) => text.length <= 12) && (repeated || choiceHeader.test(header)) ? 'choice' : 'text'
}
