import { companyNameKey } from '../../customers/company-name-key.ts'
import { checkUscc } from '../../identifiers/uscc.ts'
import { HeaderVocabulary } from '../header-vocabulary.ts'
import type { ImportTarget } from '../import-target.ts'
import { nameIn, textOf } from '../read-field.ts'
import { personColumns, personOf, personValues } from './contact-part.ts'

const vocabulary = new HeaderVocabulary({
  sure: {
    name:
      '姓名 联系人 外部联系人名称 联系人姓名 联系人名称 联系人名 联络人 对接人 对接人姓名 主要联系人 关键联系人 外部联系人 客户联系人 客户姓名 客户昵称 微信昵称 备注名 ' +
      'fullname contact contactname contactperson contactfullname displayname lastname surname familyname 姓 姓氏',
    customer:
      '客户 客户名称 客户名 所属客户 所属客户名称 客户全称 公司 公司名称 公司名 企业 企业名称 企业全称 单位 单位名称 工作单位 所在公司 所在单位 所属公司 所属企业 往来单位 ' +
      'account accountname company companyname customer customername organization organisation employer',
    customerCode: '统一社会信用代码 社会信用代码 信用代码 客户信用代码 税号 纳税人识别号 uscc taxid creditcode',
    title: '职务 职位 岗位 职称 头衔 联系人职务 联系人职位 title jobtitle position contacttitle',
    phone:
      '手机 手机号 手机号码 电话 联系电话 联系方式 移动电话 电话号码 办公电话 固定电话 座机 联系人手机 联系人电话 phone mobile tel telephone mobilephone phonenumber cellphone workphone',
    email: '邮箱 电子邮箱 电子邮件 邮件 邮箱地址 工作邮箱 email mail emailaddress',
    decisionRole: '决策链角色 决策角色 决策链 联系人角色 采购角色 角色 decisionrole buyingrole contactrole role',
  },
  // Alone it is all there is of a name.
  weak: {
    name: '名称 name 昵称 人员 firstname givenname 名',
    firstName: 'firstname givenname 名',
    customer: '医院 学校 机构 门店 经销商 组织',
    customerCode: '组织机构代码',
  },
  patterns: [
    ['phone', 0.8, /^(?:联系人|个人|工作|办公)?(?:手机|电话|座机)(?:号码?)?\d?$/],
    ['email', 0.8, /^(?:个人|企业|工作|联系人)?(?:邮箱|邮件|email)\d?$/],
    ['name', 0.8, /^(?:主要|首要|第[一二三])?(?:联系人|联络人|对接人)(?:姓名)?\d?$/],
  ],
  leftOut:
    '序号 编号 编码 id 联系人编号 联系人id 部门 性别 生日 年龄 微信 微信号 qq 传真 地址 备注 创建时间 创建人 负责人 添加人 添加时间 来源 标签 no number department gender birthday fax address remark createdat owner',
})

const at = { name: personColumns.indexOf('name'), phone: personColumns.indexOf('phone'), email: personColumns.indexOf('email') }
const person = {
  name: 'name',
  firstName: 'firstName',
  title: 'title',
  phone: 'phone',
  email: 'email',
  role: 'decisionRole',
} as const

/** People at customers. A row names its customer by credit code or name. */
export const contactTarget: ImportTarget = {
  name: 'contacts',
  title: 'name',
  missing: 'no-contact-name',
  vocabulary,
  columns: personColumns,
  writable: ['name', 'title', 'phone', 'email', 'decision_role'],
  neverBlank: ['name'],
  part: [],
  references: ['customer', 'customerCode'],
  identity: ['id', 'name', 'phone', 'email', 'customerKey', 'customerCode'],
  keys: ['phone', 'name'],
  fields: [
    { key: 'id', kind: 'id', columns: [], identifies: 'id' },
    { key: 'name', kind: 'text', columns: ['name'], required: true, identifies: 'name' },
    { key: 'firstName', kind: 'text', columns: [] },
    { key: 'customer', kind: 'reference', columns: [], names: 'customer' },
    { key: 'customerCode', kind: 'code', columns: [] },
    { key: 'title', kind: 'text', columns: ['title'] },
    { key: 'phone', kind: 'phone', columns: ['phone'], identifies: 'phone' },
    { key: 'email', kind: 'email', columns: ['email'], identifies: 'email' },
    { key: 'decisionRole', kind: 'role', columns: ['decision_role'] },
  ],
  clean(values, { inferRoles }) {
    // Who is named by an id came from here: a blank role is one that nobody gave.
    const someone = personOf(values, person, inferRoles && typeof values['id'] !== 'number', null)
    if (!someone) return null
    const code = textOf(values, 'customerCode')
    return {
      values: personValues(someone),
      part: null,
      references: [nameIn(values, 'customer'), code !== null && checkUscc(code).valid ? code : null],
      ...(typeof values['id'] === 'number' ? { id: values['id'] } : {}),
    }
  },
  identify({ values, references, id }) {
    const [customer = null, code = null] = references
    return {
      id: id === undefined ? null : String(id),
      name: text(values[at.name]),
      phone: text(values[at.phone]),
      email: text(values[at.email]),
      customerKey: customer === null ? null : companyNameKey(customer),
      customerCode: code,
    }
  },
  keeps(column, _value, stands, incoming) {
    // A role that a person confirmed outweighs one inferred from a title.
    return column === 'decision_role' && incoming['role_inferred'] === 1 && stands !== null
  },
}

function text(value: string | number | null | undefined): string | null {
  return typeof value === 'string' ? value : null
}
