import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chinaCalendar } from '../../src-main/domain/_base/calendars.ts'
import { readQuestion } from '../../src-main/domain/questions/read-question.ts'
import type { QuestionReading } from '../../src-main/domain/questions/question.ts'
import { workedCases } from '../_fixtures/worked-cases.ts'
import { testWorkedSection } from '../_fixtures/worked-sections.ts'

const seed = Number(process.env['SEED'] ?? 20260225)
const context = { today: '2026-02-25', calendar: chinaCalendar, people: [] as string[] }

testWorkedSection('nlq.questions', ['expected'])

/** In short: entity | conditions | sort | limit. */
function short({ entity, conditions, sort, limit }: QuestionReading): string {
  const filters = conditions.map(({ field, op, value, implicit, orNull, on }) => {
    const marks = `${implicit ? '?' : ''}${orNull ? '∅' : ''}`
    return `${on === undefined ? '' : `${on}.`}${field} ${op} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}${marks}`
  })
  return [entity, filters.join('; '), sort.map(({ field, dir }) => `${field} ${dir}`).join(', '), limit].join(' | ')
}
const ask = (question: string) => readQuestion(question, context)

describe('lists', () => {
  test.each([
    ['超过30天没有跟进的S级客户', 'customer | tier eq S; lastFollowupDate lt 2026-01-26∅ | lastFollowupDate asc | '],
    [
      '近30天没有拜访过的上海客户',
      'customer | province eq 上海市; followups noneIn ["2026-01-27","2026-02-25"] | lastFollowupDate asc | ',
    ],
    ['三个月没下单的客户', 'customer | lastOrderDate lte 2025-11-25∅ | lastOrderDate asc | '],
    ['最近7天跟进过的客户', 'customer | lastFollowupDate between ["2026-02-19","2026-02-25"] |  | '],
    ['今天要拜访的客户', 'customer | nextFollowupDate between ["2026-02-25","2026-02-25"] | nextFollowupDate asc | '],
    ['从未下过单的客户', 'customer | orderCount eq 0 |  | '],
    ['逾期超过3次的客户', 'customer | overdueCount gt 3 |  | '],
    ['除了华东以外的A级客户', 'customer | region ne 华东; tier eq A |  | '],
    ['不是S级也不是A级的客户', 'customer | tier notIn ["S","A"] |  | '],
    [
      'A级以上客户本月未跟进的',
      'customer | tier in ["S","A"]; followups noneIn ["2026-02-01","2026-02-28"] | lastFollowupDate asc | ',
    ],
    ['三甲和三乙医院', 'customer | hospitalLevel in ["三级甲等","三级乙等"] |  | '],
    ['没有联系电话的客户', 'customer | phone isNull null |  | '],
    ['名称包含“人民”的客户', 'customer | name contains 人民 |  | '],
    ['李娜名下的客户', 'customer | owner eq 李娜 |  | '],
    ['张伟经手的逾期应收', 'receivable | owner eq 张伟; daysOverdue gt 0 | daysOverdue desc | '],
    ['本月没回款的客户', 'customer | payments noneIn ["2026-02-01","2026-02-28"] |  | '],
    ['金额在50万到100万之间的商机', 'deal | amount between ["500000.00","1000000.00"]; status eq open? | amount desc | '],
    ['不到10万的商机', 'deal | amount lt 100000.00; status eq open? | amount asc | '],
    ['至少100万的合同', 'contract | amount gte 1000000.00 | amount desc | '],
    ['谈判阶段超过30天的商机', 'deal | stage eq 谈判; daysInStage gt 30; status eq open? | daysInStage desc | '],
    ['金额前5的商机', 'deal | status eq open? | amount desc | 5'],
    ['卡在财务审批的报价', 'approval | status eq pending; node eq 财务 | dueAt asc | '],
    ['还没审批通过的报价', 'quote | status ne approved |  | '],
    ['折扣在7折到9折之间的报价', 'quote | discountRate between ["0.70","0.90"] | discountRate asc | '],
    ['毛利率20%以上的报价', 'quote | marginPct gte 20 | marginPct desc | '],
    ['逾期31到60天的应收', 'receivable | daysOverdue between [31,60] | daysOverdue asc | '],
    ['逾期30天以内的应收', 'receivable | daysOverdue lte 30 | daysOverdue desc | '],
    ['30天内到期的应收账款', 'receivable | dueDate between ["2026-02-25","2026-03-27"] | dueDate asc | '],
    ['60天内到期的合同', 'contract | endDate between ["2026-02-25","2026-04-26"] | endDate asc | '],
    ['首响超时的客户', 'serviceClause | clause contains 首响; breached eq true |  | '],
    ['未分配的线索', 'lead | owner isNull null |  | '],
    ['展会来源的线索', 'lead | source eq 展会 |  | '],
    ['最近90天没有成交的A级客户', 'customer | tier eq A; wonDeals noneIn ["2025-11-28","2026-02-25"] |  | '],
    [
      '预计本月成交的商机',
      'deal | expectedCloseDate between ["2026-02-01","2026-02-28"]; status eq open? | expectedCloseDate asc | ',
    ],
    ['即将到期的合同', 'contract | endDate between ["2026-02-25","2026-03-27"] | endDate asc | '],
    ['试用中的客户', 'trial | state eq running |  | '],
    ['S级客户48小时上门超时的', 'serviceClause | customer.tier eq S; clause contains 上门; breached eq true |  | '],
    ['3天内到期的试用', 'trial | endDate between ["2026-02-25","2026-02-28"]; state eq running? | endDate asc | '],
    [
      '去年成交过今年没有成交的客户',
      'customer | deals.wonDate between ["2025-01-01","2025-12-31"]; wonDeals noneIn ["2026-01-01","2026-12-31"] |  | ',
    ],
    ['半年没下单的客户', 'customer | lastOrderDate lte 2025-08-25∅ | lastOrderDate asc | '],
    ['还没有分配负责人的客户', 'customer | owner isNull null |  | '],
    ['沉默客户', 'customer | lastFollowupDate lte 2025-11-27∅ | lastFollowupDate asc | '],
    ['信用分低于60的客户', 'customer | creditScore lt 60 | creditScore asc | '],
    [
      '有商机但本月没跟进的客户',
      'customer | openDealCount gt 0; followups noneIn ["2026-02-01","2026-02-28"] | lastFollowupDate asc | ',
    ],
    [
      '华东区S级客户中超过30天没跟进且有逾期应收的',
      'customer | region eq 华东; tier eq S; overdueCount gt 0; lastFollowupDate lt 2026-01-26∅ | lastFollowupDate asc | ',
    ],
    ['最近成交的5个客户', 'customer | wonCount gt 0 | wonDate desc | 5'],
    ['逾期超过半年的应收', 'receivable | daysOverdue gt 180 | daysOverdue desc | '],
    ['到期未收的质保金', 'receivable | kind eq 质保金; dueDate lte 2026-02-25 | dueDate asc | '],
    ['已关闭的商机', 'deal | status ne open |  | '],
    ['没有预计成交日期的商机', 'deal | expectedCloseDate isNull null; status eq open? |  | '],
    ['赢率超过50%的商机', 'deal | probabilityPct gt 50; status eq open? | probabilityPct desc | '],
    ['上季度因为价格丢单的商机', 'deal | status eq lost; lostReason eq 价格; lostDate between ["2025-10-01","2025-12-31"] |  | '],
    ['按创建时间倒序的商机', 'deal |  | createdDate desc | '],
    ['2025年以前签的合同', 'contract | signedDate lt 2025-01-01 | signedDate desc | '],
    ['3月1日之后到期的合同', 'contract | endDate gt 2026-03-01 | endDate asc | '],
    ['停在法务超过2天的报价', 'approval | status eq pending; node eq 法务; waitingDays gt 2 | dueAt asc | '],
    ['折扣率低于85%的报价', 'quote | discountRate lt 0.85 | discountRate asc | '],
    ['差异超过1000元的返利', 'rebate | claimVarianceAbs gt 1000.00 | claimVarianceAbs desc | '],
    ['已申报未审核的返利', 'rebate | status eq claimed |  | '],
    ['逾期的工单', 'serviceClause | breached eq true |  | '],
    ['S级以外的客户', 'customer | tier ne S |  | '],
    ['有欠款的客户', 'customer | openAmount gt 0.00 |  | '],
    ['今年成交超过3单的客户', 'customer | wonCount gt 3; deals.wonDate between ["2026-01-01","2026-12-31"] |  | '],
    ['金额超过500000的商机', 'deal | amount gt 500000.00; status eq open? | amount desc | '],
    [
      '本季度要签的商机',
      'deal | expectedCloseDate between ["2026-01-01","2026-03-31"]; status eq open? | expectedCloseDate asc | ',
    ],
    ['已验收未开票的合同', 'contract | acceptanceDate notNull null; invoiceState eq none |  | '],
    ['差异最大的返利', 'rebate | claimVariance ne 0.00 | claimVarianceAbs desc | 1'],
    ['试用快结束的客户', 'trial | endDate between ["2026-02-25","2026-03-27"]; state eq running? | endDate asc | '],
    ['一次都没有回款的客户', 'customer | paymentCount eq 0 |  | '],
    ['除华东外的客户', 'customer | region ne 华东 |  | '],
    ['按预计成交日期从近到远的商机', 'deal | status eq open? | expectedCloseDate asc | '],
    ['最大的三单', 'deal | status eq open? | amount desc | 3'],
    ['快超时的审批', 'approval | status eq pending; slaState eq amber | dueAt asc | '],
    ['本月开始的试用', 'trial | startDate between ["2026-02-01","2026-02-28"] |  | '],
    ['中山医院的商机', 'deal | customer.name contains 中山医院; status eq open? |  | '],
  ])('%s', (question, expected) => {
    expect(short(ask(question))).toBe(expected)
    expect(ask(question).intent).toBe(undefined)
  })
})

describe('figures, comparisons, causes', () => {
  test.each<[string, string, Partial<QuestionReading>]>([
    ['浙江省有多少家二级医院', 'customer', { metrics: [{ fn: 'count', as: 'count' }] }],
    ['有多少商机预计本季度成交', 'deal', { metrics: [{ fn: 'count', as: 'count' }] }],
    ['本月业绩概览', 'deal', { metrics: [{ fn: 'sum', field: 'amount', as: 'amount' }] }],
    ['上月回款合计', 'payment', { metrics: [{ fn: 'sum', field: 'amount', as: 'amount' }], sort: [] }],
    ['本月签单最多的三个人', 'deal', { groupBy: ['owner'], limit: 3, sort: [{ field: 'amount', dir: 'desc' }] }],
    ['哪个大区本季度赢单最多', 'deal', { groupBy: ['customer.region'], limit: 1 }],
    ['本月丢单的原因分布', 'deal', { groupBy: ['lostReason'], metrics: [{ fn: 'count', as: 'count' }], limit: null }],
    ['按月统计今年回款', 'payment', { groupBy: ['month'], sort: [] }],
    [
      '为什么本月赢单率下降',
      'deal',
      { intent: 'explainChange', metrics: [{ fn: 'winRate', as: 'winRate' }], compareTo: ['2026-01-01', '2026-01-25'] },
    ],
    ['本季度和上季度的回款对比', 'payment', { compareTo: ['2025-10-01', '2025-11-25'] }],
    ['今年回款和去年同期相比', 'payment', { compareTo: ['2025-01-01', '2025-02-25'] }],
    ['上月签单金额环比', 'deal', { compareTo: ['2025-12-01', '2025-12-31'] }],
    ['本季度预计能签多少', 'deal', { metrics: [{ fn: 'sum', field: 'amount', as: 'amount' }] }],
    ['本月丢单原因', 'deal', { groupBy: ['lostReason'], metrics: [{ fn: 'count', as: 'count' }] }],
    ['方案阶段的商机有多少', 'deal', { metrics: [{ fn: 'count', as: 'count' }] }],
    ['今年采购额超过100万的客户', 'customer', { metrics: [{ fn: 'sum', field: 'orders.amount', as: 'orderAmount' }] }],
    ['丢单最多的原因是什么', 'deal', { groupBy: ['lostReason'], limit: 1 }],
    ['各大区赢单率对比', 'deal', { groupBy: ['customer.region'], metrics: [{ fn: 'winRate', as: 'winRate' }] }],
    ['各省客户分布', 'customer', { groupBy: ['province'] }],
    ['按账龄统计应收', 'receivable', { groupBy: ['ageingBucket'] }],
    ['上月赢单率和本月相比', 'deal', { compareTo: ['2026-01-01', '2026-01-25'] }],
    ['这个月业绩怎么下降了', 'deal', { intent: 'explainChange', compareTo: ['2026-01-01', '2026-01-25'] }],
    ['回款同比', 'payment', { compareTo: ['2025-02-01', '2025-02-25'] }],
  ])('%s', (question, entity, expected) => expect(ask(question)).toMatchObject({ entity, ...expected }))
})

test('what asks for a change is refused, what says too little is asked back', () => {
  for (const question of ['删除所有C级客户', '把张三的客户转给李四', '将这些商机标记为丢单'])
    expect(ask(question)).toMatchObject({ entity: null, conditions: [], intent: 'refuse' })
  for (const question of ['', '你好', '天气怎么样', '最近的商机', '量子纠缠与弦论的客户'])
    expect(ask(question)).toMatchObject({ entity: null, intent: 'clarify' })
  expect(ask('最近的商机').suggest).toContain('最近30天新增的商机')
  // A question about change is none that asks for it.
  expect(ask('超过7天没更新的商机').entity).toBe('deal')
})

test('words not understood are told, and so is a week of nothing but holiday', () => {
  expect(ask('华东区上周未跟进的三甲医院客户')).toMatchObject({ allHoliday: true, unread: [] })
  expect(ask('本周未跟进的客户').allHoliday).toBe(false)
  expect(ask('华东区蓝色的大型客户和商机金额合计').unread.join('')).toContain('蓝色')
})

test('spelling does not matter', () => {
  const plain = ask('金额超过100万的商机')
  expect(ask(' 请帮我看看：金额超过１００万的商机？ ')).toEqual(plain)
  expect(ask('金额超过一百万的商机')).toEqual(plain)
})

test('any text is read without failing, and the same each time', () => {
  const words = [
    '客户',
    '商机',
    '未',
    '没有',
    '上周',
    '30天内',
    '超过',
    '50万',
    '到',
    '100万',
    'S级',
    '华东',
    '三甲',
    '逾期',
    '最高',
    '前10',
    '谁',
    '李娜',
    '8折',
    '%',
    '对比',
    '同期',
    '各',
    '大区',
    '从',
    '阶段',
    '20',
  ]
  const text = fc.oneof(
    fc.string(),
    fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((list) => list.join('')),
  )
  fc.assert(
    fc.property(text, (question) => {
      const reading = ask(question)
      expect(ask(question)).toEqual(reading)
      expect(reading.entity === null).toBe(reading.intent === 'clarify' || reading.intent === 'refuse')
      for (const { op, value } of reading.conditions) if (op === 'between' && Array.isArray(value)) expect(value).toHaveLength(2)
    }),
    { seed, numRuns: 1500 },
  )
})

const worked = workedCases('nlq.json') as { questions: { q: string }[] } | null
test.skipIf(!worked)('the worked questions leave nothing unread', () => {
  const left = (worked?.questions ?? []).map(({ q }) => [q, ask(q).unread.join('')]).filter(([, unread]) => unread !== '')
  expect(left).toEqual([])
})
