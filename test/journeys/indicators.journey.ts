import type { Page } from '@playwright/test'
import { front } from '../_harness/grid-page.ts'
import { chooseFile, expect, importAsProposed, test } from '../_harness/journey.ts'

const customers = `客户名称,客户类型,行业,区域,来源,负责人,年采购额,服务到期日,联系人,职务
嘉兴恒达智能装备有限公司,终端客户,智能制造,华东,官网表单,张伟,900万,2026-04-30,王建国,总经理
`
const figures = `客户名称,指标名称,季度,数值,行业水平,数据来源,数据日期
嘉兴恒达智能装备有限公司,停机时长,2025年一季度,120,130,MES 月报,2025-03-31
嘉兴恒达智能装备有限公司,停机时长,2026-Q1,96,130,MES 月报,2026-02-20
`

async function openIndicators(page: Page): Promise<void> {
  await page.evaluate(() => void (location.hash = '#/success'))
  await page.getByRole('tab', { name: '价值指标' }).click()
}

test('an industry gets an indicator, a formula reckons another, a file brings figures, the pack shows where they come from', async ({
  desk,
}) => {
  const { page, complaints } = desk
  await importAsProposed(page, '客户.csv', Buffer.from(customers))

  // One that is entered.
  await openIndicators(page)
  await page.getByRole('button', { name: '新增指标' }).click()
  let dialog = page.getByRole('dialog')
  await dialog.getByLabel('适用行业').click()
  await dialog.getByLabel('适用行业').fill('智能制造')
  await dialog.getByLabel('适用行业').press('Enter')
  await dialog.getByLabel('指标', { exact: true }).fill('停机时长')
  await dialog.getByLabel('单位').fill('小时')
  await dialog.getByLabel('越小越好').check()
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('row', { name: /停机时长 小时 越小越好 填写或导入/ })).toContainText('0 / 1')

  // Its figures come in by a file, which says for which customer, quarter and from where.
  await page.getByRole('button', { name: '导入指标值' }).click()
  await chooseFile(page, '指标.csv', Buffer.from(figures))
  await expect(front(page).locator('.import-target')).toContainText('价值指标')
  await front(page).locator('.mapping-table').waitFor()
  await page.keyboard.press('Enter')
  await front(page).locator('.check-tabs').waitFor()
  await page.keyboard.press('Enter')
  await expect(front(page).getByText('「指标.csv」已导入')).toBeVisible()
  await openIndicators(page)
  await expect(page.getByRole('row', { name: /停机时长 小时/ })).toContainText('1 / 1')

  // Another follows from it: a mistake is named at once, the trial shows every number.
  await page.getByRole('button', { name: '新增指标' }).click()
  dialog = page.getByRole('dialog')
  await dialog.getByLabel('适用行业').click()
  await dialog.getByLabel('适用行业').fill('智能制造')
  await dialog.getByLabel('适用行业').press('Enter')
  await dialog.getByLabel('指标', { exact: true }).fill('停机下降')
  await dialog.getByLabel('公式', { exact: true }).check()
  const formula = dialog.getByRole('textbox', { name: '公式' })
  await formula.fill('(去年同期(停机时长) - 停机时长')
  await dialog.getByLabel('用一位客户试算').click()
  await dialog.getByLabel('用一位客户试算').fill('恒达')
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '恒达' }).first().click()
  await expect(dialog.getByText('第 1 个字符处括号不成对')).toBeVisible()
  await formula.fill('(去年同期(停机时长) - 停机时长) / 去年同期(停机时长) * 100')
  await expect(dialog.getByText('(120 − 96) ÷ 120 × 100 = 20')).toBeVisible()
  await expect(dialog.getByRole('row', { name: '停机时长 25Q1 120' })).toBeVisible()
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('row', { name: /停机下降/ })).toContainText('公式')

  // The review pack has both, each with where it comes from.
  await page.getByRole('tab', { name: '续约倒计时' }).click()
  await page.locator('tr', { hasText: '2 / 2' }).first().getByText('价值回顾包').click()
  await expect(front(page).getByRole('row', { name: /停机时长 96 小时 120 小时 −24/ })).toBeVisible()
  await expect(front(page).getByText('MES 月报 · 2026-02-20')).toBeVisible()
  await expect(front(page).getByText('= (120 − 96) ÷ 120 × 100 = 20')).toBeVisible()

  // What a person enters stands before what the formula comes to, with its source.
  await front(page).getByRole('button', { name: '填写本季指标' }).click()
  dialog = page.getByRole('dialog')
  const own = dialog.getByRole('group', { name: /停机下降/ })
  await expect(own.getByText('公式得 20')).toBeVisible()
  await own.getByLabel('数值').fill('21.5')
  await own.getByLabel('来源').fill('客户口头确认')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog).toBeHidden()
  await expect(front(page).getByText('客户口头确认 · 2026-02-25')).toBeVisible()
  await expect(front(page).getByRole('row', { name: /停机下降 21.5/ })).toBeVisible()

  // Given up, the indicator leaves the list; its figure stays in the pack.
  await openIndicators(page)
  await page.getByRole('button', { name: '删除 停机下降' }).click()
  await page.locator('.ant-popover:visible').getByRole('button', { name: '删除' }).click()
  await expect(page.getByRole('row', { name: /停机下降/ })).toBeHidden()
  expect(complaints).toEqual([])
})
