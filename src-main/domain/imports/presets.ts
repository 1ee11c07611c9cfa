import { readHeader } from './header-text.ts'

export type PresetName = 'jiandaoyun' | 'xiaoshouyi' | 'fenxiang' | 'yonyou' | 'zoho' | 'dabei' | 'wecom' | 'dingtalk'

interface Preset {
  readonly name: PresetName
  /** Headers that hardly anybody else writes; normalised. */
  readonly own: string
  /** Headers that go with them. */
  readonly usual: string
  /** Of its own ones, how many must stand there. */
  readonly least: number
}

/**
 * What exports of these systems are known by (rule J3): their own bookkeeping columns, which they write in every export.
 * Their business columns are called as everybody calls them and are mapped by the lists' synonyms.
 */
const presets: readonly Preset[] = [
  {
    name: 'wecom',
    own: '外部联系人 外部联系人名称 外部联系人备注 企业微信 企业标签 个人标签 添加渠道 添加人账号 添加人所属部门 描述 帐号 别名 禁用 激活状态 对外信息 直属上级 企业简称 英文id 个人邮箱',
    usual: '姓名 部门 职务 手机 邮箱 电话 座机 地址 性别 添加人 添加时间 企业名称',
    least: 2,
  },
  {
    name: 'dingtalk',
    own: '员工userid userid 部门主管 是否此部门主管 分机号 工号 直属主管 办公地点 入职时间 主管 主部门 激活状态 角色 高管模式 号码隐藏 专属帐号',
    usual: '姓名 部门 职位 手机号 邮箱 企业邮箱 备注',
    least: 3,
  },
  {
    name: 'jiandaoyun',
    own: '提交人 提交时间 流程状态 当前节点 当前负责人 数据id 数据标题 扩展字段 微信openid 提交ip',
    usual: '更新时间 创建人 客户名称',
    least: 2,
  },
  {
    name: 'xiaoshouyi',
    own: '所属区域公海 公海 客户所有人 客户级别 最新跟进记录 最新活动记录时间 最新跟进时间 所有人 所有人主属部门 所属部门 锁定状态 业务类型 审批状态 最新跟进人 创建人部门 退回次数 到期时间 领取时间',
    usual: '客户名称 创建人 创建日期 修改人 修改日期',
    least: 3,
  },
  {
    name: 'fenxiang',
    own: '归属部门 相关团队 生命状态 锁定状态 业务类型 成交状态 最后跟进时间 最后跟进人 领取时间 退回原因 所属公海 剩余保有时间 外部负责人 外部企业 唯一性id 最后修改人 最后修改时间 最近一次成交时间',
    usual: '客户名称 负责人 客户级别 创建人 创建时间',
    least: 3,
  },
  {
    name: 'yonyou',
    own: '往来单位编码 往来单位名称 往来单位简称 往来单位分类 往来单位全称 客户分类编码 客户编码 专管业务员 专营业务员 专营业务员名称 分管部门 发展日期 停用日期 信用额度 信用等级 信用期限 客户助记码 助记码 自定义项1 对应供应商编码 所属分类码 所属地区码 价格级别 扣率 结算客户 客商编码 客商名称',
    usual: '税号 地址 电话 联系人 邮政编码 法人 开户银行 银行账号',
    least: 2,
  },
  {
    name: 'zoho',
    own: 'recordid leadid leadowner accountid accountname accountowner contactid contactowner leadsource billingstreet billingcity billingcode billingstate shippingstreet shippingcity lastactivitytime createdby modifiedby modifiedtime annualrevenue sicode exchangerate layout createdtime tag emailoptout vendorname',
    usual: 'phone website industry rating ownership employees description email mobile',
    least: 3,
  },
  {
    name: 'dabei',
    own: '实例id 表单实例id 实例标题 发起人 发起部门 发起时间 完成时间 审批结果 审批状态 当前审批人 审批编号 历史审批人 关联表单 实例状态',
    usual: '客户名称 更新时间 创建人',
    least: 3,
  },
]

const sets = presets.map((preset) => ({
  ...preset,
  own: new Set(preset.own.split(' ')),
  usual: new Set(preset.usual.split(' ')),
}))

/** The system that a header row was exported from; null where none is recognised with some certainty. */
export function recognisePreset(headers: readonly string[]): PresetName | null {
  const leaves = new Set(headers.map((header) => readHeader(header).leaf).filter((leaf) => leaf !== ''))
  let best: { name: PresetName; weight: number } | null = null
  for (const { name, own, usual, least } of sets) {
    let owned = 0
    let common = 0
    for (const leaf of leaves) {
      if (own.has(leaf)) owned++
      else if (usual.has(leaf)) common++
    }
    if (owned < least) continue
    const weight = owned + common * 0.2
    if (!best || weight > best.weight) best = { name, weight }
  }
  return best?.name ?? null
}
