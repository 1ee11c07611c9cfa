import { readFileSync } from 'node:fs'
import { front, openDemo, pasteText, toast } from '../_harness/grid-page.ts'
import { expect, gridCell, test } from '../_harness/journey.ts'

test('contacts are a grid of their own: edited, pasted, undone, and lead to their customer', async ({ desk }) => {
  test.slow()
  const { page } = desk
  await openDemo(page)
  await page.getByRole('link', { name: '联系人' }).click()
  await expect(front(page).getByText(/[\d,]+ 个联系人/)).toBeVisible()
  await gridCell(page, 0, 'title').click()
  await page.keyboard.type('采购总监')
  await page.keyboard.press('Enter')
  await expect(gridCell(page, 0, 'title')).toHaveText('采购总监')
  await gridCell(page, 1, 'phone').click()
  await pasteText(page, '13812345678\r\n不是电话\r\n')
  await expect(gridCell(page, 1, 'phone')).toHaveText('13812345678')
  await expect(gridCell(page, 2, 'phone')).toHaveClass(/cell-refused/)
  await expect(toast(page, '已修改 1 格，1 格没有改')).toBeVisible()
  await page.keyboard.press('Control+Z')
  await expect(gridCell(page, 1, 'phone')).not.toHaveText('13812345678')
  await front(page).getByRole('textbox', { name: '快速搜索' }).fill('wf')
  await expect(front(page).getByText(/^\d+ 个联系人/)).toBeVisible()
  const download = page.waitForEvent('download')
  await front(page).getByRole('button', { name: '导出' }).click()
  await page.getByRole('menuitem', { name: 'CSV (UTF-8)' }).first().click()
  const file = await download
  expect(file.suggestedFilename()).toBe('联系人.csv')
  const written = readFileSync(await file.path(), 'utf8')
  expect(written.split('\r\n')[0]).toBe('\ufeff联系人编号,联系人,客户名称,职务,决策链角色,手机,邮箱,客户分级,区域,负责人')
  await gridCell(page, 0, 'name').click()
  await page.keyboard.press('Alt+Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/.+/)
})

test('duplicates are merged field by field, and the merge is undone', async ({ desk }) => {
  test.slow()
  const { page } = desk
  await openDemo(page)
  await gridCell(page, 0, 'name').click()
  await pasteText(
    page,
    '客户名称\t城市\t备注\r\n温州新欣电器有限公司\t温州\t老客户\r\n温州新欣电器有限公司\t\t新线索\r\n',
    'Control+Shift+V',
  )
  await page.getByRole('dialog').getByRole('button', { name: '追加' }).click()
  await expect(toast(page, '已追加 2 行')).toBeVisible()
  await page.evaluate(() => void (location.hash = '#/duplicates'))
  const group = page.getByRole('region', { name: '疑似重复：温州新欣电器有限公司' })
  await expect(group).toBeVisible({ timeout: 40_000 })
  await group.getByRole('radio', { name: '新线索' }).check()
  await group.getByRole('button', { name: '合并这 2 个' }).click()
  await expect(toast(page, '已合并为「温州新欣电器有限公司」')).toBeVisible()
  await expect(group).toHaveCount(0)
  await page.locator('.ant-notification').getByRole('button', { name: '撤销' }).first().click()
  await expect(group).toBeVisible()
})
