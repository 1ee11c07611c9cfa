import { writeFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { messyCustomers } from '../_fixtures/messy-customers.ts'
import { plainSheet } from '../_fixtures/plain-sheet.ts'
import { chooseByKeys, goByPalette, pressOn, tabTo } from '../_harness/by-keys.ts'
import { front, toast } from '../_harness/grid-page.ts'
import { expect, gridCell, importAsProposed, test } from '../_harness/journey.ts'
import { callerAt } from '../_harness/loopback-client.ts'
import { tiered } from '../_fixtures/tiered-programme.ts'

const [first, second] = ['杭州第1精密机械有限公司', '杭州第2精密机械有限公司']

/** What colleagues entered before: people, and a policy that somebody else approved. */
async function programmeOfColleagues(page: Page): Promise<void> {
  const { port } = new URL(page.url())
  const [cookie] = await page.context().cookies()
  const caller = await callerAt(Number(port), `${cookie?.name}=${cookie?.value}`)
  const person = (name: string, role: string) =>
    caller.call('members.save', { name, role, region: null, team: null, active: true }) as Promise<{ id: number }>
  const [{ id: finance }, { id: clerk }] = [await person('赵财务', 'finance'), await person('孙助理', 'assistant')]
  const definition = { ...tiered, validFrom: '2025-01-01', validTo: '2026-12-31' }
  const entered = { name: '季度返利', effectiveFrom: '2025-01-01', definition, by: clerk }
  const { versionId } = (await caller.call('rebates.saveVersion', entered)) as { versionId: number }
  for (const status of ['approved', 'active']) await caller.call('rebates.setStatus', { versionId, status, by: finance })
  caller.close()
}

function sheet(name: string, rows: readonly (readonly string[])[]): string {
  const path = test.info().outputPath(name)
  writeFileSync(path, plainSheet(rows))
  return path
}

/** From the grid's row of a customer into its side panel. */
async function openPanel(page: Page, name: string): Promise<Locator> {
  const sink = front(page).locator('textarea[data-sink]')
  await tabTo(sink, 'F6')
  await page.keyboard.press('Control+Home')
  if ((await gridCell(page, 0, 'name').innerText()) !== name) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Alt+Enter')
  const panel = front(page).getByRole('complementary', { name: '返利对账' })
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText(name)
  await tabTo(panel, 'F6')
  return panel
}

test('a quarter from two sheets to the printed proof by the keyboard alone', async ({ desk }) => {
  test.slow()
  const { page, complaints } = desk
  await importAsProposed(page, '客户.xlsx', messyCustomers(6))
  await programmeOfColleagues(page)
  // From here on nothing is clicked: whoever touches the mouse fails.
  await page.evaluate(() => {
    const stop = (event: Event) => {
      if (event.isTrusted && (event as PointerEvent).pointerType !== '') throw new Error('the mouse was used')
    }
    addEventListener('pointerdown', stop, true)
    Object.assign(window, { printed: 0, print: () => (Object(window).printed += 1) })
  })
  const dialog = page.getByRole('dialog')

  await goByPalette(page, '打开返利结算')
  await tabTo(front(page).getByLabel('经办人'))
  await page.keyboard.type('赵财务')
  await expect(page.locator('.ant-select-dropdown:visible').getByText('赵财务')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.locator('.status-bar').getByText('我是 赵财务')).toBeVisible()

  // Sheet one.
  await goByPalette(page, '打开交易单据')
  await pressOn(front(page).getByRole('button', { name: '录入单据' }).first())
  const invoices = sheet('发票明细.xlsx', [
    ['开票日期', '发票号码', '购货单位', '规格型号', '数量', '金额（元）', '是否特价'],
    ['2025-10-12', 'FP-001', first, 'A1', '10', '600000', '否'],
    ['2025-11-05', 'FP-002', first, 'A1', '8', '450000', '否'],
    ['2025-12-20', 'FP-004', second, 'A1', '9', '520000.01', '否'],
  ])
  await chooseByKeys(dialog.getByRole('button', { name: '选择文件' }), invoices)
  await pressOn(dialog.getByRole('button', { name: '录入 3 行' }))
  await expect(dialog).toBeHidden()

  await goByPalette(page, '打开返利结算')
  await pressOn(front(page).getByRole('button', { name: /^计\s*算$/ }))
  await expect(front(page).getByRole('row', { name: /2025-Q4/ })).toContainText('¥41,900.00')

  // Sheet two: a line claimed twice, a number of the customer's own.
  await pressOn(front(page).getByRole('button', { name: '对账', exact: true }))
  await expect(gridCell(page, 0, 'calculated')).toBeVisible()
  await pressOn(front(page).getByRole('button', { name: '录入申报' }))
  const claims = sheet('经销商申报.xlsx', [
    ['客户名称', '发票号', '销售额', '返点', '返利金额'],
    [first, 'FP-001', '600000', '3%', '18000'],
    [first, 'FP-002', '450000', '3%', '13500'],
    [first, 'FP-002', '450000', '3%', '13500'],
    [second, 'JXS-9', '520000.01', '3%', '15600'],
  ])
  await chooseByKeys(dialog.getByRole('button', { name: '选择文件' }), claims)
  await pressOn(dialog.getByRole('button', { name: '录入 4 行申报' }))
  await expect(dialog).toBeHidden()

  // Compare and dispute, with a word on why.
  const panel = await openPanel(page, first)
  await expect(panel.getByRole('region', { name: '差异由什么组成' })).toContainText('重复申报')
  await tabTo(panel.getByLabel('说明'))
  await page.keyboard.type('FP-002 报了两次')
  await pressOn(panel.getByRole('button', { name: '有争议' }))
  await expect(panel.getByText('有争议').first()).toBeVisible()
  await expect(toast(page, '已记录结论')).toBeVisible()
  // Escape gives the keyboard back to the list.
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await expect(front(page).locator('textarea[data-sink]')).toBeFocused()

  // The other one: its number is ours, then accepted and settled.
  const other = await openPanel(page, second)
  await tabTo(other.getByLabel('JXS-9 是我方的哪一张'))
  await page.keyboard.type('FP-004')
  await expect(page.locator('.ant-select-dropdown:visible').getByText('FP-004')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(other.getByRole('region', { name: '差异由什么组成' })).not.toContainText('漏报单据')
  await pressOn(other.getByRole('button', { name: /接\s*受/ }))
  await tabTo(other.getByLabel('凭证号'))
  await page.keyboard.type('红字-88')
  await pressOn(other.getByRole('button', { name: '记录结算' }))
  await expect(other.locator('.recon-figures')).toContainText('¥10,400.00')
  await page.keyboard.press('Escape')

  const settled = await openPanel(page, first)
  await pressOn(settled.getByRole('button', { name: /接\s*受/ }))
  await page.keyboard.press('Escape')
  await expect(settled).toBeHidden()

  await goByPalette(page, '打开返利结算')
  await pressOn(front(page).getByRole('button', { name: /关\s*账/ }))
  await pressOn(dialog.getByRole('button', { name: /关\s*账/ }))
  await expect(front(page).getByText('已关账')).toBeVisible()
  await pressOn(front(page).getByRole('button', { name: '核对封存' }))
  await expect(toast(page, '重算结果与封存一致，没有任何改动')).toBeVisible()

  // The proof, printed.
  await goByPalette(page, '打开返利对账')
  const closed = await openPanel(page, first)
  await pressOn(closed.getByRole('button', { name: '返利证明' }))
  await expect(front(page).locator('.proof')).toContainText('¥31,500.00')
  await pressOn(front(page).getByRole('button', { name: /打\s*印/ }))
  expect(await page.evaluate(() => Object(window).printed as number)).toBe(1)
  expect(complaints).toEqual([])
})
