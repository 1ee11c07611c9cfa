import { messyCustomers } from '../_fixtures/messy-customers.ts'
import { startApp } from '../_harness/app-page.ts'
import { expect, gridCell, importAsProposed, launchPage, test, today } from '../_harness/journey.ts'

test('edits, the way back from them and the layout outlive a restart of the app', async ({ desk, chromium }) => {
  const { page, app } = desk
  await importAsProposed(page, '客户.xlsx', messyCustomers(20))
  await page.getByRole('link', { name: /^全部/ }).click()
  const city = gridCell(page, 0, 'city')
  await city.dblclick()
  await page.locator('.cell-editor-input').fill('宁波')
  await page.keyboard.press('Enter')
  await expect(city).toHaveText('宁波')
  // The status bar names the edit once the store has it.
  await expect(page.getByRole('contentinfo')).toContainText('可撤销：修改')
  await app.stop()

  const again = await startApp({ dataDir: app.dataDir, today })
  try {
    const later = await launchPage(chromium, again.address)
    await later.getByRole('link', { name: /^全部/ }).click()
    await expect(gridCell(later, 0, 'city')).toHaveText('宁波')
    await gridCell(later, 0, 'tier').click()
    await later.keyboard.press('Control+Z')
    await expect(later.locator('.ant-notification')).toContainText('已撤销')
    await expect(gridCell(later, 0, 'city')).not.toHaveText('宁波')
    await later.keyboard.press('Control+Z')
    await expect(later.locator('.ant-notification')).toContainText('导入')
    await expect(later.locator('.view-layer:not([hidden])').getByText('还没有客户')).toBeVisible()
    await later.context().close()
  } finally {
    await again.stop()
  }
})
