import { quarterOf } from '../../_base/quarters.ts'
import { foldText } from '../../_base/text.ts'
import type { StoredValue } from '../import-target.ts'
import { readQuarter } from '../read-quarter.ts'
import { customerFields, customerWords, recordTarget } from './record-target-fields.ts'

/** Plain decimal text, a per cent sign kept; null for anything else. */
function figureOf(text: string): string | null {
  const [, sign = '', digits = '', percent = ''] =
    /^([+-]?)(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(%?)$/.exec(foldText(text)) ?? []
  if (digits === '') return null
  const [whole = '', fraction = ''] = digits.replaceAll(',', '').split('.')
  if (whole.length > 12 || fraction.length > 6) return null
  return `${sign === '-' ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}${percent}`
}

/** Takes the per cent sign off; says whether there was one. */
function bare(row: Record<string, StoredValue>, column: string): boolean {
  const value = row[column]
  if (typeof value !== 'string' || !value.endsWith('%')) return false
  row[column] = value.slice(0, -1)
  return true
}

/** Figures of value indicators (rule C5), a row each: known again by customer, indicator and quarter. */
export const indicatorTarget = recordTarget({
  name: 'indicators',
  title: 'name',
  keys: ['name'],
  words: {
    sure: {
      ...customerWords,
      name: '指标 指标名称 价值指标 价值指标名称 indicator indicatorname valueindicator kpi',
      quarter: '季度 所属季度 统计季度 quarter',
      value: '数值 指标值 实际值 本季值 实际 完成值 value actual figure',
      benchmark: '行业水平 行业均值 行业平均 行业基准 行业标杆 同业 benchmark industry industryaverage',
      unit: '单位 计量单位 unit',
      better: '方向 优劣方向 越大越好 direction better',
      source: '来源 数据来源 出处 source datasource',
      asOf: '数据日期 统计日期 截止日期 截至日期 取数日期 asof dataasof measuredon',
    },
    weak: { value: '值', asOf: '日期 date', quarter: '期间 统计期间 period' },
    patterns: [],
    leftOut: '序号 编号 行业 去年同期 同比 环比 备注 填报人 id no remark',
  },
  fields: [
    { key: 'name', kind: 'text', columns: ['name'], required: true, identifies: 'name' },
    ...customerFields,
    { key: 'quarter', kind: 'text', columns: ['quarter'], required: true, fillable: true },
    { key: 'value', kind: 'text', columns: ['value'], required: true },
    { key: 'benchmark', kind: 'text', columns: ['benchmark'] },
    { key: 'unit', kind: 'text', columns: ['unit'] },
    {
      key: 'better',
      kind: 'choice',
      columns: ['better'],
      choices: { more: '越大越好 越高越好 大 高 正向 higher up', less: '越小越好 越低越好 小 低 反向 负向 lower down' },
    },
    { key: 'source', kind: 'text', columns: ['source'] },
    { key: 'asOf', kind: 'date', columns: ['as_of'] },
  ],
  readers: { quarter: readQuarter, value: figureOf, benchmark: figureOf },
  unreadable: { quarter: 'bad-quarter', value: 'unreadable-number', benchmark: 'unreadable-number' },
  complete(row) {
    const asOf = row['as_of']
    if (typeof asOf === 'string') row['quarter'] ??= quarterOf(asOf)
    row['written_percent'] = bare(row, 'value') ? 1 : 0
    bare(row, 'benchmark')
  },
  derived: { written_percent: (row) => row['written_percent'] ?? 0 },
  fixed: ['quarter', 'name'],
  identify: (row) => ({ name: JSON.stringify([row['name'], row['quarter']]) }),
})
