import type { Page } from '@playwright/test'
import { CountingHand } from '../_harness/counting-hand.ts'
import { removeFolder, startApp } from '../_harness/app-page.ts'
import { front, shownColumn } from '../_harness/grid-page.ts'
import { expect, gridCell, test, today } from '../_harness/journey.ts'
import { MadeWorkspace } from '../_harness/made-workspace.ts'

interface Member {
  id: number
  name: string
  role: string
}

/** A manager with twelve tasks of two reps: late, of today, later, without a day. */
async function workspace(): Promise<{ made: MadeWorkspace; rep: Member; other: Member }> {
  const made = new MadeWorkspace(today)
  await made.run(['demo', '--rows', '200', '--seed', '7'])
  const members = await made.call<Member[]>('members.list')
  const [rep, other] = members.filter(({ role }) => role === 'rep') as [Member, Member]
  await made.call('members.actAs', { id: rep.id })
  // What the rules make of the demonstration's deals would stand between.
  const rules = await made.call<{ key: string; definition: { task: unknown } }[]>('alert-rules.list')
  for (const { key, definition } of rules) if (definition.task) await made.call('alert-rules.enable', { key, enabled: false })
  const { rows } = await made.call<{ rows: { id: number }[] }>('tasks.list', { list: 'open', limit: 500 })
  if (rows.length > 0) await made.call('tasks.remove', { ids: rows.map(({ id }) => id) })
  await made.call('tasks.createMany', {
    fields: ['title', 'dueOn', 'dueTime', 'owner', 'delegatedBy', 'priority'],
    rows: [
      ['寄出三月的对账单', '2026-02-23', null, rep.name, other.name, null],
      ['确认样机到货', '2026-02-24', null, rep.name, null, '重要'],
      ['给采购回电话', '2026-02-25', '16:30', rep.name, null, null],
      ['整理竞品报价', '2026-02-25', null, other.name, rep.name, null],
      ['准备季度复盘材料', '2026-03-02', null, other.name, null, '重要'],
      ['约法务看合同', '2026-03-03', null, rep.name, null, null],
      ['学一遍新产品资料', null, null, rep.name, null, '不急'],
    ],
  })
  return { made, rep, other }
}

const list = (page: Page, name: RegExp) => front(page).locator('.ant-segmented-item', { hasText: name }).click()
const titles = (page: Page, rows: number) => shownColumn(page, 'title', rows)
const count = (page: Page, rows: number) => expect(front(page).locator('.desk-count')).toHaveText(`${rows} 项任务`)

test('the lists of tasks worked off as a grid: typed over, filled down, done by a key, taken back', async ({ chromium }) => {
  test.slow()
  const { made, other } = await workspace()
  const app = await startApp({ today, workspace: made.path })
  const context = await chromium.newContext({ viewport: { width: 1600, height: 900 }, locale: 'zh-CN' })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(app.address)
  const hand = new CountingHand(page)
  try {
    await page.getByRole('navigation').getByRole('link', { name: /^任务/ }).click()
    // What is late stands first, then today by its hour.
    await count(page, 4)
    expect(await titles(page, 4)).toEqual(['寄出三月的对账单', '确认样机到货', '给采购回电话', '整理竞品报价'])
    await list(page, /我的/)
    await count(page, 5)
    await list(page, /已委托/)
    await count(page, 2)
    await list(page, /无日期/)
    await count(page, 1)
    await list(page, /以后/)
    await count(page, 2)

    // Done by one key on the row; the row leaves the list of today at once.
    await list(page, /今天/)
    await count(page, 4)
    await gridCell(page, 0, 'title').click()
    hand.spent()
    await hand.press('Alt+E')
    await count(page, 3)
    expect(hand.spent()).toEqual({ keys: 1, letters: 0 })
    // Three to another day: typed once, filled down the selection by one key.
    await gridCell(page, 0, 'dueOn').click()
    hand.spent()
    await hand.press('Shift+ArrowDown', 'Shift+ArrowDown')
    await hand.type('2026-03-05')
    await hand.press('Control+Enter')
    await expect(gridCell(page, 2, 'dueOn')).toHaveText('2026-03-05')
    expect(hand.spent()).toEqual({ keys: 3, letters: 10 })
    await expect(page.getByRole('button', { name: '视图已变更，刷新' })).toBeVisible()
    await page.getByRole('button', { name: '视图已变更，刷新' }).click()
    await count(page, 0)
    await expect(page.getByText('今天没有要做的任务')).toBeVisible()
    // Everything back by the one key that takes an edit back.
    await list(page, /以后/)
    await count(page, 5)
    await gridCell(page, 0, 'title').click()
    await page.keyboard.press('Control+Z')
    await count(page, 2)
    await list(page, /今天/)
    await count(page, 3)

    // Letters find a task by its words and by who does it.
    await list(page, /全部/)
    await count(page, 7)
    await page.keyboard.press('/')
    await page.keyboard.type('jpbj')
    await count(page, 1)
    await expect(gridCell(page, 0, 'title')).toHaveText('整理竞品报价')
    await expect(gridCell(page, 0, 'owner')).toHaveText(other.name)
    await front(page).getByRole('textbox', { name: '快速搜索' }).fill('')

    // A saved view keeps the list with the filter.
    await list(page, /我的/)
    await count(page, 4)
    await front(page).getByRole('button', { name: '视图', exact: true }).click()
    await page.getByRole('button', { name: '另存为新视图…' }).click()
    await page.getByRole('dialog').getByRole('textbox').fill('我手上的')
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await expect(page.getByRole('dialog')).toBeHidden()
    await list(page, /已逾期/)
    await count(page, 1)
    await front(page).getByRole('button', { name: '我手上的' }).click()
    await page.locator('.view-name', { hasText: '我手上的' }).click()
    await count(page, 4)
    await expect(front(page).locator('.ant-segmented-item-selected')).toContainText('我的')

    // The form is there still, by the keyboard, and the box in the row.
    await gridCell(page, 0, 'title').click()
    await page.keyboard.press('Alt+Enter')
    const dialog = page.getByRole('dialog', { name: '编辑任务' })
    await dialog.getByLabel('备注').fill('带上样册')
    await dialog.getByRole('button', { name: '保存' }).click()
    await expect(dialog).toBeHidden()
    await expect(gridCell(page, 0, 'note')).toHaveText('带上样册')
    await gridCell(page, 0, 'state').getByRole('button').click()
    await count(page, 3)
    expect(complaints).toEqual([])
  } finally {
    await context.close()
    await app.stop()
    await removeFolder(app.dataDir)
    await removeFolder(made.folder)
  }
})
