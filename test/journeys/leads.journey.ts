import type { Page } from '@playwright/test'
import { expect, gridCell, importAsProposed, test } from '../_harness/journey.ts'

const list = `客户名称,客户类型,行业,区域,来源,负责人,年采购额,联系人,职务
嘉兴恒达智能装备有限公司,终端客户,智能制造,华东,官网表单,张伟,900万,王建国,总经理
苏州普瑞医疗器械有限公司,终端客户,医疗,华东,转介绍,李娜,40万,李敏,采购主管
`

async function go(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name, exact: true }).first().click()
}

async function suits(page: Page, name: string, industry: string): Promise<void> {
  await page.getByRole('button', { name: `编辑 ${name}` }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('擅长行业').fill(industry)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog).toBeHidden()
}

async function addLead(page: Page, name: string, industry: string): Promise<void> {
  await page.getByRole('button', { name: '登记线索' }).first().click()
  const dialog = page.getByRole('dialog', { name: '登记线索' })
  await dialog.getByLabel('单位').fill(name)
  await dialog.getByLabel('联系人').fill('周工')
  await dialog.getByLabel('来源').fill('自拓')
  await dialog.getByLabel('行业').fill(industry)
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog).toBeHidden()
}

test('assigned by the rule, with why; a manager decides otherwise; converted', async ({ desk }) => {
  const { page, complaints } = desk
  await importAsProposed(page, '客户.csv', Buffer.from(list))
  await go(page, '设置')
  await page.getByRole('tab', { name: '成员' }).click()
  await suits(page, '张伟', '智能制造')
  await suits(page, '李娜', '医疗')

  await go(page, '线索')
  await expect(page.getByText('还没有线索')).toBeVisible()
  // A source of its own waits for a person, at any hour.
  await addLead(page, '上海中山医院', '医疗')
  await addLead(page, '无锡精工机械', '智能制造')
  await addLead(page, '苏州普瑞医疗器械', '医疗')
  await expect(page.locator('.ag-cell[col-id="state"]', { hasText: '待分派' })).toHaveCount(3)
  await page.getByRole('button', { name: '分派待分派的' }).click()
  await expect(page.getByText('已分派 3 条')).toBeVisible()
  await expect(page.locator('.ag-cell[col-id="state"]', { hasText: '待首触' })).toHaveCount(3)

  // Why this rep: the winner first, the parts beside the whole.
  await page.getByRole('button', { name: /上海中山医院/ }).click()
  const drawer = page.getByRole('dialog', { name: '上海中山医院' })
  const scores = drawer.getByRole('table', { name: '评分表' })
  await expect(scores.locator('tbody tr').first()).toContainText('李娜')
  await expect(scores.locator('tbody tr').first()).toContainText('40.00')
  await expect(scores.locator('tbody tr').first().locator('td').last()).toHaveText('70.00')
  await expect(scores.locator('tbody tr').nth(1).locator('td').last()).toHaveText('30.00')
  await drawer.getByRole('button', { name: '已首次联系' }).click()
  await expect(drawer.getByText('跟进中')).toBeVisible()

  await drawer.getByRole('button', { name: '改派' }).click()
  let dialog = page.getByRole('dialog', { name: /改派/ })
  await dialog.getByLabel('派给').click()
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '张伟' }).click()
  await dialog.getByRole('button', { name: /改\s?派/ }).click()
  await expect(dialog.getByText(/理由/).last()).toBeVisible()
  await dialog.getByLabel('理由').fill('客户点名找张伟')
  await dialog.getByRole('button', { name: /改\s?派/ }).click()
  await expect(dialog).toBeHidden()
  await expect(drawer.locator('.lead-log > li')).toHaveCount(2)
  await expect(drawer.locator('.lead-log > li').first()).toContainText('李娜 → 张伟')
  await expect(drawer.getByText('客户点名找张伟')).toBeVisible()

  await drawer.getByRole('button', { name: /转\s?化/ }).click()
  dialog = page.getByRole('dialog', { name: /转化「/ })
  await expect(dialog.getByLabel('商机名称')).toHaveValue('上海中山医院')
  await dialog.getByLabel('金额').fill('123456.78')
  await dialog.getByRole('button', { name: /转\s?化/ }).click()
  await expect(dialog).toBeHidden()
  await expect(drawer.getByRole('link', { name: '上海中山医院' })).toBeVisible()
  await page.keyboard.press('Escape')

  // Known already: converting proposes the customer that is there.
  await page.locator('.ag-cell[col-id="name"]', { hasText: '苏州普瑞医疗器械' }).click()
  await page.keyboard.press('Alt+Enter')
  await expect(page.getByRole('dialog').getByText('已是客户，进行中的商机 0 个')).toBeVisible()
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: '偏差日报' }).click()
  const report = page.getByRole('dialog', { name: '偏差日报' })
  await expect(report.getByText('从 李娜 手上改派走 1 条')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '规则演练' }).click()
  const rehearsal = page.getByRole('dialog', { name: '规则演练' })
  await expect(rehearsal.getByText('这段时间没有线索')).toBeVisible()
  await page.keyboard.press('Escape')

  await go(page, '商机')
  await expect(gridCell(page, 0, 'amount')).toContainText('123,456.78')
  expect(complaints).toEqual([])
})
