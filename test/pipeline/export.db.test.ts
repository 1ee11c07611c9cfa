import { readFileSync } from 'node:fs'
import { afterEach, expect, it } from 'vitest'
import type { Output } from '../../src-renderer/wire/wire.ts'
import { pipelineStore, type PipelineStore } from '../_harness/pipeline-store.ts'

let store: PipelineStore
afterEach(() => store.close())

const east = '上海远景科技有限公司'
const south = '广州蓝海商贸有限公司'

function filled(): void {
  store = pipelineStore()
  store.deals(
    ['name', 'customer', 'owner', 'amount', 'stage'],
    [
      ['甲', east, '张伟', '1000', '需求诊断'],
      ['=乙', east, '李娜', '400', '报价谈判'],
      ['丙', south, '王芳', '200', '赢单'],
    ],
  )
}
async function csv(input: object): Promise<string[][]> {
  const path = `${store.folder}/deals.csv`
  await store.step<Promise<unknown>>('pipeline.export', { format: 'csv', path, ...input })
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
  return text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','))
}

it('deals go out as they are shown: the filter, the order, the columns; or everything', async () => {
  filled()
  const filter = { field: 'region', op: 'eq', value: '华东' }
  const shown = await csv({
    filter,
    sort: [{ field: 'amount', direction: 'asc' }],
    fields: ['name', 'customerName', 'amount', 'stage'],
  })
  expect(shown[0]).toEqual(['商机系统编号', '商机名称', '客户名称', '金额（元）', '阶段'])
  expect(shown.slice(1).map((cells) => cells.slice(1))).toEqual([
    [`'=乙`, east, '400.00', '报价谈判'],
    ['甲', east, '1000.00', '需求诊断'],
  ])
  const everything = await csv({ english: true })
  expect(everything).toHaveLength(4)
  expect(everything[0]).toContain('Weighted (yuan)')
})

it('a board asked with a filter counts what the grid lists, stage by stage', () => {
  filled()
  for (const filter of [
    { field: 'region', op: 'eq', value: '华东' },
    {
      any: [
        { field: 'owner', op: 'eq', value: '李娜' },
        { field: 'amount', op: 'lt', value: 300 },
      ],
    },
  ]) {
    const { columns } = store.query<Output<'pipeline.board'>>('pipeline.board', { filter, cards: 10, closed: true })
    for (const { stage, count, amount } of columns) {
      const rows = store.list({ all: [filter as never, { field: 'stage', op: 'eq', value: stage.key }] })
      expect([count, amount.fen]).toEqual([rows.length, rows.reduce((sum, row) => sum + (row.amount?.fen ?? 0), 0)])
    }
  }
})
