import { expect, test } from '../_harness/journey.ts'
import { actAs, paste, quoteDesk } from '../_harness/quote-desk.ts'

test('a quote is pasted from Excel, goes through its nodes, and one version is in force', async ({ desk }, info) => {
  const { page } = desk
  await quoteDesk(page, [
    ['陈销售', '销售'],
    ['李产品', '产品'],
    ['王财务', '财务'],
    ['赵法务', '法务'],
  ])

  await page.getByRole('link', { name: '报价' }).click()
  await page.getByRole('button', { name: '新建报价' }).first().click()
  await page.locator('.view-layer:not([hidden]) .ant-select').first().click()
  await page.locator('.ant-select-item-option').first().click()
  await page.locator('.quote-lines-empty').focus()
  await paste(
    page,
    '全自动生化分析仪\tBS-2000\t2000 测试/时\t台\t2\t680,000\t612000\t13%\n试剂包\tR-11\t\t盒\t40\t1200\t1,080.50\t13',
  )
  await expect(page.locator('.quote-lines tbody tr')).toHaveCount(2)
  await expect(page.locator('.quote-total')).toContainText('¥1,267,220')
  await page.getByRole('button', { name: '保存报价' }).click()
  await expect(page.locator('.quote-versions').first()).toContainText('V1.0')

  // Another price is another major version, and the two compare.
  const price = page.getByLabel('单价（含税） 1')
  await price.fill('600000')
  await price.press('Enter')
  await page.mouse.move(640, 500)
  await page.getByRole('button', { name: '保存为新版本' }).click()
  await expect(page.locator('.quote-versions').first()).toContainText('V2.0')
  await page.screenshot({ path: info.outputPath('quote.png') })
  await page
    .locator('.quote-versions')
    .first()
    .getByRole('button', { name: /比\s*较/ })
    .click()
  await expect(page.locator('.quote-compare-changed')).toHaveCount(1)
  await expect(page.locator('.quote-compare-changed')).toContainText('-¥24,000')
  await page.screenshot({ path: info.outputPath('compare.png') })
  await page.goBack()

  // 12 % off the guide must be explained; the approvers read it.
  await expect(page.locator('.quote-gates')).toContainText('-11.76%')
  await page.getByRole('button', { name: '提交审批' }).click()
  await page.getByRole('dialog').getByLabel('为什么偏离指导价').fill('新院开办，首单让利')
  await page.screenshot({ path: info.outputPath('explain.png') })
  await page.getByRole('dialog').getByRole('button', { name: '提交审批' }).click()
  await expect(page.locator('.quote-explained')).toContainText('新院开办，首单让利')
  await expect(page.locator('.quote-step-now')).toContainText('产品技术确认')
  await actAs(page, '李产品')
  await page.locator('.quote-decide').getByRole('button', { name: /^通\s*过$/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /通\s*过/ }).click()
  await expect(dialog).toContainText('请回答是否需定制开发')
  await dialog.getByLabel('不需要').check()
  await dialog.getByRole('button', { name: /通\s*过/ }).click()
  await expect(page.locator('.quote-step-now')).toContainText('财务成本锁定')

  await actAs(page, '王财务')
  await page.locator('.quote-decide').getByRole('button', { name: '锁定成本并通过' }).click()
  await page.getByLabel('单位成本（不含税） 1').fill('300000')
  await page.getByLabel('单位成本（不含税） 2').fill('500')
  await dialog.getByLabel('关联的 BOM 编号').fill('BOM-2026-017')
  await page.screenshot({ path: info.outputPath('finance.png') })
  await dialog.getByRole('button', { name: '锁定成本并通过' }).click()
  await expect(page.locator('.quote-step-now')).toContainText('法务条款归档')

  await actAs(page, '赵法务')
  await page.locator('.quote-decide').getByRole('button', { name: /^通\s*过$/ }).click()
  await dialog.getByLabel('条款归档编号').fill('FW-2026-031')
  await dialog.getByRole('button', { name: /通\s*过/ }).click()
  await expect(page.locator('.quote-in-force')).toContainText('当前生效版本 V2.1')
  await expect(page.locator('.quote-in-force')).toContainText('成本锁定（王财务）')
  await expect(page.locator('.quote-in-force')).toContainText(/JW\d{4}-[0-9A-Z]+-[0-9A-Z]/)
  await page.screenshot({ path: info.outputPath('approved.png') })
  expect(desk.complaints).toEqual([])
})
