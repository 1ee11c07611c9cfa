/** A value indicator of rule C5 as it is defined for an industry. */
export interface IndicatorDefinition {
  readonly name: string
  readonly unit: string
  readonly better: 'more' | 'less'
}

const generic: readonly IndicatorDefinition[] = [
  { name: '交付准时率', unit: '%', better: 'more' },
  { name: '问题响应时长', unit: '小时', better: 'less' },
]

const byIndustry: readonly { readonly words: readonly string[]; readonly indicators: readonly IndicatorDefinition[] }[] = [
  {
    words: ['零售', '商超', '连锁', '电商'],
    indicators: [
      { name: '会员复购率提升', unit: '%', better: 'more' },
      { name: '促销 ROI', unit: '', better: 'more' },
    ],
  },
  {
    words: ['制造', '机械', '汽车', '电子', '化工', '装备'],
    indicators: [
      { name: '停机时长下降率', unit: '%', better: 'more' },
      { name: '质检合格率', unit: '%', better: 'more' },
    ],
  },
  {
    words: ['教育', '学校', '高校', '培训'],
    indicators: [
      { name: '响应时长', unit: '小时', better: 'less' },
      { name: '系统可用率', unit: '%', better: 'more' },
    ],
  },
  {
    words: ['医院', '医疗', '诊断', '检验', '药'],
    indicators: [
      { name: '检验报告周转时长', unit: '小时', better: 'less' },
      { name: '设备开机率', unit: '%', better: 'more' },
    ],
  },
]

/** The indicators of an industry by a word in its name; those for everybody where none fits (rule C5). */
export function indicatorsOf(industry: string | null): readonly IndicatorDefinition[] {
  return byIndustry.find(({ words }) => words.some((word) => industry?.includes(word)))?.indicators ?? generic
}
