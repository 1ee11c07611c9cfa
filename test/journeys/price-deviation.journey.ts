import { demoIsWhole, front, openDemo } from '../_harness/grid-page.ts'
import { expect, test } from '../_harness/journey.ts'
import { seriousFindings } from '../_harness/serious-findings.ts'

test('a region’s price deviation says over which lines it is measured, and leads to their quotes', async ({ desk }) => {
  test.slow()
  const { page, complaints } = desk
  await openDemo(page)
  await demoIsWhole(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.evaluate(() => void (location.hash = '#/policies?tab=deviation'))
  await expect(front(page).getByText('按这一周起生效、到周日仍然生效的报价版本计算')).toBeVisible()
  // The week in which a quote of the demo was approved.
  await front(page).getByLabel('哪一周').fill('2026-02-11')
  await page.keyboard.press('Enter')
  const row = front(page)
    .getByRole('row')
    .filter({ hasText: /\d+ 行，1 份报价/ })
  await expect(row).toHaveCount(1)
  await expect(row).toContainText(/\d\.\d\d%/)
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/deviation.png` })
  await row.getByRole('button', { name: '看明细' }).click()
  const drawer = page.getByRole('dialog')
  await expect(drawer).toContainText('2026-02-09 至 2026-02-15 生效的报价行')
  const lines = drawer.getByRole('row')
  await expect(lines.nth(1)).toContainText('¥')
  await page.waitForTimeout(600)
  expect(await seriousFindings(page, 'all')).toEqual([])
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/deviation-lines.png` })
  const number = (await drawer.getByRole('link').first().innerText()).split(' ')[0] ?? ''
  await drawer.getByRole('link').first().click()
  await expect(front(page).getByText(number).first()).toBeVisible()
  expect(complaints).toEqual([])
})
