type Words = Readonly<Record<string, (detail: string) => string>>

/** Fields that a record cannot be without, in both languages. */
const fieldWords: Readonly<Record<string, readonly [string, string]>> = {
  name: ['名称', 'name'],
  number: ['单号', 'number'],
  date: ['日期', 'date'],
  net: ['金额', 'amount'],
  code: ['编码', 'code'],
  list: ['价格表', 'price list'],
  price: ['价格', 'price'],
  from: ['生效日期', 'from'],
  product: ['产品', 'product'],
  kind: ['类型', 'kind'],
  at: ['时间', 'time'],
  openedAt: ['提出时间', 'time of opening'],
}

const zh: Words = {
  'incomplete-row': () => '缺少必填的内容',
  'missing-field': (detail) => `缺少必填的内容（${fieldWords[detail]?.[0] ?? detail}）`,
  'no-such-stage': (detail) => `没有名为“${detail}”的阶段`,
  'no-such-product': (detail) => `没有编码或名称为“${detail}”的产品`,
  'no-such-opportunity': (detail) => `这个客户没有名为“${detail}”的商机`,
  'gate-missing': (detail) => `进入这个阶段还缺 ${detail}`,
  'needs-reason': () => '退回或重新打开商机要写原因，请在商机里操作',
  'needs-cause': () => '输单要有输单原因',
  'document-stands': () => '已入账单据的单号、日期、品项和金额不能用导入修改，请在单据列表里改，或另记一行更正',
  'period-closed': (detail) => `${detail} 已关账，那个月的账不能再改。要更正请另记一行，它会记在未关账的月份`,
  'bad-line': () => '行号应是整数',
  'in-the-future': () => '时间还没有到，不能先记上',
  'ends-before-start': () => '结束日期早于开始日期',
  'out-of-order': () => '首次响应和关闭都不能早于提出时间',
  'no-name': () => '没有客户名称',
  'no-contact-name': () => '没有联系人姓名',
  'no-member-name': () => '没有成员姓名',
  'no-customer': () => '没有写所属的客户',
  'no-lead-name': () => '没有单位名称',
  'no-such-customer': (detail) => `没有名为“${detail}”的客户`,
  'several-customers': (detail) => `有几位客户都叫“${detail}”，分不清是哪一位`,
  'no-such-id': (detail) => `没有编号为 ${detail} 的记录`,
  'no-match': () => '没有找到对应的记录，本次只更新已有的',
  'already-there': () => '已有这条记录，本次只新建',
  'same-phone-other-name': () => '电话相同但姓名不同，请确认是不是同一人',
  'same-code-other-name': (detail) => `统一社会信用代码相同但名称不同，请确认是不是同一家${rowsNamed(detail)}`,
  'similar-name': (detail) =>
    detail === '' ? '与已有客户名称相近，无法确定是不是同一家' : `与文件第 ${detail} 行名称相近，无法确定是不是同一家`,
  several: (detail) => `与多条记录都对得上，请指定是哪一条${rowsNamed(detail)}`,
  'same-row-in-file': (detail) => `与文件第 ${detail} 行相同`,
  'bad-code': (detail) => `统一社会信用代码“${detail}”校验不通过`,
  'bad-email': (detail) => `邮箱“${detail}”不像邮箱地址`,
  'bad-id': (detail) => `编号“${detail}”不是本系统的编号`,
  'not-a-choice': (detail) => `“${detail}”不是可选的值`,
  'not-yes-no': (detail) => `“${detail}”看不出是或否`,
  'not-a-link': (detail) => `“${detail}”不是网址`,
  'unreadable-number': (detail) => `数字“${detail}”读不懂`,
  'unreadable-date': (detail) => `日期“${detail}”读不懂`,
  'unreadable-amount': (detail) => `金额“${detail}”读不懂`,
  'error-value': (detail) => `公式出错（${detail}）`,
  'text-cut': () => '文字超过 32,767 字，超出部分没有读入',
  'formula-without-value': () => '公式没有保存结果，按空白处理',
  'lost-precision': (detail) => `长数字“${detail}”在表格里已丢失精度`,
}

const en: Words = {
  'incomplete-row': () => 'Something required is missing',
  'missing-field': (detail) => `Something required is missing (${fieldWords[detail]?.[1] ?? detail})`,
  'no-such-stage': (detail) => `There is no stage called “${detail}”`,
  'no-such-product': (detail) => `There is no product with the code or name “${detail}”`,
  'no-such-opportunity': (detail) => `This customer has no deal called “${detail}”`,
  'gate-missing': (detail) => `To enter this stage it still needs ${detail}`,
  'needs-reason': () => 'Moving a deal back or reopening it needs a reason: do it on the deal',
  'needs-cause': () => 'A lost deal needs its cause',
  'document-stands': () =>
    'Number, day, article and amounts of a booked document are not changed by an import: change them in the list, or correct them with a line of their own',
  'period-closed': (detail) =>
    `${detail} is closed and its books cannot be changed. Correct it with a line of its own: that is booked in an open month`,
  'bad-line': () => 'The line must be a whole number',
  'in-the-future': () => 'That time has not come',
  'ends-before-start': () => 'It ends before it starts',
  'out-of-order': () => 'First response and closing cannot come before the opening',
  'no-name': () => 'No customer name',
  'no-contact-name': () => 'No name of a person',
  'no-member-name': () => 'No name of a member',
  'no-customer': () => 'Does not say which customer it belongs to',
  'no-lead-name': () => 'No name of an organisation',
  'no-such-customer': (detail) => `There is no customer called “${detail}”`,
  'several-customers': (detail) => `Several customers are called “${detail}”`,
  'no-such-id': (detail) => `There is no record with the number ${detail}`,
  'no-match': () => 'No record fits, and this import only updates',
  'already-there': () => 'The record is there already, and this import only creates',
  'same-phone-other-name': () => 'Same telephone number but another name; is it the same person?',
  'same-code-other-name': (detail) => `Same credit code but another name; is it the same customer?${rowsNamedEn(detail)}`,
  'similar-name': (detail) => `The name is close to another customer's${rowsNamedEn(detail)}`,
  several: (detail) => `Fits several records; say which one${rowsNamedEn(detail)}`,
  'same-row-in-file': (detail) => `Same as row ${detail} of the file`,
  'bad-code': (detail) => `Credit code “${detail}” fails its check digit`,
  'bad-email': (detail) => `“${detail}” is no e-mail address`,
  'bad-id': (detail) => `“${detail}” is no number of a record`,
  'not-a-choice': (detail) => `“${detail}” is none of the choices`,
  'not-yes-no': (detail) => `“${detail}” says neither yes nor no`,
  'not-a-link': (detail) => `“${detail}” is no link`,
  'unreadable-number': (detail) => `Number “${detail}” could not be read`,
  'unreadable-date': (detail) => `Date “${detail}” could not be read`,
  'unreadable-amount': (detail) => `Amount “${detail}” could not be read`,
  'error-value': (detail) => `Formula error (${detail})`,
  'text-cut': () => 'Text beyond 32,767 characters was cut',
  'formula-without-value': () => 'Formula without a stored result, taken as blank',
  'lost-precision': (detail) => `Long number “${detail}” has lost digits in the file`,
}

function rowsNamed(detail: string): string {
  return detail === '' ? '' : `（文件第 ${detail} 行）`
}

function rowsNamedEn(detail: string): string {
  return detail === '' ? '' : ` (row ${detail} of the file)`
}

/** A reason code (`cause` or `cause:detail`) as a sentence for the file of rejected rows. */
export function reasonInWords(reason: string, english = false): string {
  const colon = reason.indexOf(':')
  const cause = colon < 0 ? reason : reason.slice(0, colon)
  const detail = colon < 0 ? '' : reason.slice(colon + 1)
  return (english ? en : zh)[cause]?.(detail) ?? reason
}

const causes: Readonly<Record<string, string>> = {
  'incomplete-row': '缺少必填的内容',
  'missing-field': '缺少必填的内容',
  'no-such-stage': '没有这个阶段',
  'no-such-product': '没有这个产品',
  'no-such-opportunity': '没有这个商机',
  'gate-missing': '不满足阶段的进入条件',
  'needs-reason': '退回阶段要写原因',
  'needs-cause': '输单没有原因',
  'document-stands': '已入账的单据不能用导入修改',
  'period-closed': '所在月份已关账',
  'bad-line': '行号不是整数',
  'in-the-future': '时间还没有到',
  'ends-before-start': '结束早于开始',
  'out-of-order': '时间先后不对',
  'no-name': '没有客户名称',
  'no-contact-name': '没有联系人姓名',
  'no-member-name': '没有成员姓名',
  'no-lead-name': '没有单位名称',
  'no-customer': '没有写所属客户',
  'no-such-customer': '所属客户不存在',
  'several-customers': '所属客户有重名',
  'no-such-id': '编号不存在',
  'no-match': '没有对应的已有记录',
  'already-there': '已有的记录',
  'same-phone-other-name': '电话相同、姓名不同',
  'same-code-other-name': '信用代码相同、名称不同',
  'similar-name': '名称相近',
  several: '与多条记录都对得上',
  'same-row-in-file': '文件里重复的行',
  'bad-code': '信用代码有误',
  'bad-email': '邮箱有误',
  'bad-id': '编号有误',
  'not-a-choice': '不是可选的值',
  'not-yes-no': '看不出是或否',
  'not-a-link': '不是网址',
  'unreadable-number': '数字读不懂',
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
