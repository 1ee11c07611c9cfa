import { describe, expect, test } from 'vitest'
import type { CellValue } from '../../src-main/domain/imports/cell-value.ts'
import { headerWord } from '../../src-main/domain/imports/column-mapping.ts'
import { findHeader } from '../../src-main/domain/imports/find-header.ts'
import { isFootNote } from '../../src-main/domain/imports/foot-note.ts'

describe('lines below a list', () => {
  const lines: CellValue[][] = [
    ['制表人：张三', '', '审核：李四'],
    ['制表人：', '张三', null, '日期：', { date: '2026-02-25' }],
    ['说明：以上数据截至2月底'],
    [null, '备注 1：不含退货'],
    ['打印时间:2026-02-25 10:00', '第 1 页 共 3 页'],
    ['第1页/共3页'],
    ['注：本表一式两份', null, null],
    ['Prepared by Li Na'],
    ['Note: figures are preliminary'],
  ]
  test.each(lines.map((cells) => [JSON.stringify(cells), cells] as const))('%s is none of its rows', (_, cells) => {
    expect(isFootNote(cells)).toBe(true)
  })

  const rows: CellValue[][] = [
    ['备注科技有限公司', '上海'],
    ['日期：一家公司', '上海', '经销商'],
    ['说明：重点客户', 12_000],
    ['审核：李四', '甲公司'],
    ['第一页传媒有限公司'],
    ['Note Ltd', 'Retail'],
    ['注册资本', '100万'],
    [45_000],
    [],
    [null, ''],
  ]
  test.each(rows.map((cells) => [JSON.stringify(cells), cells] as const))('%s may be one', (_, cells) => {
    expect(isFootNote(cells)).toBe(false)
  })
})

test('a header of two rows whose first names as many columns as its second', () => {
  const rows: CellValue[][] = [
    ['往来单位导出'],
    ['单位名称', '联系信息', null],
    [null, '姓名', '电话'],
    ['甲公司', '张三', '13812345678'],
    ['乙公司', '李四', '13812345679'],
  ]
  const found = findHeader(
    rows.map((cells, at) => ({ number: at + 1, cells })),
    headerWord,
  )
  expect(found.headerRows).toEqual([2, 3])
  expect(found.headers).toEqual(['单位名称', '联系信息 / 姓名', '联系信息 / 电话'])
})
