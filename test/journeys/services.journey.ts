import type { Page } from '@playwright/test'
import { expect, importAsProposed, test } from '../_harness/journey.ts'

async function go(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name, exact: false }).first().click()
}

async function addMember(page: Page, name: string, role: string): Promise<void> {
  await go(page, '设置')
  await page.getByRole('tab', { name: '成员' }).click()
  await page.getByRole('button', { name: '添加成员' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('姓名').fill(name)
  await dialog.getByLabel('角色').click()
  await page.locator('.ant-select-dropdown:visible').getByText(role, { exact: true }).click()
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog).toBeHidden()
}

const list = `客户名称,客户类型,行业,区域,来源,负责人,年采购额,联系人,职务
嘉兴恒达智能装备有限公司,终端客户,智能制造,华东,官网表单,张伟,900万,王建国,总经理
苏州普瑞医疗器械有限公司,终端客户,医疗,华东,转介绍,张伟,40万,李敏,采购主管
`

test('quarter close, request, pause, evidence, breach, copy to the VP', async ({ desk }) => {
  const { page, complaints } = desk
  await importAsProposed(page, '客户.csv', Buffer.from(list))
  await addMember(page, '赵副总', '副总裁')
  await addMember(page, '王总监', '总监')

  // The quarter that is over is previewed and frozen.
  await go(page, '客户价值')
  await page.getByRole('button', { name: '预览评定' }).click()
  await expect(page.getByText('级别变动')).toBeVisible()
  await page.getByRole('button', { name: '评定并冻结' }).first().click()
  await page.locator('.ant-popover:visible').getByRole('button', { name: '评定并冻结' }).click()
  await expect(page.getByText('已评定').first()).toBeVisible()
  await expect(page.getByText('没有待评定的季度')).toBeVisible()
  // Entering S started promises.
  await go(page, '服务契约')
  await expect(page.locator('button.clock').first()).toBeVisible()
  const name = (await page.locator('.board-name .place-link').first().textContent()) ?? ''

  // A request starts its clock, which ticks without being asked again.
  await page.getByRole('button', { name: '登记请求' }).click()
  let dialog = page.getByRole('dialog')
  await dialog.getByLabel('客户').click()
  await dialog.getByLabel('客户').pressSequentially(name.slice(0, 4))
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: name }).first().click()
  await dialog.getByLabel('请求内容').fill('三号线停机，请总监到现场')
  await dialog.getByRole('button', { name: '确定' }).click()
  const clock = page.locator('button.clock', { hasText: /天|:/ }).and(page.locator('[title^="三号线停机"]'))
  await expect(clock).toBeVisible()
  await clock.click()
  const panel = page.getByRole('complementary', { name: '承诺详情' })
  await expect(panel.getByText('开始计时')).toBeVisible()
  const before = await panel.locator('.clock-text').textContent()
  expect(before).toContain('天')

  // Waiting for the customer stops it, with its reason in the evidence.
  await panel.getByRole('button', { name: '暂停' }).click()
  dialog = page.getByRole('dialog')
  await dialog.getByLabel('说明').fill('机房装修')
  await dialog.getByRole('button', { name: '暂停' }).click()
  await expect(panel.getByText('等待客户')).toBeVisible()
  await expect(clock).toHaveClass(/light-paused/)
  await panel.getByRole('button', { name: '继续' }).click()
  await expect(clock).toHaveClass(/light-running/)
  await panel.getByRole('button', { name: '兑现' }).click()
  dialog = page.getByRole('dialog')
  await dialog.getByLabel('证据').fill('王总监到场，签到单 0226')
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(panel.getByText('说明 王总监到场，签到单 0226')).toBeVisible()
  await page.keyboard.press('Escape')

  // A complaint open for two days is over its time: told within the minute, with a copy to the VP.
  await go(page, '投诉与技术问题')
  await page.getByRole('button', { name: '登记工单' }).first().click()
  dialog = page.getByRole('dialog')
  await dialog.getByLabel('客户').fill(name)
  await dialog.getByLabel('类型').click()
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '投诉' }).click()
  await dialog.getByLabel('内容').fill('到货外箱破损')
  await dialog.getByLabel('提出时间').fill('2026-02-23 09:00')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog).toBeHidden()
  await go(page, '服务契约')
  await expect(page.locator('button.clock.light-breached[title^="到货外箱破损"]')).toBeVisible()
  await page.getByRole('button', { name: /超时提醒/ }).click()
  // The one inbox, of these rules only: told once, copied to the VP, marked late.
  const told = page.getByRole('table', { name: '服务承诺超时' })
  const notice = told.locator('tbody tr')
  await expect(notice).toHaveCount(1, { timeout: 40_000 })
  await expect(notice).toContainText('投诉闭环已超时')
  await expect(notice).toContainText('抄送 赵副总')
  await expect(notice).toContainText('补发')
  await notice.getByRole('button', { name: '确认' }).click()
  await expect(notice).not.toHaveClass(/alert-unread/)
  // It leads to the evidence, which says who was told and who acknowledged.
  await notice.getByRole('link').click()
  const evidence = page.getByRole('complementary', { name: '承诺详情' })
  await expect(evidence.getByText('到货外箱破损')).toBeVisible()
  await expect(evidence.locator('.notice-people')).toContainText('抄送 赵副总')
  await expect(evidence.locator('.notice-people')).toContainText('已确认')
  await page.keyboard.press('Escape')
  expect(complaints).toEqual([])
})

test.describe('on a demo', () => {
  test('the map opens flows, a customer explains its change to the hundredth, one at risk is locked', async ({ desk }) => {
    const { page, complaints } = desk
    await page.getByRole('button', { name: /演示/ }).first().click()
    await expect(page.getByRole('navigation').getByText('5,000')).toBeVisible({ timeout: 60_000 })
    await page.getByRole('button', { name: '客户价值的更多页面' }).click()
    await go(page, '迁移图谱')
    await expect(page.locator('.matrix')).toBeVisible()
    await expect(page.getByRole('img', { name: /升级/ })).toBeVisible()
    const cell = page.locator('.matrix-up button').first()
    const count = Number((await cell.textContent())?.replaceAll(',', ''))
    await cell.click()
    const drawer = page.getByRole('dialog')
    await expect(drawer.locator('tbody tr')).toHaveCount(Math.min(count, 200))
    await drawer.locator('tbody .place-link').first().click()
    const change = page.getByRole('region', { name: /的变化/ }).first()
    await expect(change).toBeVisible()
    const figures = (await change.locator('tbody td:last-child').allTextContents()).map((text) =>
      Math.round(Number(text.replace('\u2212', '-')) * 100),
    )
    const total = Math.round(Number((await change.locator('tfoot td').last().textContent())?.replace('\u2212', '-')) * 100)
    expect(figures.reduce((sum, one) => sum + one, 0)).toBe(total)

    // What was open over the map waits there and does not cover other views.
    await go(page, '迁移图谱')
    await page.keyboard.press('Escape')
    await expect(drawer).toBeHidden()
    await page.getByText('按今天的规则重算').click()
    await expect(page.getByRole('heading', { name: '今天的规则' })).toBeVisible()

    await go(page, '客户价值')
    const risk = page.getByRole('region', { name: /有降级风险/ })
    const named = (await risk.locator('tbody .place-link').first().textContent()) ?? ''
    await risk.getByRole('button', { name: '锁定级别' }).first().click()
    const dialog = page.getByRole('dialog', { name: new RegExp(named) })
    await dialog.getByLabel('理由').fill('换线期间采购推迟')
    await dialog.getByLabel('批准人（总监）').click()
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click()
    await dialog.getByLabel('截止日期').fill('2026-12-31')
    await page.keyboard.press('Enter')
    await dialog.getByRole('button', { name: '锁定级别' }).click()
    await expect(page.getByRole('region', { name: '锁定中的级别' }).getByText('换线期间采购推迟', { exact: true })).toBeVisible()

    await go(page, '健康与续约')
    await page.locator('tr', { hasText: '2 / 2' }).first().getByText('价值回顾包').click()
    await expect(page.getByRole('region', { name: '三、接下来三件事' }).locator('li').first()).toBeVisible()
    expect(complaints).toEqual([])
  })
})
