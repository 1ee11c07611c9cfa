import { expect, test } from '../_harness/journey.ts'
import { seriousFindings } from '../_harness/serious-findings.ts'

for (const [language, dark] of [
  ['zh-CN', true],
  ['en', false],
] as const)
  test.describe(`${language}, ${dark ? 'dark' : 'light'}`, () => {
    test.use({ language, dark })

    test('promises and value have no serious fault with data in them', async ({ desk }) => {
      test.slow()
      const { page } = desk
      const faults: Record<string, string[]> = {}
      const examine = async (name: string) => {
        const found = await seriousFindings(page)
        if (found.length > 0) faults[name] = found
      }
      const go = async (place: string, wait: string) => {
        await page.evaluate((hash) => void (location.hash = hash), `#/${place}`)
        await page.locator(`.view-layer:not([hidden]) ${wait}`).first().waitFor()
        await page.waitForTimeout(600)
      }
      await page
        .getByRole('button', { name: language === 'en' ? /demo/i : /演示/ })
        .first()
        .click()
      await expect(page.getByRole('navigation').getByText('5,000')).toBeVisible({ timeout: 90_000 })
      await go('services', 'button.clock')
      await page.locator('button.clock').first().click()
      await page.locator('.service-panel .fact-list').waitFor()
      await examine('board with its evidence')
      await page.keyboard.press('Escape')
      await page.locator('.board-row').nth(1).locator('.board-more a').focus()
      await page.keyboard.press('Enter')
      await page.locator('.view-layer:not([hidden]) .own-clauses').waitFor()
      // Colours are looked at when they have come to rest.
      await page.waitForTimeout(1000)
      await examine('clauses of a customer')
      await page.locator('.own-clauses .clause-tools button').first().click()
      await page.getByRole('dialog').getByRole('spinbutton').first().waitFor()
      await page.waitForTimeout(500)
      await examine('the form of a customer’s clause')
      await page.keyboard.press('Escape')
      for (const place of ['value', 'migration', 'success']) {
        await go(place, 'table')
        await examine(place)
      }
      await page.locator('.view-layer:not([hidden]) [role=tab]').nth(2).click()
      await page.locator('.indicators-table').waitFor()
      await examine('value indicators')
      await page.locator('.indicators-table button').first().click()
      await page.getByRole('dialog').locator('input[type=radio]').last().check()
      await page.waitForTimeout(600)
      await examine('the form of an indicator')
      await page.keyboard.press('Escape')
      await page.locator('.view-layer:not([hidden]) [role=tab]').first().click()
      await page.locator('tr', { hasText: '2 / 2' }).first().locator('a').last().click()
      await page.locator('.view-layer:not([hidden]) .pack-next').waitFor()
      await examine('review pack')
      await go('tickets', '.ag-row')
      await examine('tickets')
      await page.keyboard.press('Alt+n')
      await page.locator('.record-line input').waitFor()
      await page.waitForTimeout(600)
      await examine('a ticket in one line')
      expect(faults).toEqual({})
    })
  })
