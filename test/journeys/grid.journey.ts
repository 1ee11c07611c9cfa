import { messyCustomers } from '../_fixtures/messy-customers.ts'
import { expect, gridCell, importAsProposed, test } from '../_harness/journey.ts'

test.beforeEach(async ({ desk }) => {
  await importAsProposed(desk.page, '客户.xlsx', messyCustomers(40))
  await desk.page.getByRole('link', { name: /^全部/ }).click()
  await expect(gridCell(desk.page, 0, 'name')).toHaveText(/有限公司/)
})

test('a column is filtered from its header, shown as a chip, and the chip takes it away', async ({ desk }) => {
  const { page } = desk
  const front = page.locator('.view-layer:not([hidden])')
  await front.locator('.ag-header-cell[col-id="type"]').hover()
  await front.locator('.ag-header-cell[col-id="type"] .column-filter').click()
  await page.getByRole('checkbox', { name: /经销商/ }).check()
  await page.getByRole('button', { name: '应用' }).click()
  await expect(front.getByText('20 个客户')).toBeVisible()
  await expect(front.getByText('客户类型：经销商')).toBeVisible()
  await front.getByRole('button', { name: '去掉条件：客户类型：经销商' }).click()
  await expect(front.getByText('40 个客户')).toBeVisible()
})

test('the quick search understands names and pinyin', async ({ desk }) => {
  const { page } = desk
  const front = page.locator('.view-layer:not([hidden])')
  await page.keyboard.press('/')
  await page.keyboard.type('第13精密')
  await expect(front.getByText('1 个客户')).toBeVisible()
  await front.getByLabel('快速搜索').fill('jingmi')
  await expect(front.getByText('40 个客户')).toBeVisible()
})

test('a header sorts, and hidden columns stay hidden after a reload', async ({ desk }) => {
  const { page } = desk
  const front = page.locator('.view-layer:not([hidden])')
  await page.setViewportSize({ width: 1920, height: 900 })
  await front.locator('.ag-header-cell[col-id="annualPurchase"]').click()
  await front.locator('.ag-header-cell[col-id="annualPurchase"]').click()
  await expect(gridCell(page, 0, 'annualPurchase')).toHaveText('¥1,200,000')
  await front.getByRole('button', { name: '列', exact: true }).click()
  await page.getByRole('checkbox', { name: '省份' }).uncheck()
  await expect(front.locator('.ag-header-cell[col-id="province"]')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await page.waitForTimeout(700)
  await page.reload()
  await expect(gridCell(page, 0, 'name')).toHaveText(/有限公司/)
  await expect(front.locator('.ag-header-cell[col-id="city"]')).toHaveCount(1)
  await expect(front.locator('.ag-header-cell[col-id="province"]')).toHaveCount(0)
})

test('by keyboard alone: move, type, choose, open the side panel and close it', async ({ desk }) => {
  const { page } = desk
  await gridCell(page, 0, 'owner').click()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('F2')
  await expect(page.getByRole('combobox', { name: '客户类型' })).toBeFocused()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('经销')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(gridCell(page, 1, 'type')).toHaveText('经销商')
  await page.keyboard.press('Alt+Enter')
  const panel = page.getByRole('complementary', { name: '客户详情' })
  await expect(panel).toBeVisible()
  await expect(panel.getByText('价值分', { exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
})

test('what is shown is exported as a file', async ({ desk }) => {
  const { page } = desk
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出' }).click()
  await page.getByRole('menuitem', { name: 'CSV (UTF-8)' }).first().click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/\.csv$/)
  await expect(page.getByText(/已导出 40 行/)).toBeVisible()
})

test('a contact is added in the side panel and the customer becomes less incomplete', async ({ desk }) => {
  const { page } = desk
  await gridCell(page, 0, 'tier').click()
  await page.keyboard.press('Alt+Enter')
  const panel = page.getByRole('complementary', { name: '客户详情' })
  await panel.getByRole('button', { name: '添加联系人' }).click()
  await panel.getByLabel('联系人姓名').fill('周敏')
  await panel.getByLabel('决策链角色').click()
  await page.getByTitle('决策者').click()
  await panel.getByLabel('邮箱').fill('没有邮箱')
  await panel.getByRole('button', { name: '保存' }).click()
  await expect(panel.getByText('“没有邮箱”不是邮箱地址。可以写 name@example.com')).toBeVisible()
  await panel.getByLabel('邮箱').fill('zhoumin@example.com')
  await panel.getByRole('button', { name: '保存' }).click()
  await expect(panel.getByText('周敏')).toBeVisible()
  await expect(gridCell(page, 0, 'missing')).not.toHaveText('待完善 2')
})
