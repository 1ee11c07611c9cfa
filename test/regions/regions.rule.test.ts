import { expect, test } from 'vitest'
import { normaliseProvince, regionOfProvince } from '../../src-main/domain/regions/regions.ts'
import { workedCases } from '../_fixtures/worked-cases.ts'

const worked = workedCases('uscc.json') as { provinces: Record<string, string>; regions: Record<string, string[]> } | null

test.skipIf(!worked)('worked cases: every province and its region', () => {
  for (const [region, codes] of Object.entries(worked?.regions ?? {}))
    for (const code of codes) {
      const province = worked?.provinces[code] ?? ''
      expect([province, normaliseProvince(province), regionOfProvince(province)]).toEqual([province, province, region])
    }
})

test('short, long and spaced names', () => {
  expect(
    ['广东', '广东省', ' 广 东 ', '内蒙古', '新疆', '香港', '北京市', '北京', '广西壮族自治区'].map(normaliseProvince),
  ).toEqual([
    '广东省',
    '广东省',
    '广东省',
    '内蒙古自治区',
    '新疆维吾尔自治区',
    '香港特别行政区',
    '北京市',
    '北京市',
    '广西壮族自治区',
  ])
  expect(['广州', '', null, '中国', '省'].map(normaliseProvince)).toEqual([null, null, null, null, null])
  expect(['福建', '内蒙古', '重庆市', '无'].map(regionOfProvince)).toEqual(['华东', '华北', '西南', null])
})
