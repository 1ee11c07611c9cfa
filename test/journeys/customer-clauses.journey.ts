import type { Page } from '@playwright/test'
import { expect, importAsProposed, test } from '../_harness/journey.ts'

const list = `客户名称,客户类型,行业,区域,来源,负责人,年采购额,联系人,职务
嘉兴恒达智能装备有限公司,终端客户,智能制造,华东,官网表单,张伟,900万,王建国,总经理
`
const name = '嘉兴恒达智能装备有限公司'

async function go(page: Page, place: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: place, exact: false }).first().click()
}

async function toClauses(page: Page): Promise<void> {
  await page.locator('.board-row', { hasText: name }).locator('.board-more a').focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('.own-clauses')).toBeVisible()
}

test('one customer’s clauses: tightened never loosened, arranged, paused until, ended, undone', async ({ desk }) => {
  const { page, complaints } = desk
  await importAsProposed(page, '客户.csv', Buffer.from(list))
  // From the customer's page, while nothing runs yet.
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill('嘉兴恒达')
  await page.getByRole('option', { name }).first().click()
  await page.getByRole('link', { name: '服务条款' }).click()
  const rows = page.locator('.own-clauses')
  await expect(rows.getByText('技术总监上门')).toBeVisible()

  await page.getByRole('button', { name: '收紧 技术总监上门' }).click()
  let dialog = page.getByRole('dialog', { name: '调整 技术总监上门' })
  await expect(dialog.getByText('级别条款是 48 小时')).toBeVisible()
  await dialog.getByRole('spinbutton', { name: '时限' }).fill('60')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog.getByText('S 级的必备承诺只能更严')).toBeVisible()
  await expect(dialog.getByText('变松的地方：时限变长')).toBeVisible()
  await dialog.getByRole('spinbutton', { name: '时限' }).fill('24')
  await dialog.getByLabel('约定的原因').fill('新产线投产期间')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog).toBeHidden()
  await expect(rows.getByText('比 S 级更严')).toBeVisible()
  await expect(rows.getByText('新产线投产期间')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(rows.getByText('比 S 级更严')).toBeHidden()

  // A clause of its own, on request.
  await page.getByRole('button', { name: '添加约定' }).click()
  dialog = page.getByRole('dialog')
  await dialog.getByLabel('名称').fill('备件 24 小时到货')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog).toBeHidden()
  await expect(rows.getByText('单独约定')).toBeVisible()
  await page.evaluate(() => void (location.hash = '#/services'))
  await page.getByRole('button', { name: '登记请求' }).first().click()
  dialog = page.getByRole('dialog')
  await dialog.getByLabel('客户').click()
  await dialog.getByLabel('客户').pressSequentially('嘉兴恒达')
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: name }).first().click()
  await dialog.getByLabel('承诺').click()
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '备件 24 小时到货' }).click()
  await dialog.getByLabel('请求内容').fill('主轴轴承')
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(page.locator('button.clock[title^="主轴轴承"]')).toBeVisible()

  // Paused until a day from the clauses: the board says until when.
  await toClauses(page)
  await page.getByRole('button', { name: '暂停 备件 24 小时到货' }).click()
  dialog = page.getByRole('dialog')
  await dialog.getByLabel('暂停至').fill('2026-03-03 09:00')
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: '暂停' }).click()
  await expect(dialog).toBeHidden()
  await expect(rows.getByText('1 项暂停至 03-03 09:00')).toBeVisible()
  await page.evaluate(() => void (location.hash = '#/services'))
  const clock = page.locator('button.clock[title^="主轴轴承"]')
  await expect(clock).toHaveClass(/light-paused/)
  await expect(clock).toContainText('暂停至 03-03 09:00')
  await clock.click()
  const panel = page.getByRole('complementary', { name: '承诺详情' })
  await expect(panel.getByText('将继续')).toBeVisible()
  await panel.getByRole('button', { name: '继续' }).click()
  await expect(clock).toHaveClass(/light-running/)
  await page.keyboard.press('Escape')

  await toClauses(page)
  await page.getByRole('button', { name: '结束 备件 24 小时到货' }).click()
  dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '结束' }).click()
  await expect(dialog).toBeHidden()
  await expect(rows.getByText('现在不生效')).toBeVisible()
  await expect(page.getByText('本季度还没有承诺在计时')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(rows.getByText('现在不生效')).toBeHidden()
  expect(complaints).toEqual([])
})

test('a day off that comes later moves a running clock only by a rebase with its reason', async ({ desk }) => {
  const { page, complaints } = desk
  await importAsProposed(page, '客户.csv', Buffer.from(list))
  await page.evaluate(() => void (location.hash = '#/tickets'))
  await page.getByRole('button', { name: '登记工单' }).first().click()
  let dialog = page.getByRole('dialog')
  await dialog.getByLabel('客户').fill(name)
  await dialog.getByLabel('内容').fill('通讯中断')
  await dialog.getByLabel('提出时间').fill('2026-02-25 09:30')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog).toBeHidden()
  await page.evaluate(() => void (location.hash = '#/services'))
  const clock = page.locator('button.clock[title^="通讯中断"]')
  await expect(clock).toBeVisible()
  await expect(page.getByText(/项仍按旧条款或旧日历计时/)).toBeHidden()

  await go(page, '设置')
  await page.getByRole('tab', { name: '工作日历' }).click()
  await page.getByLabel('添加日期').fill('2026-02-25')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '保存' }).last().click()
  await page.evaluate(() => void (location.hash = '#/services'))
  await page.getByRole('button', { name: '1 项仍按旧条款或旧日历计时' }).click()
  dialog = page.getByRole('dialog')
  await expect(dialog.getByText('工作日历已变')).toBeVisible()
  await dialog.getByRole('button', { name: '改 1 项' }).click()
  await expect(dialog.getByText('还缺：原因')).toBeVisible()
  await dialog.getByLabel('原因').fill('全公司年会，已告知客户')
  await dialog.getByRole('button', { name: '改 1 项' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText(/项仍按旧条款或旧日历计时/)).toBeHidden()
  await clock.click()
  const panel = page.getByRole('complementary', { name: '承诺详情' })
  await expect(panel.getByText('改按现行规则计时')).toBeVisible()
  await expect(panel.getByText('全公司年会，已告知客户')).toBeVisible()
  await expect(panel.getByText(/到期 2026-02-25 .* → 2026-02-26/)).toBeVisible()
  expect(complaints).toEqual([])
})
