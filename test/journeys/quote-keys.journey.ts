import { newQuote, quoteDesk } from '../_harness/quote-desk.ts'
import { expect, test } from '../_harness/journey.ts'

test('a quote is changed and saved without leaving its cell, and copied for another customer', async ({ desk }, info) => {
  const { page } = desk
  const shown = page.locator('.view-layer:not([hidden])')
  await quoteDesk(page, [['陈销售', '销售']])
  await newQuote(page, '生化分析仪\tBS-2000\t\t台\t2\t\t612000\t13%')

  // What stands half typed in the cell is saved with it, and the hand stays there.
  const price = shown.getByLabel('单价（含税） 1')
  await price.focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('600000')
  await page.keyboard.press('ControlOrMeta+S')
  await expect(shown.locator('.quote-versions').first()).toContainText('V2.0')
  await expect(shown.locator('.quote-total')).toContainText('¥1,200,000')
  await expect(price).toBeFocused()
  // Nothing changed: no version comes of it.
  await page.keyboard.press('ControlOrMeta+S')
  await expect(shown.locator('.quote-versions').first()).not.toContainText('V2.1')

  const number = await shown.getByRole('heading', { level: 1 }).innerText()
  const customer = await shown.locator('.quote-note > span').nth(1).innerText()
  await shown.getByRole('button', { name: '更多', exact: true }).click()
  await page.getByRole('menuitem', { name: '复制为新报价' }).click()
  const dialog = page.getByRole('dialog', { name: '复制为新报价' })
  await dialog.getByLabel('客户').click()
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasNotText: customer }).first().click()
  await page.screenshot({ path: info.outputPath('copy.png') })
  await dialog.getByRole('button', { name: /复\s*制/ }).click()
  await expect(dialog).toBeHidden()
  await expect(shown.getByRole('heading', { level: 1 })).not.toHaveText(number)
  await expect(shown.locator('.quote-note')).not.toContainText(customer)
  await expect(shown.locator('.quote-total')).toContainText('¥1,200,000')
  expect(desk.complaints).toEqual([])
})
