import { afterEach, beforeEach, expect, test } from 'vitest'
import { importTargets, type ImportTargetName } from '../../src-preload/contract/imports.ts'
import { applyFile, stageFile } from '../_harness/import-into.ts'
import { customerStore, type CustomerStore } from '../_harness/customer-store.ts'
import { csvFile } from '../_harness/list-files.ts'

let store: CustomerStore
beforeEach(() => {
  store = customerStore()
  store.create({ name: '甲公司' })
  store.create({ name: '乙公司' })
})
afterEach(() => store.close())

interface Case {
  readonly headers: string
  readonly was: string
  readonly becomes: string
  readonly before: Readonly<Record<string, string>>
  readonly after: Readonly<Record<string, string>>
  /** What must be there first, by list. */
  readonly first?: readonly [target: ImportTargetName, headers: string, line: string]
}

const cases: Readonly<Partial<Record<ImportTargetName, Case>>> = {
  customers: {
    headers: '客户名称,城市,年采购额',
    was: '丙公司,上海市,100',
    becomes: '丙公司,上海市,200',
    before: { annualPurchase: '100.00' },
    after: { annualPurchase: '200.00' },
  },
  contacts: {
    headers: '姓名,所属客户,职务,邮箱',
    was: '李四,甲公司,经理,a@x.com',
    becomes: '李四,甲公司,总监,a@x.com',
    before: { title: '经理' },
    after: { title: '总监' },
  },
  members: {
    headers: '姓名,部门,区域',
    was: '王强,一部,华东',
    becomes: '王强,二部,华东',
    before: { team: '一部' },
    after: { team: '二部' },
  },
  leads: {
    headers: '单位,联系人,电话,来源,需求类别,备注',
    was: '丁公司,赵六,13700001111,展会扫码,检测,旧',
    becomes: '丁公司,赵六,13700001111,展会扫码,检测,新',
    before: { remark: '旧' },
    after: { remark: '新' },
  },
  opportunities: {
    headers: '商机编号,商机名称,客户名称,阶段,金额',
    was: 'O-1,一期,甲公司,需求诊断,100',
    becomes: 'O-1,一期,甲公司,需求诊断,250',
    before: { amount: '100.00' },
    after: { amount: '250.00' },
  },
  activities: {
    headers: '跟进方式,客户名称,跟进时间,核心诉求',
    was: '电话,甲公司,2026-01-05 10:00,问价',
    becomes: '电话,甲公司,2026-01-05 10:00,要样品',
    before: { need: '问价' },
    after: { need: '要样品' },
  },
  products: {
    headers: '产品编码,产品名称,产品线,指导价',
    was: 'P-1,仪器,检测,100',
    becomes: 'P-1,仪器,检测,120',
    before: { guidePrice: '100.00' },
    after: { guidePrice: '120.00' },
  },
  prices: {
    first: ['products', '产品编码,产品名称,产品线,指导价', 'P-1,仪器,检测,100'],
    headers: '价格表,产品编码,价格,生效日期',
    was: '标准,P-1,100,2026-01-01',
    becomes: '标准,P-1,110,2026-01-01',
    before: { price: '100.00' },
    after: { price: '110.00' },
  },
  contracts: {
    headers: '合同编号,合同名称,客户名称,到期日期',
    was: 'H-1,框架,甲公司,2026-12-31',
    becomes: 'H-1,框架,甲公司,2027-12-31',
    before: { endsOn: '2026-12-31' },
    after: { endsOn: '2027-12-31' },
  },
  tickets: {
    headers: '工单标题,客户名称,工单类型,提出时间,备注',
    was: '坏了,甲公司,报修,2026-02-01 09:00,旧',
    becomes: '坏了,甲公司,报修,2026-02-01 09:00,新',
    before: { remark: '旧' },
    after: { remark: '新' },
  },
  meetings: {
    headers: '会议主题,客户名称,会议日期,会议纪要',
    was: '交流,甲公司,2026-02-01,旧',
    becomes: '交流,甲公司,2026-02-01,新',
    before: { summary: '旧' },
    after: { summary: '新' },
  },
  cocreations: {
    headers: '成果名称,客户名称,成果类型,发布日期',
    was: '白皮书甲,甲公司,白皮书,2026-01-01',
    becomes: '白皮书甲,甲公司,白皮书,2026-02-01',
    before: { publishedOn: '2026-01-01' },
    after: { publishedOn: '2026-02-01' },
  },
  targets: {
    headers: '年度,指标,区域,1月',
    was: '2026,回款,华东,100',
    becomes: '2026,回款,华东,120',
    before: { m01: '100.00' },
    after: { m01: '120.00' },
  },
  indicators: {
    headers: '客户名称,指标,季度,数值',
    was: '甲公司,交付准时率,2026-Q1,90',
    becomes: '甲公司,交付准时率,2026-Q1,95',
    before: { value: '90' },
    after: { value: '95' },
  },
  touches: {
    headers: '事由,客户名称,触达方式,触达时间,门店',
    was: '问价,甲公司,电话,2026-02-01 09:00,一店',
    becomes: '问价,甲公司,电话,2026-02-01 09:00,二店',
    before: { store: '一店' },
    after: { store: '二店' },
  },
  trials: {
    first: ['products', '产品编码,产品名称,产品线,指导价', 'P-1,仪器,检测,100'],
    headers: '试用编号,客户名称,科室等级,设备型号,检测项目,产品,试用开始日期,备注',
    was: 'SY-1,甲公司,三级甲等,CX-30,血检,P-1,2026-03-01,旧',
    becomes: 'SY-1,甲公司,三级甲等,CX-30,血检,P-1,2026-03-01,新',
    before: { remark: '旧' },
    after: { remark: '新' },
  },
}
/** A line of the cascade is its key and nothing else: there is nothing of it to change. */
const keysAlone: readonly ImportTargetName[] = ['trial-fits']
/** A line of a document is known by what it says: only its due day and the like may change, by its id. */
const documents: readonly ImportTargetName[] = ['orders', 'invoices', 'receipts']

test('every list is among the cases', () => {
  expect([...Object.keys(cases), ...documents, ...keysAlone].sort()).toEqual([...importTargets].sort())
})

test.each(Object.entries(cases) as [ImportTargetName, Case][])(
  '%s: a changed cell shows what stands there and what comes, and no other cell does',
  async (target, { headers, was, becomes, before, after, first }) => {
    if (first) applyFile(store, (await stageFile(store, csvFile(store, first[1], first[2]), { target: first[0] })).stageId)
    const made = await stageFile(store, csvFile(store, headers, was), { target })
    expect(made.counts).toMatchObject({ created: 1 })
    applyFile(store, made.stageId)
    const { stageId, counts } = await stageFile(store, csvFile(store, headers, becomes), { target })
    expect(counts).toMatchObject({ updated: 1 })
    const [row] = store.query<{ rows: { before: object; values: object }[] }>('imports.preview', {
      stageId,
      class: 'updated',
      offset: 0,
      limit: 10,
    }).rows
    expect(row?.before).toEqual(before)
    expect(row?.values).toMatchObject(after)
  },
)

test.each(documents)('%s: a due day that changes by the line’s id shows both', async (target) => {
  const headers = '单号,客户名称,日期,不含税金额,到期日期'
  const fields = { 单号: 'number', 日期: 'date', 到期日期: 'dueOn' }
  const made = await stageFile(store, csvFile(store, headers, 'D-1,甲公司,2026-02-01,100,2026-03-01'), { target, fields })
  applyFile(store, made.stageId)
  const id = store.gate.read.value<number>('SELECT id FROM trade_document')
  const again = csvFile(store, `系统编号,${headers}`, `#${id},D-1,甲公司,2026-02-01,100,2026-04-01`)
  const { stageId } = await stageFile(store, again, { target, fields: { ...fields, 系统编号: 'id' } })
  const [row] = store.query<{ rows: { before: object }[] }>('imports.preview', {
    stageId,
    class: 'updated',
    offset: 0,
    limit: 10,
  }).rows
  expect(row?.before).toEqual({ dueOn: '2026-03-01' })
})

test('a contact that moves to another customer shows both customers', async () => {
  const made = await stageFile(store, csvFile(store, '姓名,所属客户', '李四,甲公司'), { target: 'contacts' })
  applyFile(store, made.stageId)
  const id = store.gate.read.value<number>(`SELECT id FROM contact WHERE name = '李四'`)
  const { stageId } = await stageFile(store, csvFile(store, '联系人编号,姓名,所属客户', `#${id},李四,乙公司`), {
    target: 'contacts',
  })
  const [row] = store.query<{ rows: { before: object; values: object }[] }>('imports.preview', {
    stageId,
    class: 'updated',
    offset: 0,
    limit: 10,
  }).rows
  expect(row).toMatchObject({ before: { customer: '甲公司' }, values: { customer: '乙公司' } })
})

function updates(stageId: string) {
  return store.query<{ rows: { before: object; values: object }[] }>('imports.preview', {
    stageId,
    class: 'updated',
    offset: 0,
    limit: 10,
  }).rows
}

test('a row that goes to the record of an earlier row of the file shows what that one says', async () => {
  const lines = ['丙公司,上海市,100,张伟,王芳,13800000001', '丙公司,上海市,200,李娜,王芳,13800000002']
  const { stageId } = await stageFile(store, csvFile(store, '客户名称,城市,年采购额,负责人,联系人,手机', ...lines), {
    target: 'customers',
  })
  expect(updates(stageId)).toMatchObject([
    { before: { annualPurchase: '100.00', owner: '张伟', contactPhone: '13800000001' }, values: { annualPurchase: '200.00' } },
  ])
})

test('what changes of the contact that comes with a customer is shown, and who would be added', async () => {
  const headers = '客户名称,联系人,职务,手机'
  const made = await stageFile(store, csvFile(store, headers, '丙公司,王芳,采购,13800000001', '丁公司,赵六,,'), {
    target: 'customers',
  })
  applyFile(store, made.stageId)
  const again = csvFile(store, headers, '丙公司,王芳,采购经理,13800000001', '丁公司,钱七,,13900000001')
  const rows = updates((await stageFile(store, again, { target: 'customers' })).stageId)
  expect(rows.map(({ before }) => before)).toEqual([{ contactTitle: '采购' }, { contactName: '', contactPhone: '' }])
})
