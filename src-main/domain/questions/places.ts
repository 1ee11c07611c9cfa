import { defaultRegions, normaliseProvince } from '../regions/regions.ts'
import type { TextReader } from './text-reader.ts'

/** A value said with its field. */
export interface SaidValues {
  readonly field: string
  readonly values: readonly string[]
}

const grades = ['特等', '甲等', '乙等', '丙等', '未定等'] as const
/** From the highest down; 特等 is only of the third level. */
const hospitalLevels: readonly string[] = ['三级', '二级', '一级'].flatMap((level) =>
  grades.filter((grade) => grade !== '特等' || level === '三级').map((grade) => `${level}${grade}`),
)

const tierOrder = ['S', 'A', 'B', 'C', 'D'] as const

/** 三甲, 三级甲等, 二级, 二级及以上. */
function readHospitalLevel(reader: TextReader): SaidValues | null {
  if (reader.take(/未定级|无等级/y)) return { field: 'hospitalLevel', values: ['未定级'] }
  const found = reader.take(
    /([一二三])(?:级?([特甲乙丙])等?|级(?=医院|及|以上|以下|未|的|[，,、和]|$))([及或]?以上|[及或]?以下)?/y,
  )
  if (!found) return null
  const [, level = '', grade, side = ''] = found
  const own = grade === undefined ? hospitalLevels.filter((one) => one.startsWith(level)) : [`${level}级${grade}等`]
  if (side === '') return { field: 'hospitalLevel', values: own }
  const [first, last] = [hospitalLevels.indexOf(own[0] ?? ''), hospitalLevels.indexOf(own.at(-1) ?? '')]
  return { field: 'hospitalLevel', values: side.includes('上') ? hospitalLevels.slice(0, last + 1) : hospitalLevels.slice(first) }
}

/** S级, A、B级, S级和A级, A级以上, B类. */
function readTiers(reader: TextReader): SaidValues | null {
  const found = reader.take(
    /([SABCD](?:级|类)?(?:[、,和及与/或]?[SABCD](?:级|类)?)*)(?<=级|类|[SABCD](?=级|类))(?:客户(?=[及或]?以[上下]))?([及或]?以上|[及或]?以下)?/y,
  )
  if (!found || !/级|类/.test(found[0])) return null
  const said = tierOrder.filter((tier) => (found[1] ?? '').includes(tier))
  const side = found[2] ?? ''
  const first = tierOrder.indexOf(said[0] ?? 'S')
  const last = tierOrder.indexOf(said.at(-1) ?? 'D')
  const values = side === '' ? said : side.includes('上') ? tierOrder.slice(0, last + 1) : tierOrder.slice(first)
  return { field: 'tier', values }
}

const provinces =
  /(北京|天津|河北|山西|内蒙古|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|重庆|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|台湾|香港|澳门)(?:特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|省|市)?/y
const regions = new RegExp(`(${defaultRegions.join('|')})(?:大区|地区|区域|区)?`, 'y')
const cities =
  /(广州|深圳|杭州|南京|苏州|武汉|成都|西安|青岛|济南|郑州|长沙|宁波|无锡|佛山|东莞|合肥|福州|厦门|大连|沈阳|哈尔滨|长春|石家庄|太原|昆明|贵阳|南宁|海口|兰州|南昌|温州|常州|徐州|珠海)市?/y
const stages =
  /(?:处于|停留在|停在|卡在|在|到)?(线索触达|需求诊断|需求确认|需求|方案匹配|方案报价|方案|报价谈判|报价|谈判|合同签署|合同|签约|交付履约|交付|复购裂变|招标|投标|立项|验收)阶段/y
const nodeNames = '财务|法务|产品|技术|销售总监|总监|经理|市场部|医学部|合规部?|销售|总经理'
const nodePlace = '处于|停留在|停在|卡在'
const nodes = new RegExp(
  `(?:${nodePlace}|在)?(${nodeNames})(?:部门?)?(?:成本锁定|条款归档|技术确认)?(?:审批|节点|环节|审核|那里|那|会签|手里|(?=的?报价|的?合同))`,
  'y',
)
const heldAt = new RegExp(`(?:${nodePlace})(${nodeNames})(?:部门?|手上|那边)?(?!阶段)`, 'y')
/** 因价格丢单, 丢单原因是竞品. */
const lostReasons =
  /(?:因为?|由于)([\u4e00-\u9fa5]{1,6}?)(?:原因|问题|因素)?(?:而|被)?(?=丢|输|败|流失)|(?:丢单|输单)原因[是为]([\u4e00-\u9fa5]{2,8}?)(?=的|$)/y
const industries =
  /(IVD|体外诊断|医疗器械|医疗|医药|生物医药|生物|制造业?|零售|教育|金融|能源|化工|电子|汽车|食品|建筑|物流|互联网|通信|政府|农业|检验|快消|软件|半导体|新能源)(?:行业|领域)/y
const industryCodes = /(IVD)(?:行业)?/y
/** Industries that need no 行业 behind them where records follow. */
const plainIndustries =
  /(制造业|零售业|物流业|建筑业|体外诊断|医疗器械|生物医药|新能源|半导体|互联网)(?=的|客户|商机|公司|企业|线索|合同|报价|本|上|今|去|近)/y
const sources = /(展会|官网|网页表单|网站表单|转介绍|老客户推荐|公众号|广告|地推|电销|陌拜)(?:来源|渠道)?(?:来的)?/y
const otherIndustry = /([\u4e00-\u9fa5]{2,4}?)行业/y

/** Places, levels, tiers, stages, industries: values that name their field. */
export function readValues(reader: TextReader): SaidValues | null {
  const one = (field: string, pattern: RegExp): SaidValues | null => {
    const found = reader.take(pattern)
    return found ? { field, values: [found[1] ?? ''] } : null
  }
  const province = () => {
    const found = reader.take(provinces)
    return found ? { field: 'province', values: [normaliseProvince(found[1] ?? '') ?? found[1] ?? ''] } : null
  }
  const lostReason = () => {
    const found = reader.take(lostReasons)
    return found ? { field: 'lostReason', values: [found[1] ?? found[2] ?? ''] } : null
  }
  return (
    readHospitalLevel(reader) ??
    readTiers(reader) ??
    one('region', regions) ??
    province() ??
    one('city', cities) ??
    one('stage', stages) ??
    one('node', nodes) ??
    one('node', heldAt) ??
    lostReason() ??
    one('industry', industries) ??
    one('industry', industryCodes) ??
    one('industry', plainIndustries) ??
    one('source', sources)
  )
}

/** A word before 行业 that no vocabulary knows is an industry all the same. */
export function readOtherIndustry(reader: TextReader): SaidValues | null {
  const found = reader.take(otherIndustry)
  return found && !/各|按|哪|每|分/.test(found[1] ?? '') ? { field: 'industry', values: [found[1] ?? ''] } : null
}
