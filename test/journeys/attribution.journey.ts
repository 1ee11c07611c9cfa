import { readFileSync } from 'node:fs'
import { front, openDemo } from '../_harness/grid-page.ts'
import { expect, test } from '../_harness/journey.ts'
import { seriousFindings } from '../_harness/serious-findings.ts'

test('from the close rate to the activity that lost a deal: team, rep, customer', async ({ desk }) => {
  test.slow()
  const { page, complaints } = desk
  await openDemo(page)
  await page.getByRole('link', { name: '成交归因' }).click()
  const view = front(page)
  const step = view.getByRole('region', { name: '首响及时' })
  const failed = /未通过 (\d+)/.exec(await step.innerText())?.[1] ?? ''
  expect(Number(failed)).toBeGreaterThan(0)
  await step.getByRole('button', { name: `未通过 ${failed}` }).click()
  const drawer = page.getByRole('dialog', { name: '首响及时 · 未通过' })
  await expect(drawer).toContainText(`${failed} 个`)
  await expect(drawer.getByRole('row').nth(1)).toContainText('电话')
  expect(await seriousFindings(page)).toEqual([])
  await drawer
    .getByRole('button', { name: 'Close' })
    .or(drawer.getByRole('button', { name: '关闭' }))
    .first()
    .click()
  await expect(drawer).toBeHidden()

  const lines = view.locator('.attribution-table tbody tr')
  const team = lines.first().getByRole('rowheader').getByRole('button')
  const cases = await lines.first().getByRole('cell').first().innerText()
  await team.click()
  await expect(view.getByRole('heading', { name: '按销售' })).toBeVisible()
  await expect(view.getByRole('region', { name: '首响及时' })).toContainText(`/${cases}`)
  await lines.first().getByRole('rowheader').getByRole('button').click()
  await expect(view.getByRole('heading', { name: '按客户' })).toBeVisible()
  await lines.first().getByRole('cell').nth(1).getByRole('button').click()
  await expect(page.getByRole('dialog', { name: '首响及时 · 未通过' })).toBeVisible()
  expect(complaints).toEqual([])
})

test('a chart is saved as a PDF page that holds its picture', async ({ desk }) => {
  test.slow()
  const { page, complaints } = desk
  await openDemo(page)
  await page.getByRole('link', { name: '漏斗' }).click()
  await front(page).getByRole('button', { name: '保存图表' }).first().click()
  const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'PDF 文件' }).click()])
  expect(saved.suggestedFilename()).toMatch(/\.pdf$/)
  const bytes = readFileSync(await saved.path())
  expect(bytes.subarray(0, 8).toString()).toBe('%PDF-1.4')
  const width = Number(/\/Width (\d+)/.exec(bytes.toString('latin1'))?.[1])
  // A JPEG begins so; a picture of a chart is some kilobytes at least.
  const at = bytes.indexOf(Buffer.from([0xff, 0xd8, 0xff]))
  expect(at).toBeGreaterThan(0)
  expect(width).toBeGreaterThan(600)
  expect(bytes.length - at).toBeGreaterThan(10_000)
  expect(complaints).toEqual([])
})
