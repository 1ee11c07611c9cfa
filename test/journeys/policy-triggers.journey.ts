import { demoIsWhole, front, openDemo } from '../_harness/grid-page.ts'
import { expect, test } from '../_harness/journey.ts'

test('what a deal earned is noted from the calculator, stands on the heat map, and one key takes it back', async ({ desk }) => {
  test.slow()
  const { page, complaints } = desk
  await openDemo(page)
  await demoIsWhole(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.evaluate(() => void (location.hash = '#/policies?tab=calculator'))
  const view = front(page)
  const record = view.getByRole('button', { name: /^记一次触发 / }).first()
  // Where it happened must be known first.
  await expect(record).toBeDisabled()
  const east = async () => {
    await view.getByRole('combobox', { name: '区域' }).click()
    await page.locator('.ant-select-item-option:visible', { hasText: '华东' }).click()
    await expect(record).toBeEnabled()
  }
  await east()
  const card = ((await record.getAttribute('aria-label')) ?? '').replace('记一次触发 ', '')
  const today = async () => {
    await view.getByRole('tab', { name: '热力图' }).click()
    const row = view.getByRole('row').filter({ hasText: card }).filter({ hasText: /华东/ })
    return Number((await row.getByRole('cell', { name: /2026-02-25/ }).innerText()) || '0')
  }
  const before = await today()
  await view.getByRole('tab', { name: '政策计算器' }).click()
  await east()
  await record.click()
  await expect(page.getByText(`已记到热力图：${card}，华东`)).toBeVisible()
  await expect.poll(today).toBe(before + 1)
  await page.keyboard.press('Control+Z')
  await expect.poll(today).toBe(before)
  expect(complaints).toEqual([])
})
