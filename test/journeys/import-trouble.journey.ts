import { messyCustomers } from '../_fixtures/messy-customers.ts'
import { chooseFile, expect, test } from '../_harness/journey.ts'

const troubles = [
  ['空.xlsx', Buffer.alloc(0), '文件是空的'],
  ['照片.xlsx', Buffer.from('\u0089PNG\r\n\u001a\n0000', 'latin1'), '这不是表格文件'],
  ['断.xlsx', messyCustomers(200).subarray(0, 900), '文件不完整'],
  ['只有表头.csv', Buffer.from('客户名称,行业,区域\r\n'), '表头下面没有数据'],
] as const

test('each kind of bad file is told in plain words, with what to do, and the next file still works', async ({ desk }) => {
  const { page } = desk
  await page.getByRole('button', { name: '建立空白工作区' }).click()
  await page.getByRole('link', { name: '导入', exact: true }).click()
  for (const [name, content, what] of troubles) {
    await chooseFile(page, name, content)
    const ready = page.locator('.mapping-table')
    await expect(page.getByRole('alert').filter({ hasText: what }).or(ready)).toBeVisible()
    if (await ready.isVisible()) {
      await page.keyboard.press('Enter')
      await expect(page.getByRole('alert').filter({ hasText: what })).toBeVisible()
      await page.getByRole('button', { name: '换一个文件' }).click()
    }
  }
  await chooseFile(page, '好.xlsx', messyCustomers(5))
  await expect(page.locator('.mapping-table')).toBeVisible()
})
