import { removeFolder, startApp } from '../_harness/app-page.ts'
import { expect, gridCell, test, today } from '../_harness/journey.ts'
import { MadeWorkspace } from '../_harness/made-workspace.ts'

interface Named {
  id: number
  name: string
  ownerName: string | null
}

test('customers who turned to us: newest first, answered by one click, where journeys break, by shop, team and rep', async ({
  chromium,
}) => {
  test.slow()
  const made = new MadeWorkspace(today)
  await made.run(['demo', '--rows', '200', '--seed', '7'])
  const { rows } = await made.call<{ rows: Named[] }>('customers.list', { offset: 0, limit: 200 })
  const customer = rows.find(({ ownerName }) => ownerName !== null) as Named
  const app = await startApp({ today, workspace: made.path })
  const context = await chromium.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  try {
    await page.goto(app.address)
    await page.getByRole('navigation').waitFor()
    await page.evaluate(() => void (location.hash = '#/touches'))
    await expect(gridCell(page, 0, 'at')).not.toBeEmpty()
    // The newest stands first, so that a call of this minute is seen.
    const times = await Promise.all([0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((at) => gridCell(page, at, 'at').innerText()))
    expect(times).toEqual(times.toSorted().toReversed())

    await page.getByRole('button', { name: '登记触达' }).first().click()
    const form = page.getByRole('dialog', { name: '登记触达' })
    await form.getByLabel('客户').fill(customer.name)
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: customer.name }).first().click()
    await form.getByLabel('事由').fill('急要备件')
    await form.getByRole('button', { name: /保\s?存/ }).click()
    await expect(form).toBeHidden()
    await expect(gridCell(page, 0, 'name')).toHaveText('急要备件')
    await expect(gridCell(page, 0, 'state')).toHaveText('待回复')
    await gridCell(page, 0, 'name').click()
    await page.keyboard.press('Alt+Enter')
    const dialog = page.getByRole('dialog', { name: /触达/ })
    // It belongs to whoever has the customer.
    await expect(dialog).toContainText(customer.ownerName ?? '')
    await dialog.getByRole('button', { name: '已回复' }).click()
    await expect(dialog.getByText('已接住')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(gridCell(page, 0, 'state')).toHaveText('已接住')

    // Rule B7: a shop, a team or a rep above 1.2 in a hundred is named, worst first.
    await page.getByRole('button', { name: '断裂密度' }).click()
    const drawer = page.getByRole('dialog', { name: '断裂密度' })
    for (const by of ['门店', '团队', '销售']) {
      await drawer.locator('.ant-segmented-item', { hasText: by }).click()
      await expect(drawer.getByRole('columnheader', { name: by })).toBeVisible()
      const densities = await drawer.locator('tbody tr td:nth-child(4)').allInnerTexts()
      const shown = densities.slice(0, -1).map(Number)
      expect(shown.length).toBeGreaterThan(0)
      expect(shown).toEqual(shown.toSorted((a, b) => b - a))
      for (const [at, density] of shown.entries())
        await expect(drawer.locator('tbody tr').nth(at).getByText('偏多')).toHaveCount(density > 1.2 ? 1 : 0)
    }
    expect(complaints).toEqual([])
  } finally {
    await context.close()
    await app.stop()
    await removeFolder(app.dataDir)
    await removeFolder(made.folder)
  }
})
