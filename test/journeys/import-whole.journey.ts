import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import * as XLSX from '@e965/xlsx'
import { chooseFile, expect, gridCell, test } from '../_harness/journey.ts'

const front = (page: Page) => page.locator('.view-layer:not([hidden])')
const tab = (page: Page, name: string) => front(page).getByRole('tab', { name: new RegExp(`^${name}`) })
const shot = async (page: Page, name: string) => {
  if (!process.env['SHOTS']) return
  await page.waitForTimeout(500)
  await page.screenshot({ path: `${process.env['SHOTS']}/whole-${name}.png` })
}

/** From a file to its findings: Enter where it goes on. */
async function importFile(page: Page, name: string, lines: readonly string[]): Promise<void> {
  await toCheck(page, name, lines)
  await page.keyboard.press('Enter')
  await expect(front(page).getByRole('heading', { name: '我们发现了什么' })).toBeVisible()
}

async function toCheck(page: Page, name: string, lines: readonly string[]): Promise<void> {
  await chooseFile(page, name, Buffer.from(lines.join('\n')))
  const columns = front(page).locator('.mapping-table')
  const checked = front(page).locator('.check-tabs')
  await columns.or(checked).first().waitFor()
  if (await columns.isVisible()) await page.keyboard.press('Enter')
  await checked.waitFor()
}

const another = (page: Page) => front(page).getByRole('button', { name: '再导入一个文件' }).click()
const customers = [
  '客户名称,客户类型,行业,区域,城市,负责人',
  '甲科技有限公司,终端客户,电子,华东,苏州市,张伟',
  '乙贸易有限公司,经销商,贸易,华北,天津市,李娜',
]

test('an import taken back after later edits leaves those and names them', async ({ desk }) => {
  const { page, complaints } = desk
  await importFile(page, '第一次.csv', customers)
  await another(page)
  await importFile(page, '第二次.csv', [
    customers[0] ?? '',
    '甲科技有限公司,经销商,半导体,华东,苏州市,张伟',
    '乙贸易有限公司,终端客户,物流,华北,天津市,李娜',
  ])
  await page.getByRole('link', { name: /^全部/ }).click()
  const first = (await gridCell(page, 0, 'name').innerText()).includes('甲') ? 0 : 1
  await page.setViewportSize({ width: 1920, height: 900 })
  const industry = gridCell(page, first, 'industry')
  await expect(industry).toHaveText('半导体')
  await industry.click()
  await page.keyboard.type('芯片')
  await page.keyboard.press('Enter')
  await expect(industry).toHaveText('芯片')
  await page.getByRole('link', { name: '导入', exact: true }).click()
  await page.getByRole('link', { name: '导入历史' }).click()
  const run = front(page).getByRole('row').filter({ hasText: '第二次.csv' }).first()
  await run.getByRole('button', { name: '撤销' }).click()
  const told = page.locator('.ant-notification-notice')
  await expect(told).toContainText('1 处没有动')
  await expect(told).toContainText('甲科技有限公司 · 行业 · 之后又改过')
  await shot(page, 'skipped')
  await expect(run).toContainText('已撤销')
  await page.getByRole('link', { name: /^全部/ }).click()
  await expect(industry).toHaveText('芯片')
  await expect(gridCell(page, first, 'type')).toHaveText('终端客户')
  await expect(gridCell(page, 1 - first, 'industry')).toHaveText('贸易')
  expect(complaints).toEqual([])
})

const prices = [
  '价格表,产品名称,协议价,生效日期',
  '2026 标准价,生化试剂盒,1200,2026-01-01',
  '2026 标准价,免疫试剂盒,800,2026-01-01',
  '2026 标准价,生华试剂盒,900,2026-03-01',
]

for (const dark of [false, true])
  test.describe(dark ? 'dark' : 'light', () => {
    test.use({ dark })

    test('products nobody has yet are made on one word, a misspelt one is mapped, by keyboard', async ({ desk }) => {
      const { page, complaints } = desk
      await toCheck(page, '价格.csv', prices)
      await tab(page, '没见过的值').focus()
      await page.keyboard.press('Enter')
      const wrong = front(page).getByRole('row').filter({ hasText: '生华试剂盒' })
      await wrong.getByRole('combobox').focus()
      await page.keyboard.type('生化试剂盒')
      await page.keyboard.press('Enter')
      await expect(wrong).toHaveCount(0)
      await front(page).getByRole('button', { name: '全部新建：2 个产品' }).focus()
      await shot(page, `products-${dark ? 'dark' : 'light'}`)
      await page.keyboard.press('Enter')
      await expect(tab(page, '新建 3')).toBeVisible()
      await expect(tab(page, '拒绝 0')).toBeVisible()
      await front(page)
        .getByRole('button', { name: /^导入 3 个价格/ })
        .press('Enter')
      await expect(front(page).getByRole('heading', { name: '我们发现了什么' })).toBeVisible()
      expect(complaints).toEqual([])
    })
  })

test('a list of tickets leaves as a workbook, is edited there and comes back with a drop and one Enter', async ({ desk }) => {
  const { page, complaints } = desk
  await importFile(page, '客户.csv', customers)
  await another(page)
  await importFile(page, '工单.csv', [
    '工单标题,客户名称,工单类型,提出时间,处理人,备注',
    '仪器报错,甲科技有限公司,技术问题,2026-02-20 下午3:05,张伟,等配件',
    '发错货,乙贸易有限公司,投诉,2026-02-21 9:30,李娜,',
  ])
  await front(page).getByRole('button', { name: '打开工单' }).click()
  await expect(gridCell(page, 0, 'name')).toBeVisible()
  await shot(page, 'tickets')
  const download = page.waitForEvent('download')
  await front(page).getByRole('button', { name: '导出' }).click()
  await page.getByRole('menuitem', { name: 'Excel (.xlsx)' }).last().click()
  const file = await download
  expect(file.suggestedFilename()).toBe('工单.xlsx')
  const book = XLSX.read(readFileSync(await file.path()), { cellStyles: true })
  const sheet = book.Sheets['工单'] ?? {}
  const lines = XLSX.utils.sheet_to_json<string[]>(sheet, { header: 1 })
  const [row, column] = [lines.findIndex((line) => line.includes('发错货')), (lines[0] ?? []).indexOf('备注')]
  expect(lines.flat()).toContain('2026-02-20 15:05')
  sheet[XLSX.utils.encode_cell({ r: row, c: column })] = { t: 's', v: '已换货' }
  await page.getByRole('link', { name: '导入', exact: true }).click()
  await another(page).catch(() => undefined)
  await chooseFile(page, '工单改好.xlsx', XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
  await front(page).locator('.mapping-table').waitFor()
  await page.keyboard.press('Enter')
  await expect(tab(page, '更新 1')).toBeVisible()
  await expect(tab(page, '无变化 1')).toBeVisible()
  await page.keyboard.press('Enter')
  await front(page).getByRole('button', { name: '打开工单' }).click()
  await page.setViewportSize({ width: 2400, height: 800 })
  await expect(front(page).getByText('已换货')).toBeVisible()
  await expect(front(page).getByText('等配件')).toBeVisible()
  expect(complaints).toEqual([])
})

test('rejected rows come back put right: a drop and one Enter', async ({ desk }) => {
  const { page, complaints } = desk
  await toCheck(page, '名单.csv', [...customers, ',终端客户,电子,华东,无锡市,张伟'])
  await expect(tab(page, '拒绝 1')).toBeVisible()
  const download = page.waitForEvent('download')
  await front(page).getByRole('button', { name: '下载被拒行' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('名单-未导入的行.xlsx')
  const book = XLSX.read(readFileSync(await file.path()))
  const sheet = book.Sheets['未导入的行'] ?? {}
  const [head = [], only = []] = XLSX.utils.sheet_to_json<string[]>(sheet, { header: 1 })
  expect(head).toEqual([...(customers[0] ?? '').split(','), '未导入原因', '原文件行号'])
  expect(only.slice(1)).toEqual(['终端客户', '电子', '华东', '无锡市', '张伟', '没有客户名称', 4])
  await front(page)
    .getByRole('button', { name: /^导入 2 个客户/ })
    .click()
  await expect(front(page).getByRole('heading', { name: '我们发现了什么' })).toBeVisible()
  await another(page)
  sheet['A2'] = { t: 's', v: '补上科技有限公司' }
  await chooseFile(page, '名单-改好.xlsx', XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
  await expect(front(page).getByText('沿用上次的对应')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: /^全部\s*3/ })).toBeVisible()
  expect(complaints).toEqual([])
})
