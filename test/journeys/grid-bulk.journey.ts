import { front, openCustomers, openDemo, toast } from '../_harness/grid-page.ts'
import { expect, gridCell, test } from '../_harness/journey.ts'

test('one field over all filtered rows, shown first, undone at once; rows that leave the filter stay, tinted', async ({
  desk,
}) => {
  test.slow()
  const { page } = desk
  await openCustomers(page)
  const view = front(page)
  await view.locator('.ag-header-cell[col-id="type"]').hover()
  await view.locator('.ag-header-cell[col-id="type"] .column-filter').click()
  await page.getByRole('checkbox', { name: /经销商/ }).check()
  await page.getByRole('button', { name: '应用' }).click()
  await expect(view.getByText('20 个客户')).toBeVisible()
  await page.getByRole('button', { name: '批量修改' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('字段').click()
  await page.locator('.ant-select-item-option').filter({ hasText: '客户类型' }).click()
  await dialog.getByLabel('新值').fill('终端客户')
  await dialog.getByRole('button', { name: '预览' }).click()
  await expect(page.getByRole('dialog')).toContainText('20 格将改变，涉及 20 行')
  await page.keyboard.press('Enter')
  await expect(toast(page, '已修改 20 格')).toBeVisible()
  await expect(gridCell(page, 0, 'type')).toHaveText('终端客户')
  await expect(view.locator('.row-left').first()).toBeVisible()
  await expect(view.getByText('20 个客户')).toBeVisible()
  await page.getByRole('button', { name: '视图已变更，刷新' }).click()
  await expect(view.getByText('没有符合条件的客户')).toBeVisible()
  await page.locator('.ant-notification').getByRole('button', { name: '撤销' }).first().click()
  await expect(view.getByText('20 个客户')).toBeVisible()
})

test('tags are added to those there are, a formula computes, both through the panel', async ({ desk }) => {
  test.slow()
  const { page } = desk
  await openCustomers(page)
  const run = async (field: string, kind: string, label: string, text: string) => {
    await page.keyboard.press('Control+Shift+B')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('字段').fill(field)
    await page
      .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
      .filter({ hasText: field })
      .click()
    await dialog.getByLabel('怎样改').click()
    await page
      .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
      .filter({ hasText: kind })
      .click()
    await dialog.getByLabel(label, { exact: true }).fill(text)
    await dialog.getByRole('button', { name: '预览' }).click()
    await page.getByRole('button', { name: '执行', exact: true }).click()
  }
  await gridCell(page, 0, 'name').click()
  await page.keyboard.press('Shift+ArrowDown')
  await run('标签', '追加', '值，多个用逗号分开', '重点，华东')
  await expect(gridCell(page, 1, 'tags')).toHaveText('重点, 华东')
  await expect(gridCell(page, 2, 'tags')).toHaveText('')
  await gridCell(page, 0, 'name').click()
  await page.keyboard.press('Shift+ArrowDown')
  await run('年采购额', '公式', '公式', '[annualPurchase] * 2')
  await expect(gridCell(page, 0, 'annualPurchase')).toHaveText('¥2,400,000')
})

test('find goes from hit to hit in rows not loaded; replace shows what it would do', async ({ desk }) => {
  test.slow()
  const { page } = desk
  await openDemo(page)
  await gridCell(page, 0, 'name').click()
  await page.keyboard.press('Control+F')
  const panel = page.getByRole('search', { name: '查找与替换' })
  await expect(panel.getByLabel('查找', { exact: true })).toBeFocused()
  await page.keyboard.type('医疗')
  await expect(panel.getByText(/第 0 个，共|个以上/)).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(front(page).locator('.cell-active')).toContainText('医疗')
  await panel.getByLabel('替换为').fill('控股')
  await panel.getByRole('button', { name: '预览全部替换' }).click()
  await expect(page.getByRole('dialog')).toContainText('格将改变')
  await expect(page.getByRole('dialog')).toContainText('控股')
  await page.getByRole('button', { name: '执行', exact: true }).click()
  await expect(toast(page, /已修改/)).toBeVisible()
})
