import { front, openDemo } from '../_harness/grid-page.ts'
import { expect, test } from '../_harness/journey.ts'

test('forecast: a scenario moves its own figures, is kept under a name, and figures open their deals', async ({ desk }) => {
  test.slow()
  const { page, complaints } = desk
  await openDemo(page)
  await page.getByRole('link', { name: '预测', exact: true }).click()
  const view = front(page)
  const table = view.getByRole('table', { name: '按月预测与目标' })
  const total = table.locator('tfoot td')
  await expect(total.nth(0)).toContainText('¥')
  const [weighted, scenario] = [await total.nth(4).innerText(), await total.nth(5).innerText()]
  expect(scenario).toBe(weighted)
  // The largest deal is left out.
  const deals = view.getByRole('table', { name: '逐个商机' })
  await deals.locator('tbody tr').first().getByText('不计').click()
  await expect(total.nth(5)).not.toHaveText(scenario)
  await expect(total.nth(4)).toHaveText(weighted)
  await view.getByRole('button', { name: '另存为' }).click()
  await view.getByRole('textbox', { name: '情景名称' }).fill('保守')
  await page.keyboard.press('Enter')
  await expect(page.getByText('已保存：保守')).toBeVisible()
  const cautious = await total.nth(5).innerText()
  await view.getByRole('combobox', { name: '情景' }).click()
  await page.getByTitle('默认假设').last().click()
  await expect(total.nth(5)).toHaveText(scenario)
  await view.getByRole('combobox', { name: '情景' }).click()
  await page.getByTitle('保守').last().click()
  await expect(total.nth(5)).toHaveText(cautious)
  await table.getByRole('link', { name: /^2026-03 承诺/ }).click()
  await expect(front(page).getByText(/^\d+ 个商机$/)).toBeVisible()
  expect(complaints).toEqual([])
})
