const digitForms = ['〇零○', '一壹', '二贰', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖']
const numeral = digitForms.join('')
const numerals = new Map(digitForms.flatMap((forms, value) => Array.from(forms, (form): [string, number] => [form, value])))
const chineseDate = new RegExp(
  `^([${numeral}]{4}|[${numeral}]{2}|\\d{2,4})年([${numeral}十拾元\\d]{1,3})月([${numeral}十拾廿卅\\d]{1,4})[日号]?`,
)
const minguo = /^(?:中华)?民国(\d{1,3})年/
const weekdayFirst =
  /^(?:(?:星期|礼拜|周)[一二三四五六日天],?\s*|(?:mon|tues?|wed(?:nes)?|thur?s?|fri|satur?|sun)(?:day)?\.?,?\s+)/i
/** What programs print behind a time: `GMT+0800 (中国标准时间)`, `CST`, a fraction of a second, a weekday before the time. */
const zoneTail = /(\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s*(?:(?:GMT|UTC|CST)(?:[+-]\d{2}:?\d{2})?)\s*(?:\([^()]*\))?$/i

/**
 * A folded date text in a form that the plain reader knows: Chinese numerals (二〇二五年七月一日), years of the Republic,
 * a weekday in front, dashes and commas as separators, blanks around 年月日, digits without any separator, and the zones
 * that programs append. Text of no such form comes back as it is.
 */
export function plainDateForm(text: string): string {
  let plain = text.replace(/(\d)\s*([年月日号])\s*(?=\d|$)/g, '$1$2').replace(weekdayFirst, '')
  plain = plain.replace(minguo, (_, year: string) => `${Number(year) + 1911}年`)
  plain = plain.replace(zoneTail, '$1')
  const chinese = chineseDate.exec(plain)
  if (chinese) {
    const [whole, year = '', month = '', day = ''] = chinese
    const [y, m, d] = [yearOf(year), smallNumber(month), smallNumber(day)]
    if (y !== null && m !== null && d !== null) plain = `${y}年${m}月${d}日${plain.slice(whole.length)}`
  }
  // 2025—7—1, 2025_07_01, 2025,7,1, 2025 7 1: the year leads, so whatever stands between, twice the same, is a separator.
  plain = plain.replace(/^(\d{4}) ?([-/.—–_、, ]) ?(\d{1,2}) ?\2 ?(\d{1,2})(?![\d.])/, '$1-$3-$4')
  // 20250701103000, 20250701T103000Z, 20250701 103000: a stamp of a program.
  plain = plain.replace(/^(\d{4})(\d{2})(\d{2})[T\s]?([01]\d|2[0-3])([0-5]\d)([0-5]\d)Z?$/, '$1-$2-$3 $4:$5:$6')
  // A weekday between date and time tells nothing.
  return plain.replace(/^(\S+)\s*[(]?(?:星期|周)[一二三四五六日天][)]?\s+(?=\d{1,2}:)/, '$1 ')
}

function yearOf(text: string): number | null {
  if (/^\d+$/.test(text)) return text.length === 4 ? Number(text) : text.length === 2 ? 2000 + Number(text) : null
  const digits = Array.from(text, (char) => numerals.get(char))
  if (digits.includes(undefined)) return null
  const year = Number(digits.join(''))
  return digits.length === 4 ? year : 2000 + year
}

/** 七, 十二, 二十五, 廿五, 元 (the first month); plain digits too. Null beyond 39. */
function smallNumber(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text)
  if (text === '元') return 1
  const spread = text.replace('廿', '二十').replace('卅', '三十').replace('拾', '十')
  const at = spread.indexOf('十')
  if (at < 0) {
    const digits = Array.from(spread, (char) => numerals.get(char))
    return digits.length > 2 || digits.includes(undefined) ? null : Number(digits.join(''))
  }
  const tens = at === 0 ? 1 : numerals.get(spread.slice(0, at))
  const rest = spread.slice(at + 1)
  const ones = rest === '' ? 0 : numerals.get(rest)
  return tens === undefined || ones === undefined || tens > 3 ? null : tens * 10 + ones
}
