import type { Page } from '@playwright/test'
import { removeFolder, startApp } from '../_harness/app-page.ts'
import { expect, test, today } from '../_harness/journey.ts'
import { MadeWorkspace } from '../_harness/made-workspace.ts'

interface Named {
  id: number
  name: string
  role: string
  ownerName: string | null
}

async function actAs(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^我是/ }).click()
  await page.getByRole('menuitem', { name }).click()
  await expect(page.getByRole('button', { name: `我是 ${name}` })).toBeVisible()
}

async function go(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name, exact: true }).first().click()
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  const dialog = page.getByRole('dialog').last()
  await dialog.getByLabel(label, { exact: true }).click()
  await page.locator('.ant-select-dropdown:visible').getByTitle(option, { exact: true }).click()
}

test('from the application over four approvers to the result and its root cause', async ({ chromium }) => {
  test.slow()
  const made = new MadeWorkspace(today)
  await made.run(['demo', '--rows', '300', '--seed', '7'])
  const members = await made.call<Named[]>('members.list')
  const rep = members.find(({ role }) => role === 'rep') as Named
  const director = members.find(({ role }) => role === 'director') as Named
  const { rows } = await made.call<{ rows: Named[] }>('customers.list', { offset: 0, limit: 300 })
  const customer = rows.find(({ ownerName }) => ownerName === rep.name) as Named
  const app = await startApp({ today, workspace: made.path })
  const context = await chromium.newContext({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('/wire')) complaints.push(message.text())
  })
  await page.goto(app.address)
  try {
    await actAs(page, rep.name)
    await go(page, '试用')
    await page.getByRole('button', { name: '申请试用' }).click()
    const form = page.getByRole('dialog', { name: '申请试用' })
    await form.getByLabel('客户').fill(customer.name)
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: customer.name }).first().click()
    // Each choice narrows the next; the product follows from the three.
    await choose(page, '科室等级', '三级甲等')
    await choose(page, '设备型号', 'CX-30')
    await choose(page, '检测项目', '心脏超声')
    await expect(form.getByRole('radio', { name: /台式彩超 CX-30/ })).toBeChecked()
    await form.getByLabel('试用日期').fill('2026-02-26')
    await page.keyboard.press('Enter')
    await page.keyboard.type('2026-03-10')
    await page.keyboard.press('Enter')
    await form.getByRole('button', { name: '提交审批' }).click()
    await expect(form).toBeHidden()

    const pane = page.getByRole('dialog', { name: /^SY2026-/ })
    const rail = pane.getByRole('list', { name: '审批进度' })
    await expect(rail.getByText('等 冯市场')).toBeVisible()
    // It is not the applicant's to approve.
    await expect(pane.getByRole('button', { name: '批准' })).toHaveCount(0)
    const number = (await pane.locator('.ant-drawer-title').innerText()).trim()
    await page.keyboard.press('Escape')

    // It waits on the first approver's morning page and is dealt with there.
    await actAs(page, '冯市场')
    await go(page, '今日')
    await page.getByRole('button', { name: new RegExp(`批准 ${number}`) }).click()
    await pane.getByRole('button', { name: '批准' }).click()
    await expect(rail.getByText('等 沈医学')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.locator('.today-line', { hasText: number })).toHaveCount(0)

    // Returned with a reason, it comes back to the one who returned it.
    await actAs(page, '沈医学')
    await page.getByRole('button', { name: new RegExp(`批准 ${number}`) }).click()
    await pane.getByRole('button', { name: '退回' }).click()
    await pane.getByLabel('为什么退回').fill('样本量写清楚')
    await page.keyboard.press('Enter')
    await expect(pane.getByText('样本量写清楚')).toBeVisible()
    await page.keyboard.press('Escape')
    await actAs(page, rep.name)
    await go(page, '试用')
    await page.getByRole('button', { name: `打开 ${number}` }).click()
    await pane.getByRole('button', { name: '提交审批' }).click()
    await expect(rail.getByText('等 沈医学')).toBeVisible()
    for (const name of ['沈医学', '杨合规', director.name]) {
      await page.keyboard.press('Escape')
      await actAs(page, name)
      await page.getByRole('button', { name: `打开 ${number}` }).click()
      await pane.getByRole('button', { name: '批准' }).click()
      await expect(pane.getByRole('button', { name: '批准' })).toHaveCount(0)
    }
    await expect(pane.getByText('试用中')).toBeVisible()
    await page.keyboard.press('Escape')

    // The three questions, then the end: nothing is saved without a root cause.
    await actAs(page, rep.name)
    await page.getByRole('button', { name: `打开 ${number}` }).click()
    const questions = pane.getByRole('region', { name: '结束前三问' })
    for (const question of ['样本检测是否完成', '关键指标是否达标', '采购预算是否已立项'])
      await questions.getByRole('radiogroup', { name: question }).getByText('是', { exact: true }).click()
    await questions.getByRole('button', { name: '提交回答' }).click()
    await expect(questions.getByText(new RegExp(`${rep.name} 于 .* 回答`))).toBeVisible()
    await pane.getByRole('button', { name: '填结果' }).click()
    const ending = page.getByRole('dialog', { name: `结束 ${number}` })
    await ending.getByText('转化', { exact: true }).click()
    await ending.getByRole('button', { name: '保存' }).click()
    await expect(ending.getByText(/根因/).last()).toBeVisible()
    await expect(ending).toBeVisible()
    await choose(page, '根因', '效果达标')
    await ending.getByLabel('商机名称').fill('彩超采购')
    await ending.getByLabel('金额（元）').fill('98000')
    await ending.getByRole('button', { name: '保存' }).click()
    await expect(ending).toBeHidden()
    await expect(pane.getByText('已结束')).toBeVisible()
    await expect(pane.getByText('彩超采购')).toBeVisible()
    await page.keyboard.press('Escape')

    // Approval hours, conversion and root causes by product.
    await page.getByRole('button', { name: '试用报表' }).click()
    await expect(page.getByRole('dialog', { name: '试用报表' }).getByRole('row', { name: /台式彩超/ })).toBeVisible()
    expect(complaints).toEqual([])
  } finally {
    await context.close()
    await app.stop()
    await removeFolder(app.dataDir)
    await removeFolder(made.folder)
  }
})
