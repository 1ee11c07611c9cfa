import { messyCustomers } from '../_fixtures/messy-customers.ts'
import { expect, importAsProposed, test } from '../_harness/journey.ts'

test('commands answer to pinyin initials, full pinyin and words; customers to pinyin', async ({ desk }) => {
  const { page } = desk
  await importAsProposed(page, '客户.xlsx', messyCustomers(10))
  const palette = page.getByRole('dialog')

  await page.keyboard.press('Control+K')
  // As fast as the keyboard goes: nothing typed is lost, also not Enter before the commands have come.
  await page.keyboard.type('cmkh')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('tab', { name: '沉默', selected: true })).toBeVisible()

  await page.keyboard.press('Control+K')
  await page.keyboard.type('biangeng')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '变更记录' })).toBeVisible()

  await page.keyboard.press('Control+K')
  await page.keyboard.type('hangzhou')
  await palette.getByRole('option', { name: /杭州第1精密/ }).click()
  await expect(page.getByRole('heading', { name: '杭州第1精密机械有限公司' })).toBeVisible()

  await page.keyboard.press('Control+K')
  await page.keyboard.type('cmkh')
  await expect(palette.getByRole('option', { name: '打开沉默客户' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(palette).toBeHidden()

  await page.keyboard.press('Control+K')
  await page.keyboard.type('qhyy')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: 'Overview' })).toBeVisible()
})

test('the keys are told by F1 and by a question mark', async ({ desk }) => {
  const { page } = desk
  await page.getByRole('button', { name: '建立空白工作区' }).click()
  await expect(page.getByRole('heading', { name: '概览' })).toBeVisible()
  await page.keyboard.press('F1')
  await expect(page.getByRole('dialog', { name: '键盘快捷键' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: '键盘快捷键' })).toBeHidden()
  await page.keyboard.press('Shift+?')
  await expect(page.getByRole('dialog', { name: '键盘快捷键' })).toBeVisible()
})
