import { messyCustomers } from '../_fixtures/messy-customers.ts'
import { chooseFile, expect, importAsProposed, test } from '../_harness/journey.ts'
import { seriousFindings } from '../_harness/serious-findings.ts'

const places = [
  'today',
  'daily-reports',
  'weekly-board',
  'friday-brief',
  'overview',
  'regions',
  'measures',
  'targets',
  'customers',
  'contacts',
  'leads',
  'trials',
  'touches',
  'pipeline',
  'pipeline-board',
  'deal-review',
  'funnel',
  'forecast',
  'attribution',
  'deal-health',
  'materials',
  'scripts',
  'duplicates',
  'findings',
  'import-history',
  'imports',
  'quotes',
  'quote-versions',
  'products',
  'tasks',
  'alerts',
  'changes',
  'services',
  'tickets',
  'meetings',
  'cocreations',
  'contracts',
  'value',
  'migration',
  'success',
  'settings',
  'settings?section=letterhead',
  'settings?section=stages',
  'new-customer',
  'rebates',
  'reconciliation',
  'near-tiers',
  'rebate-terms',
  'rebate-terms?tab=groups',
  'rebate-terms?tab=aliases',
  'programmes',
  'programme',
  'transactions',
  'policies',
  'policies?tab=heat',
  'policies?tab=calculator',
  'policies?tab=deviation',
  'policies?tab=handbook',
  'policies?tab=incentive',
]

for (const [language, dark, look] of [
  ['zh-CN', false, 'all'],
  ['zh-CN', true, 'colours'],
  ['en', false, 'words'],
] as const) {
  test.describe(`${language}, ${dark ? 'dark' : 'light'}`, () => {
    test.use({ language, dark })

    test('no view has a serious fault', async ({ desk }) => {
      // Some forty views.
      test.setTimeout(480_000)
      const { page, complaints } = desk
      const faults: Record<string, string[]> = {}
      const examine = async (name: string) => {
        const found = await seriousFindings(page, look)
        if (found.length > 0) faults[name] = found
      }
      await page.locator('.file-target').waitFor()
      await examine('first start')
      await chooseFile(page, '客户.xlsx', messyCustomers(30))
      await page.locator('.mapping-table').waitFor()
      await examine('recognised')
      await page.keyboard.press('Enter')
      await page.locator('.check-tabs').waitFor()
      await page.locator('.ant-table-row').first().waitFor()
      await examine('check')
      await page.keyboard.press('Enter')
      await page.locator('.tier-bar:visible').first().waitFor()
      for (const place of places) {
        await page.evaluate((hash) => void (location.hash = hash), `#/${place}`)
        await page
          .locator('.view-layer:not([hidden]) :is(.page-content, .ag-row, .desk-over, .board-column, .state, form)')
          .first()
          .waitFor()
        await page.waitForTimeout(400)
        await examine(place)
      }
      await page.keyboard.press('Control+K')
      await page.getByRole('option').first().waitFor()
      await examine('palette')
      expect(faults).toEqual({})
      expect(complaints).toEqual([])
    })
  })
}

test.describe('in English', () => {
  test.use({ language: 'en' })
  test('no Chinese is left on the screens but the data', async ({ desk }) => {
    const { page } = desk
    await expect(page.getByText('Drop your customer list here')).toBeVisible()
    await importAsProposed(page, 'customers.xlsx', messyCustomers(5))
    for (const place of ['alerts', 'changes', 'settings', 'imports']) {
      await page.evaluate((hash) => void (location.hash = hash), `#/${place}`)
      await page.waitForTimeout(500)
      const headings = await page.locator('.view-layer:not([hidden]) :is(h1, h2, h3, th, button, label)').allInnerTexts()
      expect(
        headings.filter((text) => /\p{Script=Han}/u.test(text)),
        place,
      ).toEqual([])
    }
  })
})
