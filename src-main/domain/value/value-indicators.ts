import { foldText } from '../_base/text.ts'

/** A value indicator of rule C5 as it is defined for an industry. */
export interface IndicatorDefinition {
  /** Words of the industries it is for; empty: for everybody whose industry has none of its own. */
  readonly industries: readonly string[]
  readonly name: string
  readonly unit: string
  readonly better: 'more' | 'less'
  /** How it follows from other figures; null: somebody types or imports it. */
  readonly formula: string | null
}

const retail = ['零售', '商超', '连锁', '电商', '电子商务']
const makers = ['制造', '机械', '汽车', '电子', '化工', '装备']
const schools = ['教育', '学校', '高校', '培训']
const hospitals = ['医院', '医疗', '诊断', '检验', '药']

/** Those that a workspace begins with; it may have others instead. */
export const shippedIndicators: readonly IndicatorDefinition[] = [
  { industries: retail, name: '会员复购率提升', unit: '%', better: 'more', formula: null },
  { industries: retail, name: '促销 ROI', unit: '', better: 'more', formula: null },
  { industries: makers, name: '停机时长下降率', unit: '%', better: 'more', formula: null },
  { industries: makers, name: '质检合格率', unit: '%', better: 'more', formula: null },
  { industries: schools, name: '响应时长', unit: '小时', better: 'less', formula: '首响时长' },
  { industries: schools, name: '系统可用率', unit: '%', better: 'more', formula: null },
  { industries: hospitals, name: '检验报告周转时长', unit: '小时', better: 'less', formula: null },
  { industries: hospitals, name: '设备开机率', unit: '%', better: 'more', formula: null },
  { industries: [], name: '交付准时率', unit: '%', better: 'more', formula: null },
  { industries: [], name: '问题响应时长', unit: '小时', better: 'less', formula: '首响时长' },
]

/**
 * The indicators of an industry (rule C5), in their order: those with the longest word that its name contains, the name itself
 * before any; those for everybody where none fits.
 */
export function indicatorsOf<One extends IndicatorDefinition>(all: readonly One[], industry: string | null): One[] {
  const name = foldText(industry ?? '').toLowerCase()
  const fit = (words: readonly string[]) =>
    Math.max(
      0,
      ...words.map((word) => {
        const folded = foldText(word).toLowerCase()
        return folded === name ? Number.POSITIVE_INFINITY : folded !== '' && name.includes(folded) ? folded.length : 0
      }),
    )
  const fits = all.map((one) => ({ one, fit: one.industries.length === 0 ? 0 : fit(one.industries) }))
  const best = Math.max(0, ...fits.map((each) => each.fit))
  return fits.filter((each) => each.fit === best && (best > 0 || each.one.industries.length === 0)).map(({ one }) => one)
}
