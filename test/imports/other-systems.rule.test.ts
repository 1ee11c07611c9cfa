import { describe, expect, test } from 'vitest'
import { findHeader, type HeadRow } from '../../src-main/domain/imports/find-header.ts'
import { guessTarget } from '../../src-main/domain/imports/guess-target.ts'
import { headerWord } from '../../src-main/domain/imports/header-word.ts'
import { personNameIn } from '../../src-main/domain/imports/read-field.ts'
import { recognisePreset } from '../../src-main/domain/imports/presets.ts'

/** Header rows as these systems write them in their exports and templates, and what must become of the columns. */
const exported: readonly (readonly [
  system: string,
  list: string,
  headers: string,
  mapped: Readonly<Record<string, string | null>>,
])[] = [
  [
    'wecom',
    'members',
    '姓名,帐号,别名,职务,部门,性别,手机,座机,个人邮箱,企业邮箱,地址,激活状态,禁用状态',
    { 姓名: 'name', 职务: 'role', 部门: 'team', 激活状态: 'active', 帐号: null },
  ],
  [
    'wecom',
    'customers',
    '客户名称,备注,描述,添加人,添加人账号,添加人所属部门,添加时间,来源,手机,企业,邮箱,地址,职务,电话,企业标签,个人标签',
    { 客户名称: 'name', 添加人: 'owner', 来源: 'source', 企业标签: 'tags', 添加人账号: null },
  ],
  [
    'dingtalk',
    'members',
    '员工UserID,姓名,部门,职位,手机号,工号,是否此部门主管,直属主管,邮箱,分机号,办公地点,备注,激活状态,角色',
    { 姓名: 'name', 部门: 'team', 员工UserID: null, 直属主管: null },
  ],
  [
    'jiandaoyun',
    'customers',
    '客户名称,客户类型,客户级别,所属行业,联系人,联系电话,地址,负责人,客户来源,提交人,提交时间,更新时间',
    { 客户名称: 'name', 负责人: 'owner', 提交人: null, 提交时间: null, 更新时间: null },
  ],
  [
    'xiaoshouyi',
    'customers',
    '客户名称,客户所有人,所属部门,客户级别,行业,省份,城市,详细地址,电话,所属区域公海,最新跟进记录,最新活动记录时间,锁定状态,业务类型,创建人,创建日期',
    { 客户名称: 'name', 客户所有人: 'owner', 省份: 'province', 所属区域公海: null, 业务类型: null },
  ],
  [
    'xiaoshouyi',
    'opportunities',
    '商机名称,客户名称,销售阶段,销售金额,结单日期,商机所有人,赢率,商机来源,最新跟进记录,所属部门,锁定状态,创建日期',
    { 商机名称: 'name', 客户名称: 'customer', 销售阶段: 'stage', 结单日期: 'closedOn', 商机所有人: 'owner' },
  ],
  [
    'fenxiang',
    'customers',
    '客户名称,负责人(必填),归属部门,客户级别,客户来源,行业,电话,省,市,区,成交状态,生命状态,锁定状态,业务类型,最后跟进时间,最后跟进人,相关团队,创建时间',
    { 客户名称: 'name', '负责人(必填)': 'owner', 省: 'province', 最后跟进时间: 'lastContactOn', 生命状态: null },
  ],
  [
    'fenxiang',
    'contacts',
    '姓名,客户名称,职务,手机1,电话1,邮箱,关键决策人,负责人,归属部门,生命状态,锁定状态,业务类型',
    { 姓名: 'name', 客户名称: 'customer', 手机1: 'phone', 邮箱: 'email' },
  ],
  [
    'yonyou',
    'customers',
    '往来单位编码,往来单位名称,往来单位简称,往来单位性质,分管部门,分管人员,税号,开户银行,银行账号,联系人,手机,信用额度,停用',
    { 往来单位名称: 'name', 税号: 'uscc', 分管人员: 'owner', 往来单位编码: null, 信用额度: null },
  ],
  [
    'yonyou',
    'customers',
    '客户编码,客户名称,客户简称,所属分类码,所属地区码,税号,法人,开户银行,分管部门,专管业务员,电话,联系人,发展日期,停用日期',
    { 客户名称: 'name', 客户简称: 'shortName', 专管业务员: 'owner', 客户编码: null, 发展日期: null },
  ],
  [
    'zoho',
    'customers',
    'Record Id,Account Owner.id,Account Owner,Rating,Account Name,Phone,Parent Account.id,Parent Account,Website,Account Type,Industry,Annual Revenue,SIC Code,Tag,Description,Created Time,Last Activity Time,Billing City,Billing State',
    {
      'Account Name': 'name',
      'Account Owner': 'owner',
      'Account Owner.id': null,
      'Parent Account': null,
      'Annual Revenue': null,
    },
  ],
  [
    'zoho',
    'opportunities',
    'Record Id,Deal Owner.id,Deal Owner,Amount,Deal Name,Closing Date,Account Name.id,Account Name,Stage,Probability (%),Next Step,Lead Source,Created Time,Modified Time,Created By,Modified By',
    { 'Deal Name': 'name', 'Account Name': 'customer', 'Deal Owner': 'owner', 'Probability (%)': 'probability' },
  ],
  [
    'zoho',
    'contacts',
    'Record Id,Contact Owner.id,Contact Owner,Lead Source,First Name,Last Name,Account Name.id,Account Name,Email,Title,Phone,Mobile,Created Time,Email Opt Out',
    { 'Last Name': 'name', 'First Name': 'firstName', 'Account Name': 'customer', Email: 'email', 'Contact Owner': null },
  ],
  [
    'zoho',
    'leads',
    'Record Id,Lead Owner.id,Lead Owner,Company,First Name,Last Name,Title,Email,Phone,Lead Source,Lead Status,Industry,Created Time,Email Opt Out',
    {
      Company: 'name',
      Phone: 'phone',
      'Lead Source': 'source',
      'Lead Owner': null,
      'Last Name': 'contactName',
      'First Name': 'contactFirstName',
    },
  ],
  [
    'dabei',
    'customers',
    '实例ID,实例标题,发起人,发起部门,发起时间,审批结果,审批状态,当前审批人,客户名称,客户分类,联系人,联系电话,所属区域,跟进人',
    { 客户名称: 'name', 客户分类: 'type', 跟进人: 'owner', 发起人: null },
  ],
]

test.each(exported)('%s, %s', (system, list, line, mapped) => {
  const headers = line.split(',')
  const guess = guessTarget(
    headers,
    headers.map(() => []),
  )
  expect([recognisePreset(headers), guess.target]).toEqual([system, list])
  const fields = Object.fromEntries(guess.columns.map(({ header, field }) => [header, field]))
  expect(fields).toMatchObject(mapped)
})

describe('leads', () => {
  test.each([
    ['线索名称,联系人,手机,线索来源', 'leads'],
    ['公司,姓名,手机,线索状态,线索来源', 'leads'],
    ['客户名称,联系人,手机,线索来源,客户类型', 'customers'],
    ['Company,Phone,Lead Source,Industry', 'customers'],
  ])('%s is a list of %s', (line, list) => {
    const headers = line.split(',')
    const empty = headers.map(() => [])
    expect(guessTarget(headers, empty).target).toBe(list)
  })
})

test('a template’s instructions above the header do not hide it', () => {
  const rows: HeadRow[] = [
    [
      '填写须知：\n1、不能在该模板中对成员信息类别进行增加、删除或修改；\n2、红色字段为必填字段，黑色字段为选填字段；\n3、部门：上下级部门间用“/”隔开。',
    ],
    ['姓名', '帐号', '别名', '职务', '部门', '性别', '手机', '座机', '个人邮箱', '激活状态'],
    ['张三', 'zhangsan', null, '销售代表', '华东/一部', '男', '13812345678', null, null, '已激活'],
  ].map((cells, at) => ({ number: at + 1, cells }))
  expect(findHeader(rows, headerWord).headerRows).toEqual([2])
})

test.each([
  ['Doe', 'Jane', 'Jane Doe'],
  ['王', '芳', '王芳'],
  ['欧阳', '娜娜', '欧阳娜娜'],
  ['王', null, '王'],
  [null, 'Jane', 'Jane'],
  // The other column has the whole name already.
  ['王芳', '芳', '王芳'],
  ['Jane Doe', 'jane', 'Jane Doe'],
  ['Wang', '芳', '芳 Wang'],
  ['王', '王', '王王'],
])('last name %s and first name %s are %s', (last, first, whole) => {
  const values = { ...(last === null ? {} : { name: last }), ...(first === null ? {} : { firstName: first }) }
  expect(personNameIn(values, 'name', 'firstName')).toBe(whole)
})

test('a list with first names only calls people by them', () => {
  const { columns } = guessTarget(['First Name', 'Company', 'Email', 'Phone'], [[], [], [], []], 'contacts')
  expect(columns.map(({ field }) => field)).toEqual(['name', 'customer', 'email', 'phone'])
})
