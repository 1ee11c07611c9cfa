import { canonicalJson } from '../_base/canonical-json.ts'

/** What a page says of itself unseen, so that it is read back without reading its picture. */
export interface PaperStamp {
  readonly number: string
  readonly version: string
  /** Of the version's link in its chain: names one snapshot in all workspaces. */
  readonly versionHash: string
  readonly voucher: string | null
  readonly language: 'zh' | 'en'
}

const mark = 'JINGWEI-PAPER:'
const ending = ':END'

/** The stamp as the text a file carries; plain ASCII in one line, whatever a number contains. */
export function stampText({ number, version, versionHash, voucher, language }: PaperStamp): string {
  const json = canonicalJson({ number, version, versionHash, voucher, language })
  const ascii = json.replace(/[^\u0020-\u007e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return `${mark}${ascii}${ending}`
}

/**
 * The stamp in a text, such as the bytes of a file read as Latin letters; the last one where there are several, because
 * programs that change a file add to its end. Null where there is none or it cannot be read.
 */
export function readStamp(text: string): PaperStamp | null {
  const at = text.lastIndexOf(mark)
  const end = at < 0 ? -1 : text.indexOf(ending, at)
  // A stamp is short: a mark without its end must not make us read a whole file as one.
  if (end < 0 || end - at > 2000) return null
  try {
    const { number, version, versionHash, voucher, language } = JSON.parse(text.slice(at + mark.length, end)) as Record<
      string,
      unknown
    >
    if (typeof number !== 'string' || typeof version !== 'string' || typeof versionHash !== 'string') return null
    if (voucher !== null && typeof voucher !== 'string') return null
    return { number, version, versionHash, voucher, language: language === 'en' ? 'en' : 'zh' }
  } catch {
    return null
  }
}
