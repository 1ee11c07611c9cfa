import { HeaderVocabulary } from '../header-vocabulary.ts'
import type { ImportTarget, StoredValue } from '../import-target.ts'
import { nameIn, personNameIn, textOf } from '../read-field.ts'

const vocabulary = new HeaderVocabulary({
  sure: {
    name: '线索 线索名称 线索公司 单位 单位名称 公司 公司名称 企业名称 客户 客户名称 医院名称 机构名称 lead leadname company companyname organisation organization account',
    contactName: '联系人 姓名 联系人姓名 联系人名称 观众姓名 contact contactname fullname attendee lastname surname familyname',
    phone: '手机 手机号 手机号码 电话 联系电话 联系方式 phone mobile tel telephone',
    source: '来源 线索来源 客户来源 来源渠道 渠道 获客渠道 source leadsource channel',
    industry: '行业 所属行业 行业分类 industry sector',
    needClass: '需求类别 需求分类 技术需求 需求类型 产品线 意向产品 感兴趣的产品 need needclass interest product',
    region: '区域 大区 所属区域 地区 region territory area',
    arrivedOn:
      '到达时间 到达日期 创建时间 创建日期 提交时间 登记时间 扫码时间 留资时间 获取时间 日期 arrived arrivedat createdat submittedat date',
    remark: '备注 说明 需求描述 留言 咨询内容 描述 remark note notes message comment description',
  },
  weak: { name: '名称 name', contactName: '称呼 人员 firstname givenname', contactFirstName: 'firstname givenname' },
  patterns: [
    ['phone', 0.8, /^(?:联系人|客户)?(?:手机|电话)(?:号码?)?\d?$/],
    ['arrivedOn', 0.7, /^(?:线索)?(?:到达|提交|登记|创建)(?:时间|日期)$/],
  ],
  leftOut: '序号 编号 id 线索编号 负责人 跟进人 状态 职务 邮箱 地址 no number owner status email title address',
})

const columns = ['name', 'contact_name', 'phone', 'source', 'industry', 'need_class', 'region', 'remark', 'arrived_on'] as const

/** Leads; who gets them is the rule's to say, so a file's owner is left out. */
export const leadTarget: ImportTarget = {
  name: 'leads',
  title: 'name',
  missing: 'no-lead-name',
  vocabulary,
  columns,
  writable: ['name', 'contact_name', 'phone', 'source', 'industry', 'need_class', 'region', 'remark'],
  neverBlank: ['name'],
  part: [],
  references: [],
  identity: ['id', 'name', 'phone'],
  keys: ['phone', 'name'],
  fields: [
    { key: 'id', kind: 'id', columns: [], identifies: 'id' },
    { key: 'name', kind: 'text', columns: ['name'], required: true, identifies: 'name' },
    { key: 'contactName', kind: 'text', columns: ['contact_name'] },
    { key: 'contactFirstName', kind: 'text', columns: [] },
    { key: 'phone', kind: 'phone', columns: ['phone'], identifies: 'phone' },
    { key: 'source', kind: 'text', columns: ['source'], watched: true },
    { key: 'industry', kind: 'text', columns: ['industry'], watched: true },
    { key: 'needClass', kind: 'text', columns: ['need_class'] },
    { key: 'region', kind: 'text', columns: ['region'] },
    { key: 'arrivedOn', kind: 'date', columns: ['arrived_on'] },
    { key: 'remark', kind: 'long-text', columns: ['remark'] },
  ],
  clean(values) {
    const name = nameIn(values, 'name')
    if (name === null) return null
    const own: Record<(typeof columns)[number], StoredValue> = {
      name,
      contact_name: personNameIn(values, 'contactName', 'contactFirstName'),
      phone: textOf(values, 'phone'),
      source: textOf(values, 'source'),
      industry: textOf(values, 'industry'),
      need_class: textOf(values, 'needClass'),
      region: textOf(values, 'region'),
      remark: textOf(values, 'remark'),
      arrived_on: textOf(values, 'arrivedOn'),
    }
    return {
      values: columns.map((column) => own[column]),
      part: null,
      references: [],
      ...(typeof values['id'] === 'number' ? { id: values['id'] } : {}),
    }
  },
  identify({ values, id }) {
    const text = (value: StoredValue | undefined) => (typeof value === 'string' ? value : null)
    return { id: id === undefined ? null : String(id), name: text(values[0]), phone: text(values[2]) }
  },
}
