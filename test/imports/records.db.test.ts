import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RowClass, StagedImport } from '../../src-preload/contract/imports.ts'
import { rejectedPage } from '../../src-main/features/imports/rejected.ts'
import { applyFile, stageFile } from '../_harness/import-into.ts'
import { customerStore, type CustomerStore } from '../_harness/customer-store.ts'
import { csvFile } from '../_harness/list-files.ts'

let store: CustomerStore
beforeEach(() => void (store = customerStore()))
afterEach(() => store.close())

const all = <T = Record<string, unknown>>(sql: string) => store.gate.read.all<T & object>(sql)
const preview = (stageId: string, rowClass: RowClass) =>
  store.query<{ rows: { row: number; reasons: string[]; before: Record<string, string>; values: Record<string, string> }[] }>(
    'imports.preview',
    { stageId, class: rowClass, offset: 0, limit: 50 },
  ).rows
const command = (name: string, input: object) => store.command<StagedImport>(`imports.${name}`, input)
const undo = () => store.command('changes.undo', {})
const csv = (headers: string, ...lines: string[]) => csvFile(store, headers, ...lines)

describe('opportunities', () => {
  const headers = '商机编号,商机名称,客户名称,负责人,阶段,金额（万元）,预计成交日期'

  test('find customer and owner by name; a stage that nobody knows is decided once; what is known by its number changes', async () => {
    store.create({ name: '甲科技有限公司' })
    const staged = await stageFile(
      store,
      csv(
        headers,
        'OP-1,一期,甲科技有限公司,张伟,方案匹配,12,2026-05-01',
        'OP-2,二期,甲科技有限公司,张伟,推进中,3,',
        'OP-3,三期,甲科技有限公司,,推进中,5,',
        'OP-4,四期,乙贸易有限公司,张伟,线索触达,1,',
        'OP-5,五期,,张伟,线索触达,1,',
      ),
    )
    expect(staged).toMatchObject({ target: 'opportunities', counts: { created: 1, rejected: 3, ambiguous: 1 } })
    expect(staged.unknown.map(({ field, kind, value, count, creates }) => [field, kind, value, count, creates])).toContainEqual([
      'stage',
      'stage',
      '推进中',
      2,
      false,
    ])
    expect(preview(staged.stageId, 'rejected').map(({ reasons }) => reasons[0])).toEqual([
      'no-such-stage:推进中',
      'no-such-stage:推进中',
      'no-customer',
    ])
    const mapped = command('replaceValue', { stageId: staged.stageId, field: 'stage', from: '推进中', to: '报价谈判' })
    expect(mapped.counts).toMatchObject({ created: 3, rejected: 1, ambiguous: 1 })
    const made = command('createReference', {
      stageId: staged.stageId,
      field: 'customer',
      value: '乙贸易有限公司',
      create: true,
    })
    expect(made.counts).toMatchObject({ created: 4, rejected: 1, ambiguous: 0 })
    applyFile(store, staged.stageId)
    expect(all('SELECT number, name, stage, amount_fen, expected_close_on FROM opportunity ORDER BY number')).toMatchObject([
      { number: 'OP-1', stage: 'match', amount_fen: 12_000_000, expected_close_on: '2026-05-01' },
      { number: 'OP-2', stage: 'negotiate', amount_fen: 3_000_000 },
      { number: 'OP-3', stage: 'negotiate' },
      { number: 'OP-4', stage: 'touch' },
    ])
    expect(all('SELECT count(*) AS n FROM stage_event')).toEqual([{ n: 4 }])
    const again = await stageFile(
      store,
      csv(headers, 'OP-1,一期,甲科技有限公司,张伟,方案匹配,15,2026-05-01', 'OP-4,四期,乙贸易有限公司,张伟,线索触达,1,'),
    )
    expect(again.counts).toMatchObject({ updated: 1, unchanged: 1 })
    expect(preview(again.stageId, 'updated')[0]).toMatchObject({
      before: { amount: '120000.00' },
      values: { amount: '150000.00' },
    })
    applyFile(store, again.stageId)
    undo()
    expect(all(`SELECT amount_fen FROM opportunity WHERE number = 'OP-1'`)).toEqual([{ amount_fen: 12_000_000 }])
    undo()
    expect(all('SELECT count(*) AS n FROM opportunity')).toEqual([{ n: 0 }])
  })

  test('a deal that is there moves only as its gates allow; the file of rejected rows says what it lacks', async () => {
    store.create({ name: '甲科技有限公司' })
    applyFile(store, (await stageFile(store, csv(headers, 'OP-1,一期,甲科技有限公司,,线索触达,,'))).stageId)
    const move = await stageFile(store, csv(headers, 'OP-1,一期,甲科技有限公司,,报价谈判,,'))
    expect(move.counts).toMatchObject({ rejected: 1 })
    expect(rejectedPage(store.writing, { stageId: move.stageId }).rows[0]?.reason).toMatch(/还缺 金额、预计成交日/)
    const filled = await stageFile(store, csv(headers, 'OP-1,一期,甲科技有限公司,,报价谈判,8,2026-06-01'))
    expect(filled.counts).toMatchObject({ updated: 1 })
    expect(preview(filled.stageId, 'updated')[0]?.before).toMatchObject({ stage: '线索触达' })
    applyFile(store, filled.stageId)
    expect(all('SELECT stage FROM opportunity')).toEqual([{ stage: 'negotiate' }])
    expect(all('SELECT from_stage, to_stage FROM stage_event ORDER BY id')).toEqual([
      { from_stage: null, to_stage: 'touch' },
      { from_stage: 'touch', to_stage: 'negotiate' },
    ])
    const back = await stageFile(store, csv(headers, 'OP-1,一期,甲科技有限公司,,线索触达,8,2026-06-01'))
    expect(preview(back.stageId, 'rejected')[0]?.reasons).toEqual(['needs-reason'])
    undo()
    expect(all('SELECT stage FROM opportunity')).toEqual([{ stage: 'touch' }])
  })

  const pipeline = resolve(import.meta.dirname, '../../../shared/data/pipeline')
  test.skipIf(!existsSync(pipeline))(
    'the public sales pipeline goes in: accounts, people, products, deals',
    { timeout: 120_000 },
    async () => {
      const put = async (name: string, settings = {}) => {
        const staged = await stageFile(store, join(pipeline, `${name}.csv`), { settings })
        return { staged, done: () => applyFile(store, staged.stageId) }
      }
      expect((await put('accounts')).done().counts).toMatchObject({ created: 85 })
      const products = await put('products')
      expect(products.staged).toMatchObject({ target: 'products', counts: { created: 7 } })
      products.done()
      const deals = await put('sales_pipeline')
      expect(deals.staged.target).toBe('opportunities')
      expect(deals.staged.unknown.filter(({ kind }) => kind === 'stage').map(({ value, count }) => [value, count])).toEqual([
        ['Engaging', 1589],
      ])
      const mapped = command('replaceValue', { stageId: deals.staged.stageId, field: 'stage', from: 'Engaging', to: '需求诊断' })
      expect(mapped.counts).toMatchObject({ rows: 8800, created: 7375, rejected: 1425, ambiguous: 0 })
      deals.done()
      expect(
        all('SELECT stage, count(*) AS n, sum(amount_fen) AS fen FROM opportunity GROUP BY stage ORDER BY stage'),
      ).toMatchObject([
        { stage: 'diagnose' },
        { stage: 'lost', n: 2473 },
        { stage: 'touch' },
        { stage: 'won', n: 4238, fen: 1_000_553_400 },
      ])
      expect((await put('sales_pipeline')).staged.counts).toMatchObject({ created: 0, updated: 0 })
    },
  )
})

test('products by code, prices by product, list and day', async () => {
  const products = '产品编码,产品名称,产品线,单位,指导价'
  const first = await stageFile(store, csv(products, 'P1,分析仪,仪器,台,"12,000"', 'P2,试剂,耗材,盒,88.5', ',只有名称,耗材,盒,1'))
  expect(first).toMatchObject({ target: 'products', counts: { created: 3 } })
  applyFile(store, first.stageId)
  expect(all('SELECT code, name, guide_price_fen, active FROM product ORDER BY id')).toMatchObject([
    { code: 'P1', guide_price_fen: 1_200_000, active: 1 },
    { code: 'P2', guide_price_fen: 8850 },
    { code: '只有名称' },
  ])
  expect((await stageFile(store, csv(products, 'P1,分析仪,仪器,台,13000', 'P2,试剂,耗材,盒,88.5'))).counts).toMatchObject({
    updated: 1,
    unchanged: 1,
  })
  const prices = '价格表,产品编码,价格,生效日期'
  const listed = await stageFile(
    store,
    csv(
      prices,
      '经销商价,P1,9000,2026-01-01',
      '经销商价,试剂,70,2026-01-01',
      '经销商价,P9,1,2026-01-01',
      '经销商价,P1,,2026-02-01',
    ),
  )
  expect(listed).toMatchObject({ target: 'prices', counts: { created: 2, rejected: 2 } })
  expect(preview(listed.stageId, 'rejected').map(({ reasons }) => reasons[0])).toEqual([
    'no-such-product:P9',
    'missing-field:price',
  ])
  applyFile(store, listed.stageId)
  const changed = await stageFile(store, csv(prices, '经销商价,P1,9500,2026-01-01', '经销商价,P1,9900,2026-07-01'))
  expect(changed.counts).toMatchObject({ updated: 1, created: 1 })
  applyFile(store, changed.stageId)
  expect(all('SELECT price_fen FROM price_list_entry ORDER BY effective_from, price_fen')).toEqual([
    { price_fen: 7000 },
    { price_fen: 950_000 },
    { price_fen: 990_000 },
  ])
})

describe('documents', () => {
  const headers = '发票号,客户名称,开票日期,不含税金额,价税合计,数量,产品编码,到期日'

  test('lines of invoices go in once; a closed month books in the next open one and cannot be changed', async () => {
    store.create({ name: '甲科技有限公司' })
    const lines = [
      'F001,甲科技有限公司,2026-01-05,"1,000",1130,2,P1,2026-03-01',
      'F001,甲科技有限公司,2026-01-05,500,565,1,P2,',
      'F002,没有的公司,2026-01-06,1,1,1,,',
      'F003,甲科技有限公司,,1,1,1,,',
    ]
    const staged = await stageFile(store, csv(headers, ...lines))
    expect(staged).toMatchObject({ target: 'invoices', counts: { created: 2, ambiguous: 1, rejected: 1 } })
    expect(preview(staged.stageId, 'rejected')[0]?.reasons[0]).toBe('missing-field:date')
    applyFile(store, staged.stageId)
    expect(
      all('SELECT event, name, month, quantity_milli, net_fen, gross_fen, due_on FROM trade_document ORDER BY net_fen DESC'),
    ).toEqual([
      {
        event: 'invoice',
        name: 'F001',
        month: '2026-01',
        quantity_milli: 2000,
        net_fen: 100_000,
        gross_fen: 113_000,
        due_on: '2026-03-01',
      },
      {
        event: 'invoice',
        name: 'F001',
        month: '2026-01',
        quantity_milli: 1000,
        net_fen: 50_000,
        gross_fen: 56_500,
        due_on: null,
      },
    ])
    expect((await stageFile(store, csv(headers, ...lines))).counts).toMatchObject({ created: 0, unchanged: 2 })
    const due = await stageFile(store, csv(headers, lines[0]?.replace('2026-03-01', '2026-04-01') ?? ''))
    expect(due.counts).toMatchObject({ updated: 1 })
  })

  test('receipts and orders by their own words', async () => {
    store.create({ name: '甲科技有限公司' })
    const receipts = await stageFile(store, csv('回款单号,付款单位,到账日期,到账金额', 'R1,甲科技有限公司,2026-02-01,"8,000"'))
    expect(receipts).toMatchObject({ target: 'receipts', counts: { created: 1 } })
    applyFile(store, receipts.stageId)
    const orders = await stageFile(
      store,
      csv('订单编号,客户名称,订单日期,订单金额', 'S1,甲科技有限公司,2026-02-01,8000', 'S1,甲科技有限公司,2026-02-01,8000'),
    )
    expect(orders).toMatchObject({ target: 'orders', counts: { created: 2 } })
    applyFile(store, orders.stageId)
    expect(all('SELECT event, line, net_fen FROM trade_document ORDER BY event, line')).toEqual([
      { event: 'order', line: 1, net_fen: 800_000 },
      { event: 'order', line: 2, net_fen: 800_000 },
      { event: 'receipt', line: 1, net_fen: 800_000 },
    ])
  })
})

test('activities belong to a customer and perhaps to one of its deals, and touch it; the future is refused', async () => {
  const id = store.create({ name: '甲科技有限公司' })
  store.command('pipeline.createMany', { fields: ['name', 'customer'], rows: [['一期', '甲科技有限公司']] })
  const headers = '跟进方式,客户名称,商机名称,跟进时间,跟进人,沟通内容'
  const staged = await stageFile(
    store,
    csv(
      headers,
      '上门拜访,甲科技有限公司,一期,2026-02-25 09:30,张伟,要看样机',
      '微信,甲科技有限公司,,2026/1/5,李娜,',
      '电话,甲科技有限公司,不存在的,2026-01-06,张伟,',
      '电话,甲科技有限公司,,2027-01-06,张伟,',
      '散步,甲科技有限公司,,2026-01-07,张伟,',
    ),
  )
  expect(staged).toMatchObject({ target: 'activities', counts: { created: 2, rejected: 3 } })
  expect(preview(staged.stageId, 'rejected').map(({ reasons }) => reasons[0])).toEqual([
    'no-such-opportunity:不存在的',
    'in-the-future',
    'missing-field:kind',
  ])
  applyFile(store, staged.stageId)
  expect(all('SELECT kind, customer_id, opportunity_id IS NOT NULL AS deal, at FROM activity ORDER BY at')).toEqual([
    { kind: 'chat', customer_id: id, deal: 0, at: '2026-01-05T01:00:00.000Z' },
    { kind: 'visit', customer_id: id, deal: 1, at: '2026-02-25T01:30:00.000Z' },
  ])
  expect((await stageFile(store, csv(headers, '微信,甲科技有限公司,,2026/1/5,李娜,'))).counts).toMatchObject({ unchanged: 1 })
})

test('a list of matters is one of tickets by its first response, though nothing in it is called a ticket', async () => {
  store.create({ name: '甲科技有限公司' })
  const staged = await stageFile(
    store,
    csv(
      '客户名称,问题描述,类型,提交时间,首次响应时间,完成时间,处理人,备注',
      '甲科技有限公司,接口返回 500,技术咨询,2026/2/24 9:05,2026-2-24 10:30,,张伟,加急',
    ),
  )
  expect(staged).toMatchObject({ target: 'tickets', counts: { created: 1 } })
  const other = await stageFile(
    store,
    csv(
      '客户,咨询内容,问题分类,反馈时间,首响时间,结案时间,经办人',
      '甲科技有限公司,怎么校准,咨询,2026-02-24 9:05,2026-02-24 9:50,,张伟',
    ),
  )
  expect(other).toMatchObject({ target: 'tickets', counts: { created: 1 } })
})

test('tickets keep their order in time', async () => {
  store.create({ name: '甲科技有限公司' })
  const headers = '工单内容,客户名称,工单类型,提出时间,首次响应,关闭时间,处理人'
  const staged = await stageFile(
    store,
    csv(
      headers,
      '开不了机,甲科技有限公司,报修,2026-02-01 09:00,2026-02-01 10:00,,张伟',
      '要说明书,甲科技有限公司,咨询,2026-02-02 09:00,2026-02-01 10:00,,',
      '太慢,甲科技有限公司,客诉,2026-02-03,,2026-02-04,',
    ),
  )
  expect(staged).toMatchObject({ target: 'tickets', counts: { created: 2, rejected: 1 } })
  expect(preview(staged.stageId, 'rejected')[0]?.reasons[0]).toBe('out-of-order')
  applyFile(store, staged.stageId)
  expect(all('SELECT name, kind FROM ticket ORDER BY opened_at')).toEqual([
    { name: '开不了机', kind: '技术问题' },
    { name: '太慢', kind: '投诉' },
  ])
})
