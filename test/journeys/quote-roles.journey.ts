import type { Page } from '@playwright/test'
import { actAs, newQuote, quoteDesk } from '../_harness/quote-desk.ts'
import { expect, test } from '../_harness/journey.ts'

const members = [
  ['陈销售', '销售'],
  ['李产品', '产品'],
  ['王财务', '财务'],
  ['赵法务', '法务'],
  ['孙总监', '总监'],
  ['周经理', '主管'],
] as const

const step = (page: Page) => page.locator('.view-layer:not([hidden]) .quote-step-now')
/** The page's head: whoever the quote waits for decides there, at every width. */
const decide = (page: Page) => page.locator('.view-layer:not([hidden]) .quote-decide')
async function pick(page: Page, label: string, option: string | RegExp): Promise<void> {
  // What fades of the list before would take the press.
  await expect(page.locator('.ant-select-dropdown:visible, .ant-picker-dropdown:visible')).toHaveCount(0)
  await page.getByLabel(label, { exact: true }).last().click()
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: option }).first().click()
}

test('each role does its part of one approval: returned, mended, a director added, a deputy for who is away', async ({
  desk,
}, info) => {
  test.setTimeout(240_000)
  const { page } = desk
  await quoteDesk(page, members)
  const dialog = page.getByRole('dialog')

  // Legal is away; the director acts for them.
  await page.getByRole('link', { name: '设置' }).click()
  await page.getByRole('tab', { name: '成员' }).click()
  const absences = page.locator('.absence-form')
  await pick(page, '谁', '赵法务')
  const days = absences.locator('.ant-picker-range input')
  for (const [at, day] of ['2026-02-25', '2026-02-27'].entries()) {
    await days.nth(at).fill(day)
    await days.nth(at).press('Enter')
  }
  await pick(page, '由谁代理', '孙总监')
  await absences.getByRole('button').last().click()
  await expect(page.locator('.settings-table').last()).toContainText('2026-02-25')
  await page.screenshot({ path: info.outputPath('absence.png') })

  await newQuote(page, '生化分析仪\tBS-2000\t\t台\t2\t\t612000\t13%')
  await page.getByRole('button', { name: '提交审批' }).click()
  await expect(step(page)).toContainText('产品技术确认')
  // The rep may not approve their own.
  await expect(decide(page).getByRole('button', { name: /^通\s*过$/ })).toHaveCount(0)

  // The manager sees what waits and where, and has nothing to press.
  await actAs(page, '周经理')
  await expect(step(page).getByRole('button')).toHaveCount(0)
  await expect(decide(page)).toHaveCount(0)
  await page.getByRole('link', { name: '报价', exact: true }).click()
  await page.getByText('待审批', { exact: true }).click()
  await expect(page.locator('.view-layer:not([hidden]) .plain-table')).toContainText('产品技术确认')
  await page.screenshot({ path: info.outputPath('waiting.png') })
  await page.goBack()

  // Product returns it with a reason; the rep mends it and submits again.
  await actAs(page, '李产品')
  await decide(page)
    .getByRole('button', { name: /退\s*回/ })
    .click()
  await dialog.getByRole('textbox').fill('型号已停产，请改为 BS-2200')
  await dialog.getByRole('textbox').press('Enter')
  await expect(page.locator('.quote-returned')).toContainText('型号已停产')
  await actAs(page, '陈销售')
  await page.getByLabel('编码 1').fill('BS-2200')
  // Enter in the last row would begin another line.
  await page.getByLabel('编码 1').blur()
  await page.getByRole('button', { name: '保存为新版本' }).click()
  await expect(page.locator('.quote-versions').first()).toContainText('V2.0')
  await page.getByRole('button', { name: '提交审批' }).click()

  // Product asks the director too; until they agree it does not pass.
  await actAs(page, '李产品')
  await step(page).getByRole('button', { name: '加签' }).click()
  await pick(page, '选择成员', '孙总监')
  await dialog.getByRole('button', { name: /确\s*定|确\s*认/ }).click()
  await expect(step(page)).toContainText('等 孙总监 会签')
  await actAs(page, '孙总监')
  await decide(page).getByRole('button', { name: '会签同意' }).click()
  await expect(step(page)).not.toContainText('会签')
  await actAs(page, '李产品')
  await decide(page)
    .getByRole('button', { name: /^通\s*过$/ })
    .click()
  await dialog.getByLabel('不需要').check()
  await dialog.getByRole('button', { name: /通\s*过/ }).click()

  // Finance: a thin margin asks for its reason.
  await expect(step(page)).toContainText('财务成本锁定')
  await actAs(page, '王财务')
  await decide(page).getByRole('button', { name: '锁定成本并通过' }).click()
  await page.getByLabel('单位成本（不含税） 1', { exact: true }).fill('530000')
  await dialog.getByLabel('关联的 BOM 编号').fill('BOM-2026-018')
  await dialog.getByRole('button', { name: '锁定成本并通过' }).click()
  await expect(dialog).toContainText('请说明低于最低毛利的原因')
  await dialog.getByLabel('低于最低毛利的原因').fill('战略客户，首台进院')
  await page.screenshot({ path: info.outputPath('margin.png') })
  await dialog.getByRole('button', { name: '锁定成本并通过' }).click()

  // Legal is away today: the director may file it for them.
  await expect(step(page)).toContainText('法务条款归档')
  await actAs(page, '孙总监')
  await decide(page)
    .getByRole('button', { name: /^通\s*过$/ })
    .click()
  await dialog.getByLabel('条款归档编号').fill('FW-2026-032')
  await dialog.getByRole('button', { name: /通\s*过/ }).click()
  await expect(page.locator('.quote-in-force')).toContainText('当前生效版本 V2.1')
  await page.screenshot({ path: info.outputPath('approved.png') })
  expect(desk.complaints).toEqual([])
})

test('alternatives within one number: the customer takes one, the other ends; versions are found by what they changed', async ({
  desk,
}, info) => {
  test.setTimeout(180_000)
  const { page } = desk
  const shown = page.locator('.view-layer:not([hidden])')
  await quoteDesk(page, members.slice(0, 1))
  await newQuote(page, '生化分析仪\tBS-2000\t\t台\t2\t\t612000\t13%\n试剂包\tR-11\t\t盒\t40\t\t1080\t13')
  const price = page.getByLabel('单价（含税） 1')
  await price.fill('600000')
  await price.press('Enter')
  await page.getByRole('button', { name: '保存为新版本' }).click()
  await expect(page.locator('.quote-versions').first()).toContainText('V2.0')
  await shown.getByRole('button', { name: '更多', exact: true }).click()
  await page.getByRole('menuitem', { name: '增加方案' }).click()
  await expect(shown.getByRole('heading', { level: 1 })).toContainText('方案 B')
  await shown.getByRole('button', { name: '更多', exact: true }).click()
  await page.getByRole('menuitem', { name: '客户选定此方案' }).click()
  await expect(page.getByText('已选定，其余方案不再有效')).toBeVisible()
  await page.screenshot({ path: info.outputPath('chosen.png') })
  await page.getByRole('link', { name: '报价', exact: true }).click()
  await expect(shown.locator('.plain-table')).toContainText('客户另选')

  // The grid of versions.
  await shown.getByRole('button', { name: '报价版本' }).click()
  await page.screenshot({ path: info.outputPath('versions.png') })
  await shown.getByRole('button', { name: '添加筛选' }).click()
  await pick(page, '筛选哪一列', '改了什么')
  await page.getByRole('checkbox', { name: '价格', exact: true }).check()
  await page.getByRole('button', { name: /应\s*用/ }).click()
  await expect(shown.locator('.desk-count')).toContainText('1 个版本')
  await page.screenshot({ path: info.outputPath('versions-price.png') })
  await shown.locator('.ag-cell[col-id="quoteNumber"]').first().click()
  await page.keyboard.press('Alt+Enter')
  // From a version to what it changed, in one key.
  await expect(shown.locator('.quote-compare-changed')).toContainText('-¥24,000')
  expect(desk.complaints).toEqual([])
})

test('the objection handbook is kept in its order', async ({ desk }, info) => {
  const { page } = desk
  await quoteDesk(page, members.slice(4, 5))
  await page.evaluate(() => void (location.hash = '#/policies?tab=handbook'))
  const dialog = page.getByRole('dialog')
  const add = async (name: string, answer: string, region = '') => {
    await page.getByRole('button', { name: '新增一条' }).first().click()
    await dialog.getByLabel('客户怎么说').fill(name)
    await dialog.getByLabel('怎么答').fill(answer)
    await dialog.getByLabel('适用区域').fill(region)
    await dialog.getByRole('button', { name: /保\s*存/ }).click()
    await expect(dialog).toBeHidden()
  }
  await expect(page.getByText('手册还是空的')).toBeVisible()
  await add('别家更便宜', '按三年总成本算：试剂损耗、停机时间、校准服务都在内，我们每测试低 0.3 元。')
  await add('今年没有预算', '可分期：首付三成，其余按季度付，不加价。', '华东')
  await expect(page.locator('.handbook li')).toHaveCount(2)
  await page.getByRole('button', { name: '上移：今年没有预算' }).click()
  await expect(page.locator('.handbook li').first()).toContainText('今年没有预算')
  await page.screenshot({ path: info.outputPath('handbook.png') })
  await page.getByRole('button', { name: '删除：别家更便宜' }).click()
  await expect(page.locator('.handbook li')).toHaveCount(1)
  expect(desk.complaints).toEqual([])
})
