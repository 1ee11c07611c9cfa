import { foldText } from '../_base/text.ts'

/** Words that make a branch another customer than its head office. */
const branchWord = /(?:分公司|分行|支行|分店|门店|分院|院区|分校|校区|分厂|分部|办事处|营业部|经营部|项目部)(?=$|[)\]】〕])/
const bracketed = /[([{【〔《「『<](?:[^()[\]{}【】〔〕《》「」『』<>]*)[)\]}】〕》」』>]/g
const notLetterOrDigit = /[^\p{L}\p{N}]/gu
const responsibility = /有限责任(?=公司)/g
const legalSuffix = /(?:集团)?(?:股份有限公司|有限公司|股份公司|总公司|公司)$|集团$|有限合伙$|普通合伙$/
const englishSuffix =
  /[\s,.]+(?:co\.?,?\s*ltd|company limited|limited|ltd|inc|incorporated|corporation|corp|company|llc|gmbh|plc)\.?$/
const innerLegalWords = /(?:集团)?(?:股份有限公司|有限公司)(?=.)/

/** Ideographs only: nothing to fold, no bracket, no punctuation. The usual case. */
function isPlainName(name: string): boolean {
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i)
    if (code < 0x4e00 || code > 0x9fff) return false
  }
  return name.length > 0
}

/** Looks at the tail only: a megabyte of commas in a cell must not cost the square of its length. */
function withoutEnglishSuffix(name: string): string {
  const head = name.slice(0, -40)
  return head + name.slice(-40).replace(englishSuffix, '')
}

/** Ideographs, figures and plain letters: nothing to fold but the case, and nothing to cut. */
function isUnmarked(name: string): boolean {
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i)
    if (code >= 0x4e00 && code <= 0x9fff) continue
    if (code >= 0x30 && code <= 0x39) continue
    if ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a && code < 0x80) continue
    return false
  }
  return name.length > 0
}

function withoutMarks(name: string): string {
  if (isPlainName(name)) return name
  if (isUnmarked(name)) return name.toLowerCase()
  const folded = foldText(name).toLowerCase()
  // What stands in brackets is a remark (中国, 已更名, 总部) unless it names a branch.
  const open = folded.replace(bracketed, (inner) => (branchWord.test(inner) ? inner : ''))
  const letters = withoutEnglishSuffix(open.trim()).replace(notLetterOrDigit, '')
  return letters === '' ? folded.replace(notLetterOrDigit, '') : letters
}

/**
 * The key under which writings of one company's name meet: folded, lower case, bracketed remarks and punctuation cut,
 * 责任 folded, the legal suffix cut. Branch words stay, so that a 分公司 never meets its head office. Never empty for a
 * name with a visible character; a key shorter than two characters keeps its suffix.
 */
export function companyNameKey(name: string): string {
  let text = withoutMarks(name)
  if (text === '') return foldText(name).toLowerCase()
  if (text.includes('责任')) text = text.replace(responsibility, '有限')
  if (branchWord.test(text)) return text.replace(innerLegalWords, '')
  const last = text.charCodeAt(text.length - 1)
  // 司, 团, 伙: nothing else ends a legal suffix.
  if (last !== 0x53f8 && last !== 0x56e2 && last !== 0x4f19) return text
  const key = text.replace(legalSuffix, '')
  return key.length >= 2 ? key : text
}

export type LegalForm = '有限' | '股份' | '集团有限' | '集团股份' | '集团' | '合伙' | '分支'

/**
 * The Chinese legal form a name states, null when it states none. 有限责任公司 and 有限公司 are one form; 有限 and 股份 are
 * different legal persons, as are a group and its company.
 */
export function legalForm(name: string): LegalForm | null {
  const text = isPlainName(name) ? name : foldText(name).replaceAll(' ', '')
  if (branchWord.test(text)) return '分支'
  if (text.includes('合伙')) return '合伙'
  const group = text.includes('集团')
  if (text.includes('股份有限公司') || text.includes('股份公司')) return group ? '集团股份' : '股份'
  if (/有限(?:责任)?公司/.test(text)) return group ? '集团有限' : '有限'
  if (/集团(?:公司)?(?:$|[(（])/.test(text)) return '集团'
  return null
}
