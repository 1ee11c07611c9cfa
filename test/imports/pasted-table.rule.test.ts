import { describe, expect, test } from 'vitest'
import { tableFile } from '../../src-renderer/views/imports/pasted-table.ts'
import { readBytes } from '../_harness/read-sheet.ts'

async function cells(text: string, html = '') {
  const file = tableFile({ text, html }, '粘贴')
  if (!file) return null
  const { sheets } = await readBytes(new Uint8Array(await file.arrayBuffer()))
  return { name: file.name, cells: sheets[0]?.rows.map((row) => row.cells) }
}

describe('a table from the clipboard', () => {
  test('of a spreadsheet program: tabs, quoted cells with line ends, commas that are no separators', async () => {
    const html = '<html><table><tr><td>客户名称</td><td>备注</td></tr></table></html>'
    expect(await cells('客户名称\t备注\r\n甲,公司\t"两\n行"\r\n乙公司\t\r\n', html)).toEqual({
      name: '粘贴.tsv',
      cells: [['客户名称', '备注'], ['甲,公司', '两\n行'], ['乙公司']],
    })
  })
  test('with merged cells, or of a web page: as the page has it', async () => {
    const merged = '<table><tr><td rowspan=2>华东</td><td>甲公司</td></tr><tr><td>乙公司</td></tr></table>'
    expect((await cells('华东\t甲公司\n\t乙公司\n', merged))?.name).toBe('粘贴.html')
    expect(await cells('华东 甲公司', '<p>x<table><tr><td>华东</td><td>甲公司</td></tr></table>')).toEqual({
      name: '粘贴.html',
      cells: [['华东', '甲公司']],
    })
  })
  test('one column', async () => {
    expect(await cells('客户名称\n甲公司\n乙公司\n')).toEqual({ name: '粘贴.tsv', cells: [['客户名称'], ['甲公司'], ['乙公司']] })
  })
  test.each(['', '一句话', '  \n ', '只有一行\n'])('%j is no table', async (text) => expect(await cells(text)).toBeNull())
})
