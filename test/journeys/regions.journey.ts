import { front, openDemo, pasteText } from '../_harness/grid-page.ts'
import { expect, gridCell, test } from '../_harness/journey.ts'

test('region board: from the region to the rows behind a city in two clicks, ageing to a customer’s documents', async ({
  desk,
}) => {
  test.slow()
  const { page, complaints } = desk
  await openDemo(page)
  await page.getByRole('button', { name: '概览的更多页面' }).click()
  await page.getByRole('link', { name: '区域业绩看板' }).click()
  const board = front(page)
  // The demo's documents come last.
  await expect(board.getByRole('list', { name: '数据来源' })).toContainText('及时', { timeout: 60_000 })
  await expect(board.getByText(/时间进度 \d+.*16 个工作日/)).toBeVisible()
  const table = board.getByRole('table', { name: '订单、开票、回款与目标' })
  await table.getByRole('button', { name: '展开 华东 的城市' }).click()
  const city = table.locator('.region-city').first()
  const amount = city.getByRole('link').first()
  const told = /\d+(?= ?$)|(?<=· )\d+/.exec((await city.locator('td').first().getAttribute('title')) ?? '')?.[0] ?? ''
  await amount.click()
  await expect(front(page).getByText(`${told} 行`).first()).toBeVisible()
  await page.getByRole('link', { name: '区域业绩看板' }).click()
  const ageing = front(page).getByRole('table', { name: '应收与账龄' })
  await ageing.getByRole('button', { name: '华东' }).click()
  // The most overdue customer comes first.
  await expect(ageing.getByRole('row').nth(1)).toContainText('红灯')
  await ageing.getByRole('link').first().click()
  await expect(gridCell(page, 0, 'no')).toHaveText(/FP|SK/)
  expect(complaints).toEqual([])
})

test('the board goes out as a workbook', async ({ desk }) => {
  test.slow()
  const { page } = desk
  await openDemo(page)
  await page.getByRole('button', { name: '概览的更多页面' }).click()
  await page.getByRole('link', { name: '区域业绩看板' }).click()
  await expect(front(page).getByRole('button', { name: '展开 华东 的城市' })).toBeVisible({ timeout: 60_000 })
  const download = page.waitForEvent('download')
  await front(page).getByRole('button', { name: '导出 Excel' }).click()
  expect((await download).suggestedFilename()).toBe('区域业绩-2026-02-2026-02.xlsx')
})

test('targets: a block from Excel lands in the grid, a quarter is spread, one key takes it back', async ({ desk }) => {
  test.slow()
  const { page, complaints } = desk
  await openDemo(page)
  await page.getByRole('button', { name: '概览的更多页面' }).click()
  await page.getByRole('link', { name: '目标', exact: true }).click()
  await front(page).getByPlaceholder('搜索销售、区域、城市').fill('华东')
  await expect(gridCell(page, 0, 'subject')).toHaveText('华东', { timeout: 60_000 })
  const before = await gridCell(page, 0, 'm01').innerText()
  await gridCell(page, 0, 'm01').click()
  await pasteText(page, '100万\t110万\t120万')
  await expect(gridCell(page, 0, 'q1')).toHaveText('¥3,300,000.00')
  await gridCell(page, 0, 'q2').click()
  await page.keyboard.type('90万')
  await page.keyboard.press('Enter')
  await expect(gridCell(page, 0, 'm05')).toHaveText('¥300,000.00')
  await page.keyboard.press('Control+Z')
  await page.keyboard.press('Control+Z')
  await expect(gridCell(page, 0, 'm01')).toHaveText(before)
  expect(complaints).toEqual([])
})
