import { front, openCustomers, toast } from '../_harness/grid-page.ts'
import { expect, gridCell, test } from '../_harness/journey.ts'

test.beforeEach(async ({ desk }) => openCustomers(desk.page))

test('a view is saved with its filter, order and colours, and chosen again', async ({ desk }) => {
  test.slow()
  const { page } = desk
  const view = front(page)
  await view.locator('.ag-header-cell[col-id="type"]').hover()
  await view.locator('.ag-header-cell[col-id="type"] .column-filter').click()
  await page.getByRole('checkbox', { name: /经销商/ }).check()
  await page.getByRole('button', { name: '应用' }).click()
  await expect(view.getByText('20 个客户')).toBeVisible()

  await view.getByRole('button', { name: '更多' }).click()
  await page.getByRole('menuitem', { name: '条件着色' }).click()
  const rules = page.getByRole('dialog', { name: '条件着色' })
  await rules.getByRole('button', { name: '添加规则' }).click()
  await rules.getByLabel('值', { exact: true }).fill('第4')
  await rules.getByRole('button', { name: '应用' }).click()
  await expect(gridCell(page, 0, 'name')).toHaveClass(/tint-amber/)

  await view.getByRole('button', { name: '视图', exact: true }).click()
  await page.getByRole('button', { name: '另存为新视图…' }).click()
  await page.getByLabel('视图名称').fill('经销商跟进')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(toast(page, '已保存视图「经销商跟进」')).toBeVisible()
  await view.getByRole('button', { name: '清除全部筛选' }).click()
  await expect(view.getByText('40 个客户')).toBeVisible()
  await view.getByRole('button', { name: '经销商跟进' }).click()
  await page.locator('.view-menu').getByRole('button', { name: '经销商跟进', exact: true }).click()
  await expect(view.getByText('20 个客户')).toBeVisible()

  await view.getByRole('button', { name: '经销商跟进' }).click()
  await page.locator('.view-menu').getByRole('button', { name: '「经销商跟进」的操作' }).click()
  await page.getByRole('menuitem', { name: '我的默认' }).click()
  await page.waitForTimeout(500)
  await page.reload()
  await expect(view.getByText('20 个客户')).toBeVisible()
})

test('conditions joined by OR are built, shown as a chip and taken away', async ({ desk }) => {
  const { page } = desk
  const view = front(page)
  await view.getByRole('button', { name: '添加筛选' }).click()
  await page.getByRole('button', { name: '组合条件' }).click()
  const builder = page.getByRole('dialog', { name: '组合条件' })
  await builder.getByLabel('值', { exact: true }).fill('第13精密')
  await builder.getByRole('button', { name: '添加条件' }).click()
  await builder.getByLabel('值', { exact: true }).nth(1).fill('第14精密')
  await builder.getByRole('button', { name: '应用' }).click()
  await expect(view.getByText('2 个客户')).toBeVisible()
  await expect(view.locator('.filter-chips')).toContainText('或')
  await view.getByRole('button', { name: /去掉条件/ }).click()
  await expect(view.getByText('40 个客户')).toBeVisible()
})

test('groups give subtotals and open into their rows', async ({ desk }) => {
  const { page } = desk
  const view = front(page)
  await view.getByRole('button', { name: '分组' }).click()
  await page.getByRole('combobox', { name: '按哪些字段分组' }).click()
  await page.locator('.ant-select-dropdown').getByText('客户类型', { exact: true }).click()
  const groups = page.getByRole('region', { name: '分组与小计' })
  await expect(groups.getByRole('row')).toHaveCount(3)
  await expect(groups).toContainText('20')
  await page.keyboard.press('Escape')
  await groups.getByRole('button', { name: '打开「经销商」的行' }).click()
  await expect(view.getByText('20 个客户')).toBeVisible()
  await expect(view.getByText('分组：经销商')).toBeVisible()
  await view.getByRole('button', { name: '去掉条件：分组：经销商' }).click()
  await expect(groups).toBeVisible()
})
