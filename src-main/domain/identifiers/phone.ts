import { foldText } from '../_base/text.ts'

export type PhoneKind = 'mobile' | 'landline' | 'service' | 'short'

export interface PhoneReading {
  /** Null when the text is no telephone number of mainland China. */
  readonly kind: PhoneKind | null
  /**
   * mobile 11 digits; landline `010-62345678`, with extension `010-62345678-801`; service `400-820-8820`; short as it
   * is. Null with a null kind.
   */
  readonly normalised: string | null
}

const none: PhoneReading = { kind: null, normalised: null }

function isMobile(text: string): boolean {
  if (text.length !== 11 || text.charCodeAt(0) !== 0x31) return false
  for (let i = 1; i < 11; i++) {
    const digit = text.charCodeAt(i) - 0x30
    if (digit < (i === 1 ? 3 : 0) || digit > 9) return false
  }
  return true
}

const extensionWord = /(?:转|分机|ext\.?|x|#)[:.]?(\d{1,6})$/i
// 010 and 02x are three digits with eight behind them; all others four digits with seven or eight.
const landline = /^(10|2\d|[3-9]\d\d)(\d{7,8})$/
const hyphenExtension = /^(.*\d{7,8})-(\d{1,6})$/

function readLandline(national: string, extension: string): PhoneReading {
  const found = landline.exec(national)
  const [, area = '', number = ''] = found ?? []
  if (!found || (area.length === 2 && number.length !== 8)) return none
  return { kind: 'landline', normalised: `0${area}-${number}${extension === '' ? '' : `-${extension}`}` }
}

/** Digits only, country code already cut; `abroad` tells that there was one, after which an area code has no 0. */
function readDigits(digits: string, abroad: boolean, extension: string): PhoneReading {
  if (extension === '') {
    if (isMobile(digits)) return { kind: 'mobile', normalised: digits }
    if (digits.length === 12 && digits.startsWith('0') && isMobile(digits.slice(1)))
      return { kind: 'mobile', normalised: digits.slice(1) }
    if (!abroad && /^(?:1[012]\d|1[02]\d{3}|9[56]\d{3,4})$/.test(digits)) return { kind: 'short', normalised: digits }
  }
  if (/^[48]00\d{7}$/.test(digits)) {
    const tail = extension === '' ? '' : `-${extension}`
    return { kind: 'service', normalised: `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}${tail}` }
  }
  if (digits.startsWith('0')) return readLandline(digits.slice(1), extension)
  return abroad ? readLandline(digits, extension) : none
}

/**
 * Reads one telephone number as written: mobile, landline with area code, 400/800 or a short service number;
 * +86, 0086, brackets, spaces, hyphens and extensions (转801, -801, ext 801) are understood. Two numbers in one text
 * and local numbers without area code are not. Facts 7.
 */
export function normalisePhone(input: string): PhoneReading {
  if (isMobile(input)) return { kind: 'mobile', normalised: input }
  if (input.length < 3 || input.length > 60) return none
  let text = foldText(input)
    .replace(/[\s.]/g, '')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/^(?:联系电话|电话号码|电话|手机号码?|手机|座机|tel|phone|mobile):?(?=[\d(+])/i, '')
  let extension = ''
  const word = extensionWord.exec(text)
  if (word) {
    extension = word[1] ?? ''
    text = text.slice(0, word.index).replace(/[-,]$/, '')
  }
  const country = /^(?:\(?\+86\)?|\(?0086\)?|86(?=-?1[3-9]\d{9}$|-\d{2,3}-\d{7,8}(?:-\d+)?$))-?(?:\(0\))?/.exec(text)
  if (country) text = text.slice(country[0].length)
  if (!/^\(?\d[\d()-]*$/.test(text)) return none
  const bare = text.replace(/[()]/g, '')
  const whole = readDigits(bare.replaceAll('-', ''), country !== null, extension)
  const split = extension === '' ? hyphenExtension.exec(bare) : null
  if (whole.kind !== null && !(split && whole.kind === 'landline' && bare.split('-').length > 3)) return whole
  return split ? readDigits((split[1] ?? '').replaceAll('-', ''), country !== null, split[2] ?? '') : none
}
