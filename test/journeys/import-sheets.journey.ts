import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import * as XLSX from '@e965/xlsx'
import { chooseFile, expect, test } from '../_harness/journey.ts'

const headers = ['客户名称', '区域', '业务员']

/** Two lists with merged cells and a sheet of instructions. */
function workbook(): Buffer {
  const east = XLSX.utils.aoa_to_sheet([headers, ['甲科技有限公司', '华东', '陈静'], ['乙贸易有限公司'], ['丙医院']])
  east['!merges'] = [XLSX.utils.decode_range('B2:B4'), XLSX.utils.decode_range('C2:C4')]
  const north = XLSX.utils.aoa_to_sheet([headers, ['丁科技有限公司', '华北', '王强'], ['戊贸易有限公司', '华北', '王强']])
  const book = XLSX.utils.book_new(east, '华东')
  XLSX.utils.book_append_sheet(book, north, '华北')
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['请逐列填写，不要改动表头。']]), '填写说明')
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer
}

async function openImport(page: Page): Promise<void> {
  await page.getByRole('button', { name: '建立空白工作区' }).click()
  await page.getByRole('link', { name: '导入', exact: true }).click()
  await expect(page.getByText('把文件拖到这里')).toBeVisible()
}

/** Lists that name each other, out of order, beside a sheet that is none. */
function relatedLists(): Buffer {
  const book = XLSX.utils.book_new()
  const add = (name: string, rows: string[][]) => XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), name)
  add('商机', [
    ['商机名称', '客户名称', '阶段', '金额'],
    ['甲科技扩容', '甲科技有限公司', '报价谈判', '120000'],
    ['乙贸易新购', '乙贸易有限公司', '需求诊断', '50000'],
  ])
  add('客户', [headers, ['甲科技有限公司', '华东', '陈静'], ['乙贸易有限公司', '华北', '王强']])
  add('联系人', [
    ['姓名', '所属客户', '手机'],
    ['李四', '甲科技有限公司', '13812345678'],
    ['赵六', '没有的公司', '13700002222'],
  ])
  add('填写说明', [['请逐列填写，不要改动表头。']])
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer
}

test('sheets of one list go in as one import, merged cells filled', async ({ desk }) => {
  const { page } = desk
  await openImport(page)
  await chooseFile(page, '各区.xlsx', workbook())
  const sheets = page.getByRole('group', { name: '工作表' })
  await expect(sheets.getByRole('button', { name: /华东.*4 行/ })).toBeVisible()
  await expect(page.getByRole('checkbox', { name: '导入工作表“华北”' })).toBeChecked()
  await expect(page.getByRole('checkbox', { name: '导入工作表“填写说明”' })).not.toBeChecked()
  await page.getByRole('checkbox', { name: '2 处合并单元格向下填充' }).check()
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/sheets.png` })
  await page.getByRole('button', { name: /核对 2 个表/ }).click()
  await page.getByRole('button', { name: /导入 2 个表，共 5 行/ }).click()
  await expect(page.getByRole('heading', { name: '我们发现了什么' })).toBeVisible()
  await page.getByRole('link', { name: /客户/ }).first().click()
  const regions = page.locator('.view-layer:not([hidden]) .ag-cell[col-id="region"]')
  await expect(regions).toHaveCount(5)
  await expect(regions.filter({ hasText: '华东' })).toHaveCount(3)
})

test('lists that name each other go in together by keyboard alone, and one undo takes all of them back', async ({ desk }) => {
  const { page } = desk
  await openImport(page)
  await chooseFile(page, '全部.xlsx', relatedLists())
  const sheets = page.getByRole('group', { name: '工作表' })
  await expect(sheets.getByRole('button', { name: /联系人.*导入为联系人.*3 行/ })).toBeVisible()
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/related.png` })
  await sheets.getByRole('button', { name: /^商机/ }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(sheets.getByRole('button', { name: /^客户/ })).toBeFocused()
  await expect(page.locator('.mapping-table')).toContainText('业务员')
  await page.getByRole('checkbox', { name: '导入工作表“填写说明”' }).focus()
  await page.keyboard.press('Space')
  await expect(
    page
      .getByText('没有认出表头，请点一下表头所在的行')
      .or(page.getByText(/列未对应/))
      .first(),
  ).toBeVisible()
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: /核对 3 个表/ })).toBeEnabled()
  await page.getByRole('button', { name: /核对 3 个表/ }).press('Enter')
  // Customers first, whatever the order in the file.
  const checked = page.getByRole('group', { name: '工作表' }).getByRole('button')
  await expect(checked).toHaveText([/^客户/, /^联系人/, /^商机/])
  await checked.nth(0).focus()
  await page.keyboard.press('ArrowRight')
  await expect(checked.nth(1)).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByRole('tab', { name: /新建 1/ })).toBeVisible()
  await expect(page.getByRole('tab', { name: /待确认 1/ })).toBeVisible()
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/related-check.png` })

  // A customer that is left out leaves out what names it.
  await checked.nth(0).click()
  await page
    .getByRole('row', { name: /甲科技有限公司/ })
    .getByRole('checkbox')
    .click()
  await expect(checked.nth(1)).toContainText('将导入 0 行')
  await page
    .getByRole('row', { name: /甲科技有限公司/ })
    .getByRole('checkbox')
    .click()
  await expect(checked.nth(1)).toContainText('将导入 1 行')
  await expect(page.getByRole('button', { name: /导入 3 个表，共 5 行/ })).toBeEnabled()
  await page.getByRole('button', { name: /导入 3 个表，共 5 行/ }).press('Enter')
  await expect(page.getByRole('heading', { name: '我们发现了什么' })).toBeVisible()
  await expect(page.locator('.sheets-table tbody tr')).toHaveCount(3)
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/related-found.png` })
  await page.getByRole('link', { name: '导入', exact: true }).click()
  await page.getByRole('link', { name: '导入历史' }).click()
  await expect(page.getByRole('cell', { name: '客户、联系人、商机' })).toBeVisible()
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/related-history.png` })
  await page.getByRole('button', { name: '撤销' }).first().click()
  await expect(page.getByText('已撤销').first()).toBeVisible()
  await page
    .getByRole('link', { name: /^联系人/ })
    .first()
    .click()
  await expect(page.locator('.view-layer:not([hidden])').getByText('李四')).toHaveCount(0)
})

test('a table copied in a spreadsheet program is pasted into the import page', async ({ desk }) => {
  const { page } = desk
  await openImport(page)
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/plain', '客户名称\t区域\r\n粘来科技有限公司\t华东\r\n粘来医院\t华北\r\n')
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  await expect(page.locator('.mapping-table')).toBeVisible()
  await expect(page.getByText('粘贴的表格.tsv')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /导入 2/ })).toBeVisible()
})

test('folders: an export is planned and run, and a new file in a watched folder is offered, not imported', async ({ desk }) => {
  const { page, app } = desk
  const reports = join(app.dataDir, '报表')
  const inbox = join(app.dataDir, '收件')
  mkdirSync(reports)
  mkdirSync(inbox)
  await openImport(page)
  test.setTimeout(120_000)
  await page.getByRole('link', { name: '设置' }).click()
  await page.getByRole('tab', { name: '文件夹' }).click()
  await page.getByRole('button', { name: '添加定时导出' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('文件夹').fill(join(reports, '没有'))
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog.getByText('找不到这个文件夹')).toBeVisible()
  await dialog.getByLabel('文件夹').fill(reports)
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog).toBeHidden()
  await page.getByRole('button', { name: '现在导出' }).click()
  await expect(page.getByText(/已导出 0 行到/)).toBeVisible()
  expect(readdirSync(reports)).toEqual(['客户-2026-02-25.xlsx'])
  await page.getByLabel('要监视的文件夹').fill(inbox)
  await page.getByRole('button', { name: '监视', exact: true }).click()
  await expect(page.getByText(inbox, { exact: true })).toBeVisible()
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/folders.png` })
  writeFileSync(join(inbox, '新名单.csv'), '客户名称,区域\n新来科技有限公司,华东\n')
  await page.getByRole('link', { name: '导入', exact: true }).click()
  await expect(async () => {
    await page.reload()
    await expect(page.getByText('监视的文件夹里有新文件')).toBeVisible({ timeout: 1000 })
  }).toPass()
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/offers.png` })
  await page.getByRole('button', { name: '导入', exact: true }).click()
  await expect(page.locator('.mapping-table')).toBeVisible()
})
