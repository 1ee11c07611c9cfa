import { demoIsWhole, front, openDemo } from '../_harness/grid-page.ts'
import { expect, test } from '../_harness/journey.ts'

test('selling measures: a figure opens its cases, two low months an intervention with its one-on-one', async ({ desk }) => {
  test.slow()
  const { page, complaints } = desk
  await openDemo(page)
  await demoIsWhole(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.getByRole('button', { name: '概览的更多页面' }).click()
  await page.getByRole('link', { name: '销售度量' }).click()
  const view = front(page)
  const figure = view.getByRole('button', { name: /^首触及时率 2026-01/ })
  await expect(figure).toBeVisible({ timeout: 60_000 })
  const told = await figure.getAttribute('title')
  await figure.click()
  const drawer = page.getByRole('dialog', { name: /首触及时率 · 2026-01/ })
  const [, late = '', of = ''] = /(\d[\d,]*)\/(\d[\d,]*)/.exec(told ?? '') ?? []
  await expect(drawer).toContainText(`共 ${of} 条`)
  // Those that came too late stand first, and are as many as the figure says.
  const missed = Number(of.replaceAll(',', '')) - Number(late.replaceAll(',', ''))
  await expect(drawer.getByText('未及时')).toHaveCount(Math.min(missed, 200))
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()
  // By keyboard: the first whose behaviour was low two months running.
  const help = view.getByRole('button', { name: /^干预包 / }).first()
  await help.focus()
  await page.keyboard.press('Enter')
  const pack = page.getByRole('dialog', { name: /^干预包/ })
  await pack.getByRole('button', { name: '约一对一面谈' }).click()
  await pack.getByRole('link', { name: '已列为任务，打开任务' }).click()
  await front(page).getByText(/^以后/).click()
  await front(page).getByRole('textbox', { name: '快速搜索' }).fill('行为健康度')
  await expect(
    front(page)
      .locator('.ag-cell', { hasText: /^一对一面谈：.*的行为健康度$/ })
      .first(),
  ).toBeVisible()
  expect(complaints).toEqual([])
})
