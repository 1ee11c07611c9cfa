import type { Locator, Page } from '@playwright/test'
import { messyCustomers } from '../_fixtures/messy-customers.ts'
import { expect, gridCell, importAsProposed } from './journey.ts'

/** The view in front. */
export const front = (page: Page): Locator => page.locator('.view-layer:not([hidden])')

/** All customers of a messy list in the grid; wide enough that every column used is on the page. */
export async function openCustomers(page: Page, customers = 40): Promise<void> {
  await importAsProposed(page, '客户.xlsx', messyCustomers(customers))
  await page.setViewportSize({ width: 2880, height: 900 })
  await page.getByRole('link', { name: /^全部/ }).click()
  await expect(gridCell(page, 0, 'name')).toHaveText(/有限公司/)
}

/** Five thousand customers: most rows are not loaded. */
export async function openDemo(page: Page): Promise<void> {
  await page.setViewportSize({ width: 2880, height: 900 })
  await page.getByRole('button', { name: '先看演示数据' }).click()
  await page.getByRole('link', { name: /^全部\s*[\d,]+$/ }).click({ timeout: 60_000 })
  await expect(front(page).getByText('5,000 个客户')).toBeVisible({ timeout: 40_000 })
}

/** Waits until the demo is written to its end: its leads come last, after the deals that grow from its trials. */
export async function demoIsWhole(page: Page): Promise<void> {
  await page.evaluate(() => void (location.hash = '#/leads'))
  await expect(front(page).locator('.ag-cell[col-id="state"]').first()).toBeVisible({ timeout: 60_000 })
}

/** Puts text on the clipboard as another program would, and pastes it by the keyboard. */
export async function pasteText(page: Page, text: string, keys = 'Control+V'): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate((written) => navigator.clipboard.writeText(written), text)
  await page.keyboard.press(keys)
}

/** What is on the clipboard, by kind. */
export async function clipboard(page: Page): Promise<{ text: string; html: string }> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  return page.evaluate(async () => {
    const [item] = await navigator.clipboard.read()
    const read = async (type: string) => (item?.types.includes(type) ? (await item.getType(type)).text() : '')
    return { text: await read('text/plain'), html: await read('text/html') }
  })
}

/** Texts of a column from the first row on, as shown. */
export async function shownColumn(page: Page, field: string, rows: number): Promise<string[]> {
  const texts: string[] = []
  for (let row = 0; row < rows; row++) texts.push((await gridCell(page, row, field).innerText()).trim())
  return texts
}

/** The toast with a given text. */
export const toast = (page: Page, text: string | RegExp): Locator =>
  page.locator('.ant-notification, .ant-message').getByText(text)
