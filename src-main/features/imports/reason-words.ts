const words: Readonly<Record<string, (detail: string) => string>> = {
  'no-name': () => '没有客户名称',
  'same-code-other-name': (detail) => `统一社会信用代码相同但名称不同，请确认是不是同一家${rowsNamed(detail)}`,
  'similar-name': (detail) =>
    detail === '' ? '与已有客户名称相近，无法确定是不是同一家' : `与文件第 ${detail} 行名称相近，无法确定是不是同一家`,
  several: (detail) => `与多家客户都对得上，请指定是哪一家${rowsNamed(detail)}`,
  'same-row-in-file': (detail) => `与文件第 ${detail} 行是同一客户`,
  'bad-code': (detail) => `统一社会信用代码“${detail}”校验不通过`,
  'unreadable-date': (detail) => `日期“${detail}”读不懂`,
  'unreadable-amount': (detail) => `金额“${detail}”读不懂`,
  'error-value': (detail) => `公式出错（${detail}）`,
  'text-cut': () => '文字超过 32,767 字，超出部分没有读入',
  'formula-without-value': () => '公式没有保存结果，按空白处理',
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

const causes: Readonly<Record<string, string>> = {
  'no-name': '没有客户名称',
  'same-code-other-name': '信用代码相同、名称不同',
  'similar-name': '名称相近',
  several: '与多家客户都对得上',
  'same-row-in-file': '文件里重复的客户',
  'bad-code': '信用代码有误',
  'unreadable-date': '日期读不懂',
  'unreadable-amount': '金额或预算读不懂',
  'error-value': '公式出错',
  'text-cut': '过长文字被截断',
  'formula-without-value': '公式没有结果',
  'lost-precision': '长数字丢失精度',
  'date-order-dmy': '按 日/月/年 读的日期列',
  'date-order-mdy': '按 月/日/年 读的日期列',
  'date-order-yymd': '按 年/月/日（两位年份）读的日期列',
  'date-order-unsure': '分不清日和月的日期列（按 月/日/年 读），请核对',
  'shared-string-missing': '文件内部缺失的文字（按 #REF! 读）',
  'merges-cut': '合并单元格过多，部分未记下',
  'undecodable-bytes': '有无法识别的字符',
  'unterminated-quote': '引号没有成对，按普通字符读',
  'stray-quote': '文字中间的引号，按普通字符读',
}

/** A cause of many rows, named for a list of counts. */
export function causeInWords(cause: string): string {
  return causes[cause] ?? cause
}
