const words: Readonly<Record<string, (detail: string) => string>> = {
  'no-name': () => '没有客户名称',
  'same-code-other-name': (detail) => `统一社会信用代码相同但名称不同，请确认是不是同一家${rowsNamed(detail)}`,
  'similar-name': (detail) => `与已有客户名称相近，无法确定是不是同一家${rowsNamed(detail)}`,
  several: (detail) => `与多家客户都对得上，请指定是哪一家${rowsNamed(detail)}`,
  'same-row-in-file': (detail) => `与文件第 ${detail} 行是同一客户`,
  'bad-code': (detail) => `统一社会信用代码“${detail}”校验不通过`,
  'unreadable-date': (detail) => `日期“${detail}”读不懂`,
  'unreadable-amount': (detail) => `金额“${detail}”读不懂`,
  'unreadable-budget': (detail) => `预算“${detail}”读不懂`,
  'lost-precision': (detail) => `长数字“${detail}”在表格里已丢失精度`,
}

function rowsNamed(detail: string): string {
  return detail === '' ? '' : `（文件第 ${detail} 行）`
}

/** A reason code (`cause` or `cause:detail`) as a sentence for the file of rejected rows. */
export function reasonInWords(reason: string): string {
  const colon = reason.indexOf(':')
  const cause = colon < 0 ? reason : reason.slice(0, colon)
  const detail = colon < 0 ? '' : reason.slice(colon + 1)
  return words[cause]?.(detail) ?? reason
}
