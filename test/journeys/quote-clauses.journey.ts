import type { Page } from '@playwright/test'
import { actAs, newQuote, quoteDesk } from '../_harness/quote-desk.ts'
import { expect, test } from '../_harness/journey.ts'
import { seriousFindings } from '../_harness/serious-findings.ts'

const shown = (page: Page) => page.locator('.view-layer:not([hidden])')

/** A clause of the library for every customer. */
async function library(page: Page, title: string, body: string): Promise<void> {
  await page.getByRole('button', { name: '新增条款' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('条款名称').fill(title)
  await dialog.getByLabel('条款内容').fill(body)
  await dialog.getByRole('button', { name: /保\s*存/ }).click()
  await expect(dialog).toBeHidden()
}

test('what a clause says other than the standard is read word by word, by who writes it, who files it and who compares', async ({
  desk,
}, info) => {
  test.setTimeout(240_000)
  const { page } = desk
  await quoteDesk(page, [
    ['陈销售', '销售'],
    ['李产品', '产品'],
    ['王财务', '财务'],
    ['赵法务', '法务'],
  ])
  await page.getByRole('link', { name: '报价', exact: true }).click()
  await page.getByText('条款库', { exact: true }).click()
  await library(page, '验收', '到货 7 个工作日内开箱验收。')
  await library(page, '廉洁', '双方不得收受合同以外的利益。')

  // The pack is missing, says so, and comes in by one press.
  await newQuote(page, '生化分析仪\tBS-2000\t\t台\t2\t\t612000\t13%')
  const missing = page.locator('.clause-missing')
  await expect(missing.getByRole('listitem')).toHaveCount(2)
  await missing.getByRole('button', { name: '全部加入' }).click()
  await expect(missing).toHaveCount(0)
  await expect(page.locator('.quote-clause')).toHaveCount(2)
  await expect(page.getByText('与标准条款不同')).toHaveCount(0)

  // Another number, by keys: the words that went and came stand below.
  const text = page.getByRole('textbox', { name: '验收', exact: true })
  await text.fill('到货 15 个工作日内开箱验收。')
  const difference = page.getByRole('list', { name: '“验收”与标准条款的差别' })
  await expect(difference.locator('del')).toHaveText('7')
  await expect(difference.locator('ins')).toHaveText('15')
  expect(await difference.locator('del').evaluate((one) => getComputedStyle(one).textDecorationLine)).toBe('line-through')
  expect(await difference.locator('ins').evaluate((one) => getComputedStyle(one).textDecorationLine)).toBe('underline')
  // One key press goes back, and forth again by writing it anew.
  const restore = page.getByRole('button', { name: '恢复标准条款：验收' })
  await restore.focus()
  await page.keyboard.press('Enter')
  await expect(text).toHaveValue('到货 7 个工作日内开箱验收。')
  await expect(difference).toHaveCount(0)
  await text.fill('到货 15 个工作日内开箱验收。')
  await page.getByRole('button', { name: '添加条款', exact: true }).click()
  await page.getByLabel('合同条款 3').fill('驻场')
  await page.getByRole('textbox', { name: '驻场', exact: true }).fill('派一人驻场三个月。')
  await expect(page.getByText('不在条款库')).toBeVisible()
  await page.screenshot({ path: info.outputPath('editor.png') })
  expect(await seriousFindings(page, 'all')).toEqual([])
  await page.getByRole('button', { name: '保存为新版本' }).click()
  await expect(page.locator('.quote-versions').first()).toContainText('V1.1')

  // Who files the clauses sees only what is not the standard.
  await page.getByRole('button', { name: '提交审批' }).click()
  const dialog = page.getByRole('dialog')
  const decide = shown(page).locator('.quote-decide')
  await actAs(page, '李产品')
  await decide.getByRole('button', { name: /^通\s*过$/ }).click()
  await dialog.getByLabel('不需要').check()
  await dialog.getByRole('button', { name: /通\s*过/ }).click()
  await expect(page.locator('.quote-step-now')).toContainText('财务成本锁定')
  await actAs(page, '王财务')
  await decide.getByRole('button', { name: '锁定成本并通过' }).click()
  await page.getByLabel('单位成本（不含税） 1').fill('300000')
  await dialog.getByLabel('关联的 BOM 编号').fill('BOM-1')
  await dialog.getByRole('button', { name: '锁定成本并通过' }).click()
  await expect(page.locator('.quote-step-now')).toContainText('法务条款归档')
  await actAs(page, '赵法务')
  // From the list: the whole, since legal has not seen any of it, with what product answered.
  await page.getByRole('link', { name: '报价', exact: true }).click()
  await page.getByText('待审批', { exact: true }).click()
  await shown(page)
    .getByRole('button', { name: /首次，看全部/ })
    .click()
  const sheet = page.getByRole('dialog').first()
  await expect(sheet).toContainText('定制开发')
  await expect(sheet.getByRole('list', { name: '“验收”与标准条款的差别' }).locator('ins')).toHaveText('15')
  await expect(sheet).toContainText('派一人驻场三个月。')
  await expect(sheet).not.toContainText('廉洁')
  await page.screenshot({ path: info.outputPath('sheet.png') })
  await sheet.getByRole('button', { name: /退\s*回/ }).click()
  await page.getByRole('dialog', { name: '退回原因' }).getByRole('textbox').fill('验收期太长')
  await page.keyboard.press('Enter')
  await expect(shown(page)).toContainText('没有在等审批的报价')

  // The rep shortens it; legal sees that difference alone, and passes it beside the list.
  await actAs(page, '陈销售')
  await page.getByText('全部报价', { exact: true }).click()
  await shown(page).locator('tbody tr').first().getByRole('link').first().click()
  await text.fill('到货 10 个工作日内开箱验收。')
  await page.getByRole('button', { name: '保存为新版本' }).click()
  await page.getByRole('button', { name: '提交审批' }).click()
  await expect(page.locator('.quote-step-now')).toContainText('法务条款归档')
  await page.getByRole('button', { name: /经\s*过/ }).click()
  await expect(page.locator('.quote-history')).toContainText('验收期太长')
  await expect(page.locator('.quote-history')).toContainText('王财务')
  await page.screenshot({ path: info.outputPath('history.png') })
  await page.keyboard.press('Escape')
  await actAs(page, '赵法务')
  await page.getByRole('link', { name: '报价', exact: true }).click()
  await page.getByText('待审批', { exact: true }).click()
  await shown(page)
    .getByRole('button', { name: /V1\.2 → V1\.3：条款/ })
    .click()
  await expect(sheet.locator('.quote-compare del')).toHaveText('15')
  await expect(sheet.locator('.quote-compare ins')).toHaveText('10')
  await page.screenshot({ path: info.outputPath('sheet-difference.png') })
  expect(await seriousFindings(page, 'all')).toEqual([])
  await sheet.getByRole('button', { name: /^通\s*过$/ }).click()
  const filing = page.getByRole('dialog', { name: /法务条款归档 ·/ })
  await filing.getByLabel('条款归档编号').fill('FW-1')
  await filing.getByLabel('条款归档编号').press('Enter')
  await expect(shown(page)).toContainText('没有在等审批的报价')
  expect(desk.complaints).toEqual([])
})

test('a clause given up is in no pack any more, and who has it reads so', async ({ desk }) => {
  const { page } = desk
  await quoteDesk(page, [['赵法务', '法务']])
  await page.getByRole('link', { name: '报价', exact: true }).click()
  await page.getByText('条款库', { exact: true }).click()
  await library(page, '廉洁', '双方不得收受合同以外的利益。')
  await newQuote(page, '生化分析仪\tBS-2000\t\t台\t2\t\t612000\t13%')
  await page.locator('.clause-missing').getByRole('button', { name: '全部加入' }).click()
  await page.getByRole('button', { name: '保存为新版本' }).click()
  await expect(page.locator('.quote-versions').first()).toContainText('V1.1')
  const place = await page.evaluate(() => location.hash)
  await page.getByRole('link', { name: '报价', exact: true }).click()
  await page.getByRole('button', { name: '停用 廉洁' }).click()
  await page
    .locator('.ant-popover')
    .getByRole('button', { name: /停\s*用/ })
    .click()
  await expect(shown(page)).toContainText('条款库是空的')
  await page.evaluate((hash) => void (location.hash = hash), place)
  await expect(shown(page)).toContainText('标准条款已停用')
  expect(desk.complaints).toEqual([])
})
