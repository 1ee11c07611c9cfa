import { foldText } from '../_base/text.ts'

/** The default sales regions. Companies differ (福建, 内蒙古): a workspace's own table outranks this one. */
export const defaultRegions = ['华东', '华北', '华中', '华南', '西南', '西北', '东北', '港澳台'] as const
export type DefaultRegion = (typeof defaultRegions)[number]

/** Short name, full name, region; GB/T 2260 order. */
const provinceTable: readonly (readonly [string, string, DefaultRegion])[] = [
  ['北京', '北京市', '华北'],
  ['天津', '天津市', '华北'],
  ['河北', '河北省', '华北'],
  ['山西', '山西省', '华北'],
  ['内蒙古', '内蒙古自治区', '华北'],
  ['辽宁', '辽宁省', '东北'],
  ['吉林', '吉林省', '东北'],
  ['黑龙江', '黑龙江省', '东北'],
  ['上海', '上海市', '华东'],
  ['江苏', '江苏省', '华东'],
  ['浙江', '浙江省', '华东'],
  ['安徽', '安徽省', '华东'],
  ['福建', '福建省', '华东'],
  ['江西', '江西省', '华东'],
  ['山东', '山东省', '华东'],
  ['河南', '河南省', '华中'],
  ['湖北', '湖北省', '华中'],
  ['湖南', '湖南省', '华中'],
  ['广东', '广东省', '华南'],
  ['广西', '广西壮族自治区', '华南'],
  ['海南', '海南省', '华南'],
  ['重庆', '重庆市', '西南'],
  ['四川', '四川省', '西南'],
  ['贵州', '贵州省', '西南'],
  ['云南', '云南省', '西南'],
  ['西藏', '西藏自治区', '西南'],
  ['陕西', '陕西省', '西北'],
  ['甘肃', '甘肃省', '西北'],
  ['青海', '青海省', '西北'],
  ['宁夏', '宁夏回族自治区', '西北'],
  ['新疆', '新疆维吾尔自治区', '西北'],
  ['台湾', '台湾省', '港澳台'],
  ['香港', '香港特别行政区', '港澳台'],
  ['澳门', '澳门特别行政区', '港澳台'],
]

const byShortName = new Map(provinceTable.map((row) => [row[0], row]))
const byFullName = new Map(provinceTable.map((row) => [row[1], row]))
const suffix = /(?:特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|省|市)$/

function find(text: string | null): (typeof provinceTable)[number] | null {
  if (text === null) return null
  const exact = byFullName.get(text)
  if (exact) return exact
  const folded = foldText(text).replaceAll(' ', '')
  return byShortName.get(folded) ?? byShortName.get(folded.replace(suffix, '')) ?? null
}

/** A province's full name (广东 → 广东省, 内蒙 is not guessed). Null when it is none of the 34. */
export function normaliseProvince(text: string | null): string | null {
  return find(text)?.[1] ?? null
}

/** The default region of a province in short or full form; null when it is no province. */
export function regionOfProvince(province: string | null): DefaultRegion | null {
  return find(province)?.[2] ?? null
}
