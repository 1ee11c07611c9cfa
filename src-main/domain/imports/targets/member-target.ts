import { fullPinyin } from '../../_base/pinyin.ts'
import { HeaderVocabulary } from '../header-vocabulary.ts'
import type { ImportTarget, StoredValue } from '../import-target.ts'
import { nameIn, numberOf, textOf } from '../read-field.ts'

const vocabulary = new HeaderVocabulary({
  sure: {
    name: '姓名 成员 成员姓名 员工姓名 人员姓名 业务员姓名 销售姓名 员工 用户名 membername employeename fullname displayname',
    role: '角色 系统角色 成员角色 岗位角色 权限角色 role memberrole userrole',
    region: '区域 大区 销售区域 所属区域 所属大区 负责区域 region territory',
    team: '部门 所属部门 团队 小组 所在部门 部门名称 一级部门 主部门 team department group',
    active: '状态 启用 在职 是否启用 是否在职 启用状态 在职状态 账号状态 激活状态 active enabled status',
  },
  weak: { name: '名称 name 昵称', role: '职务 职位 岗位 title position', region: '地区 办公地点' },
  patterns: [['team', 0.8, /^(?:所在|所属)?(?:[一二三]级)?部门(?:\d|路径|全称)?$/]],
  leftOut:
    '序号 编号 id 账号 帐号 工号 员工工号 员工userid 用户id userid 别名 英文名 性别 手机 手机号 手机号码 电话 分机号 座机 邮箱 个人邮箱 企业邮箱 邮件 地址 直属上级 直属主管 部门主管 身份 入职时间 入职日期 激活状态 备注 no number mobile phone email account',
})

const columns = ['name', 'pinyin', 'role', 'region', 'team', 'active'] as const

/** People of the workspace; exports of address lists fit. */
export const memberTarget: ImportTarget = {
  name: 'members',
  title: 'name',
  missing: 'no-member-name',
  vocabulary,
  columns,
  writable: ['name', 'role', 'region', 'team', 'active'],
  neverBlank: ['name', 'role', 'active'],
  part: [],
  references: [],
  identity: ['id', 'name'],
  keys: ['name'],
  fields: [
    { key: 'id', kind: 'id', columns: [], identifies: 'id' },
    { key: 'name', kind: 'text', columns: ['name'], required: true, identifies: 'name' },
    {
      key: 'role',
      kind: 'choice',
      columns: ['role'],
      choices: {
        assistant: '销售助理 助理 内勤 商务 文员',
        rep: '销售 销售代表 业务员 业务代表 客户经理 销售员 专员 sales',
        manager: '经理 销售经理 区域经理 主管 销售主管 大区经理 组长',
        director: '总监 销售总监 大区总监',
        finance: '财务 会计 出纳 财务经理',
        legal: '法务 合规 法务经理',
        product: '产品 产品经理 产品技术 技术 工程师',
        vp: '副总 副总裁 副总经理 总裁 总经理 分管领导',
        administrator: '管理员 系统管理员 超级管理员 admin',
      },
    },
    { key: 'region', kind: 'text', columns: ['region'] },
    { key: 'team', kind: 'text', columns: ['team'] },
    { key: 'active', kind: 'flag', columns: ['active'] },
  ],
  clean(values) {
    const name = nameIn(values, 'name')
    if (name === null) return null
    const own: Record<(typeof columns)[number], StoredValue> = {
      name,
      pinyin: fullPinyin(name),
      role: textOf(values, 'role'),
      region: textOf(values, 'region'),
      team: textOf(values, 'team'),
      active: numberOf(values, 'active'),
    }
    return {
      values: columns.map((column) => own[column]),
      part: null,
      references: [],
      ...(typeof values['id'] === 'number' ? { id: values['id'] } : {}),
    }
  },
  identify: ({ values, id }) => ({
    id: id === undefined ? null : String(id),
    name: typeof values[0] === 'string' ? values[0] : null,
  }),
}
