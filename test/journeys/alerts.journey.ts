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
  await page.getByText('已完成', { exact: true }).click()
  await expect(page.getByRole('region', { name: /沉默客户/ })).toBeVisible()
})

test('a rule reads as a sentence, is tried over the past, changed and kept as a version', async ({ desk }) => {
  const { page } = desk
  await importAsProposed(page, '客户.xlsx', messyCustomers(40))
  await page.getByRole('link', { name: /^提醒/ }).click()
  await page.getByRole('link', { name: '提醒规则' }).click()
  const silent = page.getByRole('listitem').filter({ hasText: '当客户满足「沉默状态：沉默」，告知负责人' })
  await expect(silent).toBeVisible()
  await silent.getByRole('button', { name: /^试运行/ }).click()
  await expect(page.getByText(/过去 30 天会发出 \d+ 条提醒/)).toBeVisible()
  await page
    .getByRole('button', { name: 'Close', exact: true })
    .or(page.getByRole('button', { name: '关闭', exact: true }))
    .last()
    .click()
  await silent.getByRole('button', { name: /^编辑/ }).click()
  await page.getByRole('textbox', { name: '名称' }).fill('很久没联系')
  await page.getByRole('button', { name: '保存' }).click()
  const changed = page.getByRole('listitem').filter({ hasText: '很久没联系' })
  await expect(changed.getByText('已改')).toBeVisible()
  await changed.getByRole('button', { name: /^历史/ }).click()
  await expect(page.getByText('第 2 版')).toBeVisible()
  await expect(page.getByText('随软件自带')).toBeVisible()
})

test('a task is one line and Enter, and done with one click', async ({ desk }) => {
  const { page } = desk
  await importAsProposed(page, '客户.xlsx', messyCustomers(10))
  await page.getByRole('link', { name: /^任务/ }).click()
  const line = page.getByRole('textbox', { name: /写一句话/ })
  await line.fill('今天 15:00 回访老客户 !高')
  await expect(page.getByText('到期：2026-02-25 15:00')).toBeVisible()
  await line.press('Enter')
  const row = page.getByRole('row', { name: /回访老客户/ })
  await expect(row.getByText('重要')).toBeVisible()
  await row.getByRole('button', { name: '完成 回访老客户' }).click()
  await expect(row).toHaveCount(0)
})
