import { targetMonths } from '../../../../src-preload/contract/_words/targets.ts'
import { recordTarget } from './record-target-fields.ts'

const names = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'] as const
const english = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const

const monthWords = Object.fromEntries(
  targetMonths.map((month, at) => {
    const own = [`${at + 1}月`, `${names[at]}月`, `${month.slice(1)}月`]
    return [
      month,
      [...new Set(own)].flatMap((word) => [word, `${word}份`, `${word}目标`]).join(' ') + ` ${english[at]} m${at + 1}`,
    ]
  }),
)

/** `2026`, `2026年`, `2026年度`. */
function yearOf(text: string): number | null {
  const found = /^(\d{4})(?:\.0+)?年?度?$/.exec(text)
  return found ? Number(found[1]) : null
}

/** Target sheets: a line per rep, region or city, a column per month. */
export const salesTarget = recordTarget({
  name: 'targets',
  title: 'subject',
  keys: ['subject'],
  words: {
    sure: {
      year: '年度 年份 目标年度 考核年度 year fiscalyear',
      measure: '指标 目标类型 指标类型 口径 考核指标 measure metric kpi',
      subject: '对象 目标对象 考核对象 subject',
      member: '销售 销售姓名 销售人员 业务员 业务员姓名 姓名 员工 负责人 客户经理 rep salesrep owner name member',
      region: '区域 大区 销售区域 所属区域 region territory',
      city: '城市 地市 所在城市 city',
      ...monthWords,
    },
    weak: { year: '年', member: '人员 名称', region: '地区' },
    patterns: [],
    leftOut:
      '序号 编号 id 合计 总计 全年 全年合计 年度合计 全年目标 一季度 二季度 三季度 四季度 1季度 2季度 3季度 4季度 q1 q2 q3 q4 上半年 下半年 范围 备注 部门 团队 total yeartotal scope remark team',
  },
  fields: [
    { key: 'year', kind: 'text', columns: ['year'], required: true },
    {
      key: 'measure',
      kind: 'choice',
      columns: ['measure'],
      choices: {
        signed: '签单 签约 合同 签单额 签约额 合同额 销售 销售额 signed',
        order: '订单 订单额 下单 下单额 order orders',
        invoice: '开票 开票额 发票 发票额 invoice invoices',
        receipt: '回款 回款额 收款 收款额 receipt receipts',
      },
    },
    { key: 'subject', kind: 'text', columns: ['name'], required: true, fillable: true, identifies: 'subject' },
    { key: 'member', kind: 'text', columns: ['by_member'] },
    { key: 'region', kind: 'text', columns: ['by_region'] },
    { key: 'city', kind: 'text', columns: ['by_city'] },
    ...targetMonths.map((month) => ({ key: month, kind: 'money' as const, columns: [month] })),
  ],
  readers: { year: yearOf },
  complete(row) {
    // A list of reps may say their region beside, one of cities too: the narrowest is meant.
    const [member, city, region] = [row['by_member'] ?? null, row['by_city'] ?? null, row['by_region'] ?? null]
    row['scope'] = row['name'] ? null : member !== null ? 'member' : city !== null ? 'city' : region !== null ? 'region' : null
    row['name'] ??= member ?? city ?? region
    row['measure'] ??= 'signed'
  },
  derived: { scope: (row) => row['scope'] ?? null },
  fixed: ['year', 'measure', 'name', 'by_member', 'by_region', 'by_city'],
  identify: (row) => ({ subject: JSON.stringify([row['year'], row['measure'], row['name'], row['scope']]) }),
})
