import { messyCustomers } from '../_fixtures/messy-customers.ts'
import { chooseFile, expect, gridCell, importAsProposed, test } from '../_harness/journey.ts'

test('from a messy list to silent customers, an edit, its undo, and all of it after a reload', async ({ desk }) => {
  const { page, complaints } = desk
  await expect(page.getByText('把客户表拖到这里，几分钟后就能用')).toBeVisible()

  await test.step('the list is recognised and imported with two presses of Enter', async () => {
    await chooseFile(page, '客户台账.xlsx', messyCustomers(40))
    await expect(page.locator('.head-chosen')).toHaveText(/单位名称/)
    await expect(page.getByText('认出 11 / 11 列')).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('tab', { name: /新建\s*40/ })).toBeVisible()
    await expect(page.getByText('日期没能识别')).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: '我们发现了什么' })).toBeVisible()
  })

  await test.step('the findings open the silent customers in the grid', async () => {
    const front = page.locator('.view-layer:not([hidden])')
    await front.getByRole('link', { name: /^沉默\s*8$/ }).click()
    await expect(page.locator('.view-layer:not([hidden])').getByText('8 个客户')).toBeVisible()
    await expect(gridCell(page, 7, 'name')).toHaveText(/精密机械有限公司/)
    await expect(page.getByRole('contentinfo')).toContainText('8 / 40 行')
  })

  await test.step('a cell is edited by double click and written', async () => {
    const city = gridCell(page, 0, 'city')
    await expect(city).toHaveText(/杭州/)
    await city.dblclick()
    await page.locator('.cell-editor-input').fill('宁波')
    await page.keyboard.press('Enter')
    await expect(city).toHaveText('宁波')
    await expect(city).not.toHaveClass(/cell-pending/)
  })

  await test.step('a reload finds it as it was left', async () => {
    await page.reload()
    await expect(gridCell(page, 0, 'city')).toHaveText('宁波')
  })

  await test.step('undo takes it back and says so', async () => {
    await gridCell(page, 0, 'tier').click()
    await page.keyboard.press('Control+Z')
    await expect(page.locator('.ant-notification')).toContainText('已撤销')
    await expect(gridCell(page, 0, 'city')).toHaveText(/杭州/)
    await page.keyboard.press('Control+Y')
    await expect(gridCell(page, 0, 'city')).toHaveText('宁波')
  })
  expect(complaints).toEqual([])
})

test('a refused edit keeps the text and says why', async ({ desk }) => {
  const { page } = desk
  await importAsProposed(page, '客户.xlsx', messyCustomers(10))
  await page.getByRole('link', { name: /^全部/ }).click()
  // Columns beyond the edge are not in the page: be wide enough for this one.
  await page.setViewportSize({ width: 1920, height: 900 })
  const cell = gridCell(page, 2, 'lastContactOn')
  await cell.dblclick()
  await page.locator('.cell-editor-input').fill('上个礼拜')
  await page.keyboard.press('Enter')
  await expect(cell).toHaveClass(/cell-refused/)
  await expect(cell).toHaveText('上个礼拜')
  await cell.dblclick()
  await expect(page.locator('.cell-editor-input')).toHaveValue('上个礼拜')
  await page.locator('.cell-editor-input').fill('2026.2.1')
  await page.keyboard.press('Enter')
  await expect(cell).toHaveText('2026-02-01')
  await expect(cell).not.toHaveClass(/cell-refused/)
})

test('rows are deleted at once and come back with one click', async ({ desk }) => {
  const { page } = desk
  await importAsProposed(page, '客户.xlsx', messyCustomers(10))
  await page.getByRole('link', { name: /^全部/ }).click()
  const front = page.locator('.view-layer:not([hidden])')
  await expect(front.getByText('10 个客户')).toBeVisible()
  await gridCell(page, 0, 'row-number').click()
  await gridCell(page, 2, 'row-number').click({ modifiers: ['Shift'] })
  await expect(page.getByRole('contentinfo')).toContainText('已选 3 行')
  await page.getByRole('button', { name: '删除 3 行' }).click()
  await expect(front.getByText('7 个客户')).toBeVisible()
  await page.locator('.ant-notification').getByRole('button', { name: '撤销' }).click()
  await expect(front.getByText('10 个客户')).toBeVisible()
})

test('an import is taken back whole from its findings', async ({ desk }) => {
  const { page } = desk
  await importAsProposed(page, '客户.xlsx', messyCustomers(10))
  await page.getByRole('button', { name: '撤销这次导入' }).click()
  await expect(page.getByText('这次导入已撤销')).toBeVisible()
  await page.getByRole('link', { name: /^全部/ }).click()
  await expect(page.locator('.view-layer:not([hidden])').getByText('还没有客户')).toBeVisible()
})
