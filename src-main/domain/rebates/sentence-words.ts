import type { ApplyTo, Boundary, TierMode, TierOn } from './rebate-rule.ts'
import type { RebateEvent, RebateProgramme } from './programme.ts'

export interface SentenceParts {
  readonly parties: Readonly<Record<RebateProgramme['party'], string>>
  readonly periods: Readonly<Record<RebateProgramme['period'], string>>
  readonly events: Readonly<Record<RebateEvent, string>>
  readonly units: Readonly<Record<'amountNet' | 'amountGross' | 'quantity', string>>
  readonly metrics: Readonly<Record<TierOn, string>>
  readonly boundaries: Readonly<Record<Boundary, string>>
  readonly modes: Readonly<Record<TierMode, string>>
  readonly applyTo: Readonly<Record<Exclude<ApplyTo, 'basis'>, string>>
  readonly attributes: Readonly<Record<string, string>>
  readonly values: Readonly<Record<string, string>>
  readonly facts: Readonly<Record<string, string>>
  readonly joint: string
  readonly tierJoint: string
  readonly and: string
  readonly or: string
  readonly end: string
  readonly who: (party: string, period: string, from: string, to: string) => string
  readonly measures: (qualify: string, basis: string) => string
  readonly of: (event: string, unit: string) => string
  readonly distinct: (attribute: string) => string
  readonly only: (filter: string) => string
  readonly without: (filter: string) => string
  readonly among: (attribute: string, values: string) => string
  readonly amount: (figure: string, on: TierOn) => string
  readonly tierOn: (metric: string, boundary: string) => string
  readonly range: (from: string, to: string | null, boundary: Boundary) => string
  readonly pays: (rate: string) => string
  readonly perUnit: (value: string) => string
  readonly fixed: (value: string) => string
  readonly perStep: (step: string, value: string) => string
  readonly gate: (fact: string, min: string) => string
  readonly gateShare: (over: string, under: string, min: string) => string
  readonly band: (max: string, factor: string) => string
  readonly multiplier: (fact: string, bands: string) => string
  readonly floor: (amount: string) => string
  readonly cap: (amount: string) => string
  readonly minPayout: (amount: string) => string
  readonly noBaseline: (amount: string) => string
  readonly noBaselineSkip: string
  readonly lastYear: string
  readonly agreedBaseline: string
  readonly returnsOriginal: string
  readonly returnsCurrent: string
  readonly carryNegative: string
  readonly cumulative: string
  readonly atEnd: string
  readonly rounding: string
  readonly scope: (limits: string) => string
  readonly scopes: Readonly<Record<'regions' | 'tiers' | 'types', string>>
  readonly customers: (count: number) => string
  readonly payouts: Readonly<Record<'credit-note' | 'invoice-discount' | 'goods', string>>
  readonly contract: (number: string) => string
}

/** A figure with thousands, its decimals as they are. */
export function grouped(figure: string): string {
  const [whole = '', fraction] = figure.split('.')
  const spaced = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined || /^0*$/.test(fraction) ? spaced : `${spaced}.${fraction}`
}

const zh: SentenceParts = {
  parties: { customer: '每个客户', group: '每个客户集团（合并计算）' },
  periods: { month: '每月', quarter: '每季度', half: '每半年', year: '每年' },
  events: { order: '订单', delivery: '发货', invoice: '开票', receipt: '回款', sellOut: '终端销售' },
  units: { amountNet: '不含税金额', amountGross: '含税金额', quantity: '数量' },
  metrics: { value: '达标金额', quantity: '达标数量', growthPct: '同比增长率', attainmentPct: '目标达成率' },
  boundaries: { gte: '“以上”含本数', gt: '“超过”不含本数' },
  modes: {
    whole: '达档后全部金额按最高一档计算（全额累进）',
    marginal: '各档只对落在该档内的部分计算（超额累进）',
    rolling: '达到的每一档对该档上限以内的部分分别计算后相加',
    total: '达到的每一档都对全部金额计算后相加',
    linear: '两档之间按比例推算',
  },
  applyTo: { growthAmount: '只对比基数增长的部分返利', excessOverTarget: '只对超过目标的部分返利' },
  attributes: { productLine: '产品线', sku: '产品', priceKind: '价格类型', onTime: '按期付款' },
  values: { standard: '正常价', special: '特价', sample: '样品', yes: '是', no: '否' },
  facts: { target: '约定目标', baseline: '基数', days: '平均回款天数', actual: '实际金额', quantity: '数量' },
  joint: '；',
  tierJoint: '，',
  and: '且',
  or: '、',
  end: '。',
  who: (party, period, from, to) => `${from} 至 ${to}，${party}${period}计算一次`,
  measures: (qualify, basis) => (qualify === basis ? `达标和计返都按${basis}` : `达标看${qualify}，返利按${basis}计算`),
  of: (event, unit) => `${event}${unit}`,
  distinct: (attribute) => `涉及的${attribute}个数`,
  only: (filter) => `（仅限${filter}）`,
  without: (filter) => `（不含${filter}）`,
  among: (attribute, values) => `${attribute}为${values}`,
  amount: (figure, on) => (on === 'quantity' ? `${figure} 件` : `${figure} 元`),
  tierOn: (metric, boundary) => `按${metric}分档（${boundary}）`,
  range: (from, to, boundary) =>
    boundary === 'gte'
      ? to === null
        ? `${from}以上`
        : `${from}以上、不满 ${to}`
      : to === null
        ? `超过 ${from}`
        : `超过 ${from}、${to}以下`,
  pays: (rate) => `返 ${rate}`,
  perUnit: (value) => `每件返 ${value} 元`,
  fixed: (value) => `返固定金额 ${value} 元`,
  perStep: (step, value) => `每满 ${step} 返 ${value} 元`,
  gate: (fact, min) => `前提：${fact}达到 ${min}，否则不返`,
  gateShare: (over, under, min) => `前提：${over}占${under}的 ${min}以上，否则不返`,
  band: (max, factor) => `${max} 以内按 ${factor}`,
  multiplier: (fact, bands) => `再按${fact}打折：${bands}，超出不返`,
  floor: (amount) => `保底 ${amount} 元`,
  cap: (amount) => `最多返 ${amount} 元`,
  minPayout: (amount) => `不满 ${amount} 元不付`,
  noBaseline: (amount) => `没有基数时按 ${amount} 元作基数`,
  noBaselineSkip: '没有基数的不返',
  lastYear: '基数为上年同期',
  agreedBaseline: '基数按约定',
  returnsOriginal: '退货冲减原销售所在期间，可能降档追回',
  returnsCurrent: '退货冲减退货当期',
  carryNegative: '当期净额为负时不返，负数结转冲减下一期',
  cumulative: '每次结算按累计应返减去已结算',
  atEnd: '期末一次结算',
  rounding: '最后四舍五入到分',
  scope: (limits) => `仅限${limits}的客户`,
  scopes: { regions: '区域', tiers: '分级', types: '类型' },
  customers: (count) => `名单内 ${count} 家`,
  payouts: { 'credit-note': '以红字发票（贷项）兑现', 'invoice-discount': '在下张发票上折让', goods: '以货补兑现' },
  contract: (number) => `依据合同 ${number}`,
}

const en: SentenceParts = {
  parties: { customer: 'each customer', group: 'each customer group together' },
  periods: { month: 'every month', quarter: 'every quarter', half: 'every half-year', year: 'every year' },
  events: { order: 'orders', delivery: 'deliveries', invoice: 'invoices', receipt: 'receipts', sellOut: 'sell-out' },
  units: { amountNet: 'net amount', amountGross: 'gross amount', quantity: 'quantity' },
  metrics: { value: 'the qualifying amount', quantity: 'the quantity', growthPct: 'growth', attainmentPct: 'attainment' },
  boundaries: { gte: 'a threshold counts as reached', gt: 'a threshold must be passed' },
  modes: {
    whole: 'the highest tier reached pays on everything (all units)',
    marginal: 'each tier pays on what lies in it (incremental)',
    rolling: 'each tier reached pays up to its upper end, added up',
    total: 'each tier reached pays on everything, added up',
    linear: 'between two tiers the value runs evenly',
  },
  applyTo: { growthAmount: 'paid on the growth alone', excessOverTarget: 'paid on what exceeds the target' },
  attributes: { productLine: 'product line', sku: 'product', priceKind: 'price kind', onTime: 'paid on time' },
  values: { standard: 'standard', special: 'special price', sample: 'sample', yes: 'yes', no: 'no' },
  facts: {
    target: 'the agreed target',
    baseline: 'the baseline',
    days: 'average collection days',
    actual: 'actual',
    quantity: 'quantity',
  },
  joint: '; ',
  tierJoint: ', ',
  and: ' and ',
  or: ' or ',
  end: '.',
  who: (party, period, from, to) => `From ${from} to ${to}, reckoned for ${party} ${period}`,
  measures: (qualify, basis) =>
    qualify === basis ? `qualifying and rebate both on the ${basis}` : `qualifying on the ${qualify}, rebate on the ${basis}`,
  of: (event, unit) => `${unit} of ${event}`,
  distinct: (attribute) => `number of ${attribute} values`,
  only: (filter) => ` (only ${filter})`,
  without: (filter) => ` (without ${filter})`,
  among: (attribute, values) => `${attribute}: ${values}`,
  amount: (figure, on) => (on === 'quantity' ? `${figure} units` : `¥${figure}`),
  tierOn: (metric, boundary) => `tiers by ${metric} (${boundary})`,
  range: (from, to, boundary) =>
    boundary === 'gte'
      ? to === null
        ? `from ${from}`
        : `from ${from} to under ${to}`
      : to === null
        ? `over ${from}`
        : `over ${from} up to ${to}`,
  pays: (rate) => `pays ${rate}`,
  perUnit: (value) => `pays ¥${value} a unit`,
  fixed: (value) => `pays a fixed ¥${value}`,
  perStep: (step, value) => `pays ¥${value} for every full ${step}`,
  gate: (fact, min) => `only if the ${fact} reaches ${min}`,
  gateShare: (over, under, min) => `only if the ${over} is at least ${min} of the ${under}`,
  band: (max, factor) => `up to ${max}: ${factor}`,
  multiplier: (fact, bands) => `times a factor by ${fact} (${bands}, beyond: nothing)`,
  floor: (amount) => `at least ¥${amount}`,
  cap: (amount) => `at most ¥${amount}`,
  minPayout: (amount) => `under ¥${amount} nothing is paid`,
  noBaseline: (amount) => `without a baseline ¥${amount} stands in`,
  noBaselineSkip: 'without a baseline nothing is paid',
  lastYear: 'the baseline is the same time last year',
  agreedBaseline: 'the baseline is as agreed',
  returnsOriginal: 'returns lower the period of their sale, which may claw back',
  returnsCurrent: 'returns lower the period they come in',
  carryNegative: 'a period whose net is below 0 earns nothing and lowers the next one',
  cumulative: 'each settlement pays what is earned to date less what was settled',
  atEnd: 'settled once, at the end',
  rounding: 'rounded half up to the fen once, at the end',
  scope: (limits) => `only customers with ${limits}`,
  scopes: { regions: 'region', tiers: 'class', types: 'type' },
  customers: (count) => `a place on a list of ${count}`,
  payouts: {
    'credit-note': 'paid as a credit note',
    'invoice-discount': 'taken off the next invoice',
    goods: 'paid in goods',
  },
  contract: (number) => `under contract ${number}`,
}

export const sentenceWords = { zh, en } as const
