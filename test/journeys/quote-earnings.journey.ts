import type { Page } from '@playwright/test'
import { front, openDemo } from '../_harness/grid-page.ts'
import { expect, test } from '../_harness/journey.ts'

const go = (page: Page, address: string) => page.evaluate((hash) => void (location.hash = hash), address)
const panelOf = (page: Page) => front(page).getByRole('region', { name: '政策与返利测算' })

test('a quote being written says what it earns and gives back; the calculator is a key away', async ({ desk }) => {
  test.slow()
  const { page, complaints } = desk
  await openDemo(page)
  await page.setViewportSize({ width: 1920, height: 1080 })
  await go(page, '#/quotes')
  await front(page).locator('table a').first().click()
  const panel = panelOf(page)
  await expect(panel.getByRole('region', { name: '政策奖励' })).toBeVisible({ timeout: 20_000 })
  await panel.scrollIntoViewIfNeeded()
  await page.screenshot({ path: test.info().outputPath('earnings-1920.png') })
  const sum = panel.locator('.quote-earnings-sum')
  const before = await sum.innerText()

  // A price typed in the last line stays when Enter adds another; paid within ten days earns another card.
  const price = front(page)
    .getByLabel(/^单价（含税） \d+$/)
    .last()
  const label = (await price.getAttribute('aria-label')) ?? ''
  await price.fill('9000000')
  await price.press('Enter')
  await expect(front(page).getByLabel(label, { exact: true })).toHaveValue('9,000,000')
  await expect(sum).not.toHaveText(before)
  await panel.getByLabel('付款天数').fill('10')
  await expect(panel.getByRole('listitem').filter({ hasText: '30 天内付款奖' })).toContainText('¥')
  await panel.getByText(/^不适用的/).click()
  await page.screenshot({ path: test.info().outputPath('earnings-open.png') })
  await page.setViewportSize({ width: 1280, height: 800 })
  await panel.scrollIntoViewIfNeeded()
  await page.screenshot({ path: test.info().outputPath('earnings-1280.png') })
  await front(page).getByRole('button', { name: '放弃改动' }).click()
  await expect(sum).toContainText('占报价')

  await page.keyboard.press('Control+K')
  await page.keyboard.type('政策计算器')
  await page.keyboard.press('Enter')
  await expect(front(page).getByLabel('签约日期')).toBeVisible()
  expect(complaints).toEqual([])
})

test.describe('in English, dark', () => {
  test.use({ language: 'en', dark: true })
  test('the same says itself in English', async ({ desk }) => {
    test.slow()
    const { page, complaints } = desk
    await page.setViewportSize({ width: 1920, height: 1080 })
    await page.getByRole('button', { name: 'Look at demo data first' }).click()
    await expect(page.locator('.side-nav')).toBeVisible({ timeout: 60_000 })
    await go(page, '#/quotes')
    await front(page).locator('table a').first().click({ timeout: 60_000 })
    const panel = front(page).getByRole('region', { name: 'Rewards and rebates' })
    await expect(panel.getByRole('region', { name: 'Policy rewards' })).toBeVisible({ timeout: 20_000 })
    await panel.getByText(/do not apply/).click()
    await page.screenshot({ path: test.info().outputPath('earnings-dark-en.png') })
    expect(complaints).toEqual([])
  })
})
