import type { Page } from '@playwright/test'
import { messyCustomers } from '../_fixtures/messy-customers.ts'
import { expect, importAsProposed, test } from '../_harness/journey.ts'

async function addMember(page: Page, name: string, role: string): Promise<void> {
  await page.getByRole('button', { name: '添加成员' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('姓名').fill(name)
  await dialog.getByLabel('角色').click()
  await page.locator(`.ant-select-item-option[title="${role}"]`).click()
  await dialog.getByRole('button', { name: /保\s*存/ }).click()
  await expect(dialog).toBeHidden()
}

/** From now on this desk acts as somebody else. */
async function actAs(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^我是/ }).click()
  await page.getByRole('menuitem', { name }).click()
  await expect(page.getByRole('button', { name: `我是 ${name}` })).toBeVisible()
}

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((plain) => {
    const data = new DataTransfer()
    data.setData('text/plain', plain)
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, text)
}

test('a quote is pasted from Excel, goes through its nodes, and one version is in force', async ({ desk }, info) => {
  const { page } = desk
  await importAsProposed(page, '客户.xlsx', messyCustomers(20))
  await page.getByRole('link', { name: '设置' }).click()
  await page.getByRole('tab', { name: '成员' }).click()
  for (const [name, role] of [
    ['陈销售', '销售'],
    ['李产品', '产品'],
    ['王财务', '财务'],
    ['赵法务', '法务'],
  ] as const)
    await addMember(page, name, role)
  await actAs(page, '陈销售')

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
  await page.getByRole('button', { name: /^通\s*过$/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /通\s*过/ }).click()
  await expect(dialog).toContainText('请回答是否需定制开发')
  await dialog.getByLabel('不需要').check()
  await dialog.getByRole('button', { name: /通\s*过/ }).click()
  await expect(page.locator('.quote-step-now')).toContainText('财务成本锁定')

  await actAs(page, '王财务')
  await page.getByRole('button', { name: '锁定成本并通过' }).click()
  await page.getByLabel('单位成本（不含税） 1').fill('300000')
  await page.getByLabel('单位成本（不含税） 2').fill('500')
  await dialog.getByLabel('关联的 BOM 编号').fill('BOM-2026-017')
  await page.screenshot({ path: info.outputPath('finance.png') })
  await dialog.getByRole('button', { name: '锁定成本并通过' }).click()
  await expect(page.locator('.quote-step-now')).toContainText('法务条款归档')

  await actAs(page, '赵法务')
  await page.getByRole('button', { name: /^通\s*过$/ }).click()
  await dialog.getByLabel('条款归档编号').fill('FW-2026-031')
  await dialog.getByRole('button', { name: /通\s*过/ }).click()
  await expect(page.locator('.quote-in-force')).toContainText('当前生效版本 V2.1')
  await expect(page.locator('.quote-in-force')).toContainText('成本锁定（王财务）')
  const voucher = /JW\d{4}-[0-9A-Z]+-[0-9A-Z]/.exec((await page.locator('.quote-in-force').textContent()) ?? '')?.[0]
  expect(voucher).toBeTruthy()
  await page.screenshot({ path: info.outputPath('approved.png') })
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.quote-sheet')).toBeVisible()
  await page.pdf({ path: info.outputPath('quote.pdf'), format: 'A4' }).catch(() => undefined)
  await page.screenshot({ path: info.outputPath('paper.png'), fullPage: true })
  await page.emulateMedia({ media: 'screen' })

  await page.getByRole('link', { name: '报价', exact: true }).click()
  await page.getByRole('button', { name: '验真' }).click()
  await page.locator('.quote-check textarea').fill(`凭证 ${voucher} V2.1`)
  await expect(page.locator('.quote-check')).toContainText('是当前生效的报价')
  await page.locator('.quote-check textarea').fill(`${voucher} V1.0`)
  await expect(page.locator('.quote-check')).toContainText('现在生效的是 V2.1')
  expect(desk.complaints).toEqual([])
})
