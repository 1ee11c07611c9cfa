import { messyCustomers } from '../_fixtures/messy-customers.ts'
import { expect, importAsProposed, test } from '../_harness/journey.ts'

test('reminders are worked through by keyboard, one group at once, and customers open from them', async ({ desk }) => {
  const { page } = desk
  await importAsProposed(page, '客户.xlsx', messyCustomers(40))
  await page.getByRole('link', { name: /^提醒/ }).click()
  const silent = page.getByRole('region', { name: /沉默客户/ })
  await expect(silent.getByRole('row')).not.toHaveCount(0)
  const before = await page.locator('.alert-table tbody tr').count()
  await page.keyboard.press('j')
  await expect(page.locator('.alert-current')).toHaveCount(1)
  await page.keyboard.press('e')
  await expect(page.locator('.alert-table tbody tr')).toHaveCount(before - 1)
  await page.keyboard.press('s')
  await expect(page.locator('.alert-table tbody tr')).toHaveCount(before - 2)

  await silent.getByRole('button', { name: '全部完成' }).click()
  await expect(silent).toHaveCount(0)
  await page.getByText('已处理', { exact: true }).click()
  await expect(page.getByRole('region', { name: /沉默客户/ })).toBeVisible()
})
