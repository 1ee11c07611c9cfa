import { writeFileSync } from 'node:fs'
import { removeFolder, startApp } from '../_harness/app-page.ts'
import { expect, test, today } from '../_harness/journey.ts'
import { MadeWorkspace } from '../_harness/made-workspace.ts'

interface Member {
  id: number
  name: string
  role: string
  team: string | null
}

test('targets are set and recalibrated, the board says why it is red, the brief goes on paper', async ({ chromium }, info) => {
  test.slow()
  const made = new MadeWorkspace(today)
  await made.run(['demo', '--rows', '300', '--seed', '7'])
  const members = await made.call<Member[]>('members.list')
  // Every third rep of the demo stays below the count of leads.
  const reps = members.filter(({ role }) => role === 'rep').toSorted((a, b) => a.id - b.id)
  const me = reps[2] as Member
  await made.call('members.actAs', { id: me.id })
  const app = await startApp({ today, workspace: made.path })
  const context = await chromium.newContext({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(app.address)
  try {
    await page.getByRole('button', { name: '今日的更多页面' }).click()
    await page.getByRole('navigation').getByRole('link', { name: '红黄绿看板' }).click()
    const board = page.getByRole('table', { name: '每人每周' })
    await expect(board.getByRole('row', { name: new RegExp(me.name) })).toBeVisible()

    // A red week opens to the counts that made it so.
    await board.getByRole('button', { name: `${me.name} 2026-W07 红` }).click()
    await expect(page.locator('.ant-popover:visible')).toContainText('新增有效线索')
    await expect(page.locator('.ant-popover:visible')).toContainText(/\d+ \/ 18/)
    await page.keyboard.press('Escape')

    // What blocks it and what is asked for are written where it stands.
    const reds = page.getByRole('table', { name: '各团队最差的红灯' })
    await reds.getByPlaceholder('卡在哪里').first().fill('渠道停了')
    await page.keyboard.press('Enter')
    await reds.getByPlaceholder('要什么支持').first().fill('市场部两场活动')
    await page.keyboard.press('Tab')
    await page.reload()
    await expect(reds.getByPlaceholder('卡在哪里').first()).toHaveValue('渠道停了')
    await expect(reds.getByPlaceholder('要什么支持').first()).toHaveValue('市场部两场活动')

    // A month's target for everybody, a factor of the market, and the weeks that are left planned anew.
    await page.getByRole('button', { name: '设月目标' }).click()
    let dialog = page.getByRole('dialog')
    await dialog.getByLabel('动作').click()
    await page.locator('.ant-select-dropdown:visible').getByText('拜访', { exact: true }).click()
    await dialog.getByLabel('全月目标').fill('32')
    await dialog.getByRole('button', { name: '保存' }).click()
    await expect(dialog).toBeHidden()
    await page.getByRole('button', { name: '市场因素' }).click()
    dialog = page.getByRole('dialog')
    await dialog.getByLabel('事件').fill('竞品降价')
    await dialog.getByLabel('系数').fill('0.5')
    await dialog.getByLabel('开始').fill('2026-02-20')
    await page.keyboard.press('Enter')
    await dialog.getByRole('button', { name: '添加因素' }).click()
    await expect(dialog.getByRole('table', { name: '市场因素' })).toContainText('竞品降价')
    await dialog.getByRole('button', { name: 'Close' }).or(dialog.locator('.ant-modal-close')).first().click()
    await page.getByRole('button', { name: '重新校准' }).click()
    dialog = page.getByRole('dialog')
    await dialog.getByPlaceholder('为什么校准').fill('周三例会')
    await dialog.locator('.ant-btn-primary').click()
    await expect(dialog.getByText(/已校准 \d+ 项/)).toBeVisible()
    await dialog.locator('.ant-btn-primary').click()
    await board.getByRole('button', { name: me.name, exact: true }).click()
    const history = page.getByRole('dialog')
    await expect(history).toContainText('校准')
    await expect(history).toContainText('竞品降价 ×0.5（2026-02-20 起）')
    await expect(history).toContainText('周三例会')
    // The demo's own target for quotations is set and recalibrated beside it.
    await expect(history.locator('li')).toHaveCount(4)
    await page.keyboard.press('Escape')

    // The brief is mine without asking, and a page of paper.
    await page.getByRole('navigation').getByRole('link', { name: '周五简报' }).click()
    await expect(page.getByRole('heading', { name: `${me.name} 的周五简报` })).toBeVisible()
    await expect(page.getByRole('region', { name: '最弱三项' })).toContainText('新增有效线索')
    await expect(page.getByRole('region', { name: /^周一待办（2026-03-02）/ })).toBeVisible()
    const pdf = await page.pdf({ preferCSSPageSize: true })
    writeFileSync(info.outputPath('brief.pdf'), pdf)
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
    expect(pages).toBeGreaterThan(0)
    expect(pages).toBeLessThanOrEqual(2)
    expect(complaints).toEqual([])
  } finally {
    await context.close()
    await app.stop()
    await removeFolder(app.dataDir)
    await removeFolder(made.folder)
  }
})
