import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as XLSX from '@e965/xlsx'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ImportTargetName } from '../../src-preload/contract/imports.ts'
import type { exportedLists } from '../../src-preload/contract/routines.ts'
import { choiceOf } from '../../src-main/domain/imports/read-field.ts'
import { activityTarget } from '../../src-main/domain/imports/targets/activity-target.ts'
import { memberTarget } from '../../src-main/domain/imports/targets/member-target.ts'
import { kindWords } from '../../src-main/features/activities/export-list.ts'
import { roleWords } from '../../src-main/features/members/export-list.ts'
import { customerStore, type CustomerStore } from '../_harness/customer-store.ts'
import { applyFile, stageFile } from '../_harness/import-into.ts'
import { csvFile } from '../_harness/list-files.ts'

let store: CustomerStore
beforeEach(() => {
  store = customerStore()
  store.create({ name: '甲科技有限公司', annualPurchase: '-12.5', remark: '一行\n两行' })
  store.create({ name: '乙贸易有限公司', region: '华北', budget: '20万以上' })
})
afterEach(() => store.close())

type Slice = (typeof exportedLists)[number]

interface Case {
  readonly target: ImportTargetName
  readonly slice: Slice
  readonly table: string
  /** What stands in the list before it leaves. */
  readonly made: readonly string[]
  /** What those rows name: products. */
  readonly before?: readonly string[]
  /** One cell put right in the file: its column, in both languages, what is written there, and what becomes of the record. */
  readonly edit: readonly [zh: string, en: string, cell: string, column: string, value: unknown]
}

const products = [
  '产品编码,产品名称,产品线,计量单位,指导价,是否在售',
  'P-1,试剂盒,试剂,盒,1200.5,是',
  'P-2,分析仪,仪器,台,350000,否',
]
const cases: readonly Case[] = [
  { target: 'customers', slice: 'customers', table: 'customer', made: [], edit: ['城市', 'City', '苏州市', 'city', '苏州市'] },
  {
    target: 'contacts',
    slice: 'contacts',
    table: 'contact',
    made: ['姓名,公司名称,职位,手机号,邮箱', '王芳,甲科技有限公司,采购经理,13812345678,wang@example.com'],
    edit: ['职务', 'Job title', '采购总监', 'title', '采购总监'],
  },
  {
    target: 'opportunities',
    slice: 'pipeline',
    table: 'opportunity',
    made: [
      '商机名称,客户名称,负责人,阶段,金额,预计成交日期,产品线',
      '一期,甲科技有限公司,张伟,方案匹配,120000,2026-05-01,试剂',
      '二期,乙贸易有限公司,李娜,报价谈判,30000.55,,',
    ],
    edit: ['下一步', 'Next step', '寄样品', 'next_step', '寄样品'],
  },
  {
    target: 'leads',
    slice: 'leads',
    table: 'lead',
    made: [
      '线索名称,联系人,手机,线索来源,行业,到达日期,需求描述',
      '无锡新来医院,赵六,13800001111,展会扫码,医院,2026-02-20,要报价',
    ],
    edit: ['需求类别', 'Need', '生化', 'need_class', '生化'],
  },
  {
    target: 'products',
    slice: 'products',
    table: 'product',
    made: products,
    edit: ['指导价（元）', 'Guide price (yuan)', '1300', 'guide_price_fen', 130_000],
  },
  {
    target: 'contracts',
    slice: 'contracts',
    table: 'contract',
    made: [
      '合同编号,合同名称,客户名称,合同金额,签订日期,开始日期,结束日期,合同状态,负责人',
      'HT-1,年度供货,甲科技有限公司,880000.10,2026-01-05,2026-01-05,2027-01-04,履行中,张伟',
    ],
    edit: ['合同结束日期', 'End date', '2027-06-30', 'ends_on', '2027-06-30'],
  },
  {
    target: 'tickets',
    slice: 'tickets',
    table: 'ticket',
    made: [
      '工单标题,客户名称,工单类型,提出时间,首次响应时间,处理人,备注',
      '仪器报错,甲科技有限公司,技术问题,2026-02-20 10:30:12,2026-02-20T03:00:00.345Z,张伟,等配件',
    ],
    edit: ['备注', 'Remark', '已换件', 'remark', '已换件'],
  },
  {
    target: 'meetings',
    slice: 'meetings',
    table: 'meeting',
    made: [
      '会议名称,客户名称,会议类型,会议日期,组织人,参会人员,会议纪要',
      '一季度复盘,甲科技有限公司,战略复盘会,2026-02-10,李娜,王工、赵工,三件事',
    ],
    edit: ['会议纪要', 'Minutes', '四件事', 'summary', '四件事'],
  },
  {
    target: 'cocreations',
    slice: 'cocreations',
    table: 'cocreation',
    made: ['成果名称,客户名称,成果类型,发布日期,负责人', '联合白皮书,甲科技有限公司,白皮书,2026-02-01,张伟'],
    edit: ['备注', 'Remark', '已上线', 'remark', '已上线'],
  },
  {
    target: 'members',
    slice: 'members',
    table: 'member',
    made: ['姓名,角色,区域,部门', '王芳（北京）,销售经理,华北,一部（北）', '周会计,财务,,'],
    edit: ['部门', 'Team', '三部', 'team', '三部'],
  },
  {
    target: 'activities',
    slice: 'activities',
    table: 'activity',
    made: [
      '跟进方式,客户名称,跟进时间,跟进人,核心诉求,承诺动作,下次跟进日期,拒绝原因',
      '上门拜访,甲科技有限公司,2026-02-20 09:15,张伟,"要两台，\n尽快",周五前报价,2026-02-27,价格（含税）太高',
      '电话沟通,乙贸易有限公司,2026-02-21T02:00:01.234Z,李娜,问账期,,,',
    ],
    edit: ['承诺动作', 'Promise', '周四前报价', 'promise', '周四前报价'],
  },
  {
    target: 'prices',
    slice: 'prices',
    table: 'price_list_entry',
    before: products,
    made: [
      '价目表名称,产品编码,单价,生效日期,失效日期',
      '经销商（华东）价,P-1,980.5,2026-01-01,2026-12-31',
      '标准价,P-2,330000,2026-01-01,',
    ],
    edit: ['失效日期', 'Effective to', '2026-11-30', 'effective_to', '2026-11-30'],
  },
  {
    target: 'touches',
    slice: 'touches',
    table: 'touch',
    made: ['触达事由,客户名称,触达方式,触达时间,门店,接待人', '问库存,甲科技有限公司,来电,2026-02-20 09:15,一店,张伟'],
    edit: ['门店', 'Store', '二店', 'store', '二店'],
  },
  {
    target: 'orders',
    slice: 'transactions',
    table: 'trade_document',
    made: [
      '订单号,客户名称,订单日期,产品编码,数量,不含税金额,含税金额,到期日',
      'SO-1,甲科技有限公司,2026-02-10,P-1,2.5,1000.10,1130.11,2026-03-10',
    ],
    edit: ['实付日期', 'Paid date', '2026-03-01', 'paid_on', '2026-03-01'],
  },
  {
    target: 'trials',
    slice: 'trials',
    table: 'trial',
    before: products,
    made: [
      '试用编号,客户名称,科室等级,设备型号,检测项目,试用产品,试用开始,试用结束,申请人',
      'SY-1,甲科技有限公司,三级,A100,肝功,P-1,2026-02-01,2026-03-01,张伟',
    ],
    edit: ['备注', 'Remark', '等试剂', 'remark', '等试剂'],
  },
  {
    target: 'targets',
    slice: 'targets',
    table: 'year_target',
    made: ['年度,指标,销售,1月,2月', '2026,签约额,张伟,100000,200000'],
    edit: ['2月', 'Feb', '250000', 'm02', 25_000_000],
  },
]

async function exported(slice: Slice, format: 'xlsx' | 'csv', english: boolean): Promise<string> {
  const path = join(store.folder, `out.${format}`)
  await store.step<Promise<unknown>>(`${slice}.export`, { format, path, english })
  return path
}

const rowsOf = (table: string) => store.gate.read.all<Record<string, unknown>>(`SELECT * FROM ${table} ORDER BY id`)

async function filled({ before = [], made, target }: Case): Promise<void> {
  for (const [lines, list] of [
    [before, 'products'],
    [made, target],
  ] as const)
    if (lines.length > 0) applyFile(store, (await stageFile(store, csvFile(store, ...lines), { target: list })).stageId)
}

describe.each(cases.map((one) => [one.target, one] as const))('%s leave as a file and come back', (_, one) => {
  test.each([
    ['xlsx', false],
    ['xlsx', true],
    ['csv', false],
    ['csv', true],
  ] as const)('%s, English %s: what nobody touched is unchanged', async (format, english) => {
    await filled(one)
    const count = rowsOf(one.table).length
    expect(count).toBeGreaterThan(0)
    const same = await stageFile(store, await exported(one.slice, format, english))
    expect(same.target).toBe(one.target)
    expect(same.counts).toMatchObject({ unchanged: count, created: 0, updated: 0, rejected: 0, ambiguous: 0 })
    expect(same.warnings).toEqual([])
  })

  test.each([false, true])('edited in a spreadsheet program, that cell changes and nothing else; English %s', async (english) => {
    await filled(one)
    const [zh, en, cell, column, value] = one.edit
    const path = await exported(one.slice, 'xlsx', english)
    const book = XLSX.read(readFileSync(path), { cellStyles: true })
    const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {}
    const at = (XLSX.utils.sheet_to_json<string[]>(sheet, { header: 1 })[0] ?? []).indexOf(english ? en : zh)
    expect(at).toBeGreaterThan(0)
    sheet[XLSX.utils.encode_cell({ r: 1, c: at })] = { t: 's', v: cell }
    writeFileSync(path, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array)
    const before = rowsOf(one.table)
    const edited = await stageFile(store, path)
    expect(edited.counts).toMatchObject({ updated: 1, created: 0, rejected: 0, ambiguous: 0, unchanged: before.length - 1 })
    applyFile(store, edited.stageId)
    const changes = rowsOf(one.table).flatMap((row, index) =>
      Object.entries(row).filter(([key, now]) => !['updated_at', 'touched_at'].includes(key) && now !== before[index]?.[key]),
    )
    expect(Object.fromEntries(changes)).toEqual({ [column]: value })
    store.command('changes.undo', {})
    expect(rowsOf(one.table).map((row) => ({ ...row, updated_at: 0, touched_at: 0 }))).toEqual(
      before.map((row) => ({ ...row, updated_at: 0, touched_at: 0 })),
    )
  })
})

test('names in full-width signs and roles that nobody gave stay as they are', async () => {
  const at = '2026-02-25T02:00:00.000Z'
  const [head = ''] = products
  applyFile(
    store,
    (await stageFile(store, csvFile(store, head, 'HC-1,血氧探头(盒),耗材,盒,10,是'), { target: 'products' })).stageId,
  )
  store.gate.write({ command: 'test', actor: '测试员', origin: 'user', at }, (tx) => {
    for (const { id } of rowsOf('product')) tx.update('product', Number(id), { name: '血氧探头（盒）' })
    for (const { id } of rowsOf('contact')) tx.update('contact', Number(id), { title: '采购经理', decision_role: null })
  })
  const trials = '试用编号,客户名称,检测项目,试用产品,试用开始,试用结束'
  const trial = await stageFile(store, csvFile(store, trials, 'SY-1,甲科技有限公司,血氧,血氧探头（盒）,2026-02-01,2026-03-01'), {
    target: 'trials',
  })
  expect(trial.counts).toMatchObject({ created: 1 })
  applyFile(store, trial.stageId)
  for (const slice of ['products', 'contacts', 'trials'] as const) {
    const { counts } = await stageFile(store, await exported(slice, 'xlsx', false))
    expect(counts, slice).toMatchObject({ created: 0, updated: 0, rejected: 0, ambiguous: 0 })
    expect(counts.unchanged, slice).toBeGreaterThan(0)
  }
})

test('a role and a kind are written as an import reads them; costs leave only for those who may see them', async () => {
  const roleField = memberTarget.fields.find(({ key }) => key === 'role')
  for (const [role, word] of Object.entries(roleWords)) expect(choiceOf(roleField?.choices ?? {}, word), word).toBe(role)
  const kindField = activityTarget.fields.find(({ key }) => key === 'kind')
  for (const [kind, word] of Object.entries(kindWords)) expect(choiceOf(kindField?.choices ?? {}, word), word).toBe(kind)

  applyFile(store, (await stageFile(store, csvFile(store, ...products), { target: 'products' })).stageId)
  const lists = csvFile(store, '价目表名称,产品编码,单价,生效日期', '标准价,P-1,980,2026-01-01', '成本,P-1,300,2026-01-01')
  applyFile(store, (await stageFile(store, lists, { target: 'prices' })).stageId)
  store.command('products.saveList', { name: '成本', kind: 'cost', region: null, customerType: null })
  const seen = async () => readFileSync(await exported('prices', 'csv', false), 'utf8')
  expect(await seen()).toContain('成本')
  store.command('members.save', { name: store.writing.actor, role: 'rep', region: null, team: null, active: true })
  const told = await seen()
  expect(told).toContain('标准价,P-1')
  expect(told).not.toContain('成本')
})
