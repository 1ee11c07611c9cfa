import { describe, expect, test } from 'vitest'
import { importTargets } from '../../src-preload/contract/imports.ts'
import { grids } from '../../src-main/app/thread-handlers.ts'
import { importEntities } from '../../src-main/features/imports/entities.ts'
import { guessTarget } from '../../src-main/domain/imports/guess-target.ts'
import { recognisePreset } from '../../src-main/domain/imports/presets.ts'
import { suggestedText } from '../../src-main/domain/imports/suggest-text.ts'
import { nearestTexts } from '../../src-main/domain/imports/nearest-text.ts'
import { importTargetsByName } from '../../src-main/domain/imports/targets/all-targets.ts'
import { en } from '../../src-renderer/text/en/index.ts'
import { zh } from '../../src-renderer/text/zh/index.ts'

const words = (line: string) => line.split(',')
const guess = (headers: string, ...rows: string[]) => {
  const names = words(headers)
  return guessTarget(
    names,
    names.map((_, at) => rows.map((row) => words(row)[at] ?? null)),
  )
}
const mapped = (headers: string, ...rows: string[]) =>
  Object.fromEntries(guess(headers, ...rows).columns.flatMap(({ header, field }) => (field === null ? [] : [[header, field]])))

describe('which list a file is', () => {
  test.each([
    ['客户名称,行业,区域,负责人,联系人,手机', 'customers'],
    ['公司名称,联系人,电话', 'customers'],
    ['单位名称,客户性质,大区,业务员,联系人,职务,手机,邮箱,年采购额', 'customers'],
    ['姓名,公司名称,职位,手机号,邮箱', 'contacts'],
    ['联系人,所属客户,职务,联系电话,决策链角色', 'contacts'],
    ['客户名称,联系人姓名,职务,手机,邮箱', 'contacts'],
    ['外部联系人名称,企业名称,职务,手机,添加人,添加时间', 'contacts'],
    ['姓名,部门,职务,手机,邮箱,激活状态', 'members'],
    ['员工UserID,姓名,手机号,部门,职位,工号,直属主管', 'members'],
    ['Full Name,Account Name,Title,Phone,Email', 'contacts'],
    ['Account Name,Industry,Account Owner,Phone,Website', 'customers'],
    ['合同编号,合同名称,客户名称,合同金额,签订日期,到期日期,合同状态', 'contracts'],
    ['合同号,签约客户,合同总额（万元）,生效日期,合同到期日,业务员', 'contracts'],
    ['会议主题,客户名称,会议类型,会议日期,参会人员', 'meetings'],
    ['成果名称,客户名称,成果类型,发布日期', 'cocreations'],
    ['客户名称,行业,负责人,合同到期日,年采购额', 'customers'],
    // A list whose rows have a number of their own is no list of customers, even where its other columns are strange.
    ['工单编号,客户名称,类型,标题,来时,负责人', 'tickets'],
    ['序号,投诉单号,客户名称,投诉类型,备注', 'tickets'],
    ['发票号码,客户名称,负责人', 'invoices'],
    ['合同编号,客户名称,行业,区域,客户类型,负责人', 'customers'],
    ['客户编号,客户名称,工单编号', 'customers'],
  ])('%s', (headers, target) => {
    expect(guess(headers).target).toBe(target)
  })

  test('a column of our own ids, and not of any numbers', () => {
    expect(mapped('客户编号,客户名称', '4294967301,甲', '4294967302,乙')).toMatchObject({ 客户编号: 'id' })
    expect(mapped('客户编号,客户名称', '#4294967301,甲', '#4294967302,乙')).toMatchObject({ 客户编号: 'id' })
    expect(mapped('客户编号,客户名称', '#41,甲', '#42,乙')).toEqual({ 客户名称: 'name' })
    expect(mapped('客户编号,客户名称', 'C001,甲', 'C002,乙')).toEqual({ 客户名称: 'name' })
    expect(mapped('编号,姓名,公司', '1,张三,甲公司', '2,李四,乙公司')).toEqual({ 姓名: 'name', 公司: 'customer' })
  })

  test('both ends of a budget are told apart, as our own export writes them', () => {
    expect(mapped('客户名称,预算下限（元）,预算上限（元）')).toEqual({
      客户名称: 'name',
      '预算下限（元）': 'budgetMin',
      '预算上限（元）': 'budgetMax',
    })
  })
})

describe('exports of other systems (rule J3)', () => {
  test.each([
    ['客户名称,客户级别,负责人,提交人,提交时间,更新时间,流程状态', 'jiandaoyun'],
    ['客户名称,客户所有人,客户级别,所属区域公海,最新跟进记录,锁定状态,创建人', 'xiaoshouyi'],
    ['客户名称,负责人,归属部门,生命状态,成交状态,最后跟进时间,相关团队', 'fenxiang'],
    ['往来单位编码,往来单位名称,往来单位分类,税号,专管业务员,信用额度', 'yonyou'],
    ['Record Id,Account Name,Account Owner,Phone,Website,Billing City,Created By,Modified Time', 'zoho'],
    ['实例ID,客户名称,发起人,发起时间,审批结果,发起部门', 'dabei'],
    ['姓名,帐号,别名,职务,部门,性别,手机,座机,个人邮箱,直属上级,激活状态', 'wecom'],
    // As the administrators' guides name the columns of its export and of its template.
    ['姓名,帐号,别名,职务,部门,性别,手机', 'wecom'],
    ['姓名,英文ID,职务,部门,性别,手机,座机,个人邮箱', 'wecom'],
    ['员工UserID,姓名,手机号,部门,职位,工号,直属主管,办公地点,分机号', 'dingtalk'],
    ['客户名称,行业,区域,负责人,联系人,手机,预算', null],
    ['姓名,部门,职务,手机', null],
  ])('%s', (headers, preset) => {
    expect(recognisePreset(words(headers))).toBe(preset)
  })

  test('their columns are mapped', () => {
    expect(mapped('客户名称,客户所有人,最新跟进时间,所属区域公海')).toMatchObject({
      客户名称: 'name',
      客户所有人: 'owner',
      最新跟进时间: 'lastContactOn',
    })
    expect(mapped('往来单位名称,往来单位简称,税号,专管业务员')).toEqual({
      往来单位名称: 'name',
      往来单位简称: 'shortName',
      税号: 'uscc',
      专管业务员: 'owner',
    })
    expect(mapped('姓名,部门,职位,手机号,工号')).toEqual({ 姓名: 'name', 部门: 'team', 职位: 'role' })
  })
})

test('what is offered for a text that could not be read can be read', () => {
  expect(suggestedText('money', '约60万')).toBe('60万')
  expect(suggestedText('money', '5000元左右')).toBe('5000元')
  expect(suggestedText('money', '待核')).toBeNull()
  expect(suggestedText('date', '2025年6月')).toBe('2025-06-30')
  expect(suggestedText('date', '2025-02-30')).toBe('2025-02-28')
  expect(suggestedText('date', '2024/2/31')).toBe('2024-02-29')
  expect(suggestedText('date', '上周')).toBeNull()
  expect(suggestedText('code', '9131O115MA1HOOOO4A')).toBe('91310115MA1H00004A')
  expect(suggestedText('code', '91310115MA1H00004B')).toBeNull()
  expect(suggestedText('email', 'wang @example。com')).toBe('wang@example.com')
})

test('a name that is not there is nearest to the one it is a slip of', () => {
  const known = ['张伟', '李娜', '王小明', '欧阳修']
  expect(nearestTexts('张玮', known, 3)).toEqual(['张伟'])
  expect(nearestTexts('王晓明', known, 3)).toEqual(['王小明'])
  expect(nearestTexts('李哪', known, 3)).toEqual(['李娜'])
  expect(nearestTexts('赵六', known, 3)).toEqual([])
})

test('every list that is shown in a grid can be imported into, but for what comes about otherwise', () => {
  const tables = new Set(importTargets.map((name) => importEntities[name].table))
  // Differences between what was reckoned, claimed and paid: claims come in through the transactions' own sheet.
  // Versions of quotes come about by approval alone; tasks are written in a line or pasted into their list.
  const others = ['quote_version', 'reconciliation', 'task']
  const left = Object.keys(grids).filter((table) => !tables.has(table))
  expect(left.toSorted()).toEqual(others)
  // Those that the issue names.
  for (const name of 'customers contacts leads opportunities products orders invoices receipts contracts activities members prices'.split(
    ' ',
  ))
    expect(importTargets).toContain(name)
})

test('every list says its fields in both languages, and its columns hang together', () => {
  for (const name of importTargets) {
    const target = importTargetsByName[name]
    for (const { fields, imports } of [zh, en])
      for (const { key } of target.fields)
        expect(
          (imports.fields[name] as Record<string, string>)[key] ?? (fields as Record<string, string>)[key],
          `${name} ${key}`,
        ).toBeTruthy()
    for (const column of [...target.writable, ...target.fields.flatMap((field) => field.columns)])
      expect(target.columns, `${name} ${column}`).toContain(column)
    for (const field of target.fields) {
      if (field.identifies !== undefined) expect(target.identity, `${name} ${field.key}`).toContain(field.identifies)
      if (field.part !== undefined) expect(target.part, `${name} ${field.key}`).toContain(field.part)
    }
    for (const key of [...target.keys, target.title]) expect(target.fields.map((field) => field.key)).toContain(key)
  }
})
