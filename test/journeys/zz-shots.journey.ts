import { expect, test } from '../_harness/journey.ts'

const out = '/tmp/s5/shots'
const language = (process.env['SHOT_LANG'] ?? 'zh-CN') as 'zh-CN' | 'en'
const dark = process.env['SHOT_DARK'] === '1'
const wide = process.env['SHOT_WIDE'] === '1'
test.use({ language, dark })
test('shots', async ({ desk }) => {
  test.setTimeout(400_000)
  const { page } = desk
  if (wide) await page.setViewportSize({ width: 1920, height: 1080 })
  const tag = `${language}-${dark ? 'dark' : 'light'}-${wide ? 1920 : 1280}`
  const shot = async (name: string) => {
    await page.waitForTimeout(700)
    await page.screenshot({ path: `${out}/${name}-${tag}.png` })
  }
  const go = async (place: string, wait: string) => {
    await page.evaluate((hash) => void (location.hash = hash), `#/${place}`)
    await page.locator(`.view-layer:not([hidden]) ${wait}`).first().waitFor()
  }
  await page.getByRole('button', { name: language === 'en' ? /demo/i : /演示/ }).first().click()
  await expect(page.getByRole('navigation').getByText('5,000')).toBeVisible({ timeout: 90_000 })
  await go('services', 'button.clock')
  await shot('board')
  await page.locator('button.clock').first().click()
  await page.locator('.service-panel .service-facts').waitFor()
  await shot('board-panel')
  await page.keyboard.press('Escape')
  await go('value', 'table')
  await shot('value')
  await go('migration', 'table')
  await shot('migration')
  await go('success', 'table')
  await shot('success')
  await page.locator('tr', { hasText: '2 / 2' }).first().locator('a').last().click()
  await page.locator('.view-layer:not([hidden]) .pack-next').waitFor()
  await shot('pack')
  const download = page.waitForEvent('download')
  await page.locator('.view-layer:not([hidden]) .page-actions .ant-btn-primary').click()
  await (await download).saveAs(`${out}/pack-${tag}.pdf`)
  await go('tickets', '.ag-row')
  await shot('tickets')
  await go('meetings', '.ag-row')
  await shot('meetings')
  await go('cocreations', '.ag-row')
  await shot('cocreations')
})
