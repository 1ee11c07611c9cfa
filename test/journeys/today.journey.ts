import type { Page } from '@playwright/test'
import { CountingHand } from '../_harness/counting-hand.ts'
import { removeFolder, startApp } from '../_harness/app-page.ts'
import { expect, test, today } from '../_harness/journey.ts'
import { MadeWorkspace } from '../_harness/made-workspace.ts'

interface Member {
  id: number
  name: string
  role: string
}

/** A rep's morning: tasks of yesterday and today, a next step that slipped, reminders, and what a colleague did. */
async function morning(): Promise<{ made: MadeWorkspace; me: Member }> {
  const made = new MadeWorkspace(today)
  await made.run(['demo', '--rows', '300', '--seed', '7'])
  const members = await made.call<Member[]>('members.list')
  const [me, other] = members.filter(({ role }) => role === 'rep') as [Member, Member]
  const { id } = await made.call<{ id: number }>('customers.create', {
    fields: {
      name: '上海远景科技有限公司',
      type: '终端客户',
      industry: '教育',
      region: '华东',
      budget: '50万',
      source: '官网表单',
      owner: me.name,
    },
    contact: { name: '王工', decisionRole: '采购' },
  })
  const customer = { id, name: '上海远景科技有限公司' }
  await made.call('members.actAs', { id: me.id })
  const task = (title: string, dueOn: string) =>
    made.call('tasks.create', {
      title,
      subject: 'customer',
      subjectId: customer.id,
      ownerId: me.id,
      delegatedById: null,
      dueOn,
      dueAt: null,
      priority: 'normal',
      note: null,
    })
  await task('寄出三月的对账单', '2026-02-23')
  await task('确认样机到货', '2026-02-24')
  await task('给采购回电话', '2026-02-25')
  await made.run(
    ['call', 'pipeline.createMany', '-', '--user', other.name],
    JSON.stringify({
      fields: ['name', 'customer', 'owner', 'nextStep', 'nextStepOn'],
      rows: [['三期扩容', customer.name, me.name, '送测试报告', '2026-02-24']],
    }),
  )
  return { made, me }
}

const line = (page: Page, title: string) => page.locator('.today-line', { hasText: title })
const current = (page: Page) => page.locator('.today-current')

test('a morning by keyboard alone, each action with its number of keys', async ({ chromium }) => {
  test.slow()
  const { made, me } = await morning()
  const app = await startApp({ today, workspace: made.path })
  const context = await chromium.newContext({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(app.address)
  const hand = new CountingHand(page)
  try {
    // From anywhere: palette, three letters of its pinyin, Enter.
    await page.getByRole('navigation').waitFor()
    await hand.press('Control+K')
    await page.getByRole('combobox').waitFor()
    await hand.type('dkjr')
    // Before the letters are taken in, the list still shows everything: a hand looks at what is chosen.
    await expect(page.getByRole('option')).toHaveCount(1)
    await expect(page.getByRole('option', { name: '打开今日', selected: true })).toBeVisible()
    await hand.press('Enter')
    await expect(line(page, '寄出三月的对账单')).toBeVisible()
    expect(hand.spent()).toEqual({ keys: 2, letters: 4 })
    const nav = page.getByRole('navigation').locator('.nav-entry').first()
    await expect(nav).toHaveText('今日')

    // Tasks of former days are red, today's are due, a colleague's new deal of mine is told beside them.
    const red = page.getByRole('region', { name: /^红灯/ })
    const due = page.getByRole('region', { name: /^今天要办/ })
    const changes = page.getByRole('region', { name: /^别人改了什么/ })
    await expect(red.locator('.today-line', { hasText: '确认样机到货' })).toBeVisible()
    await expect(due.locator('.today-line', { hasText: '给采购回电话' })).toBeVisible()
    await expect(changes.locator('.today-line', { hasText: '粘贴新建商机' })).toHaveCount(1)

    const goTo = async (title: string) => {
      for (let n = 0; n < 80; n++) {
        if ((await current(page).innerText()).includes(title)) return
        await hand.press('ArrowDown')
      }
      throw new Error(`${title} is not on the page`)
    }
    // Everything red in sight, then done: one key on the line.
    await hand.press('m')
    await goTo('寄出三月的对账单')
    hand.spent()
    await hand.press('e')
    await expect(line(page, '寄出三月的对账单')).toHaveCount(0)
    expect(hand.spent()).toEqual({ keys: 1, letters: 0 })
    // The next line is current by itself: one key again, this time until tomorrow.
    await goTo('确认样机到货')
    expect(hand.spent().keys).toBeLessThanOrEqual(1)
    await hand.press('s')
    await expect(line(page, '确认样机到货')).toHaveCount(0)
    expect(hand.spent()).toEqual({ keys: 1, letters: 0 })

    // A next step that slipped: the report answers it, and its date becomes the new step.
    await goTo('送测试报告')
    hand.spent()
    await hand.press('l')
    await expect(page.getByRole('dialog')).toContainText('三期扩容')
    await hand.type('要看检测数据')
    await hand.press('Enter')
    await hand.type('周五送到')
    await hand.press('Enter')
    await hand.type('周五')
    await hand.press('Enter')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(line(page, '送测试报告')).toHaveCount(0)
    expect(hand.spent()).toEqual({ keys: 4, letters: 12 })

    // What a colleague did: looked at, gone.
    await goTo('粘贴新建商机')
    hand.spent()
    await hand.press('e')
    await expect(changes.locator('.today-line', { hasText: '粘贴新建商机' })).toHaveCount(0)
    expect(hand.spent().keys).toBe(1)

    // A report from anywhere: one key, the customer by pinyin, Enter from line to line.
    await hand.press('Alt+R')
    await page.getByRole('combobox', { name: '客户' }).waitFor()
    hand.spent()
    await hand.type('shyj')
    await hand.press('Enter')
    await expect(page.getByRole('textbox', { name: '本次沟通核心诉求' })).toBeFocused()
    // Free text alone goes nowhere: what is missing is asked for.
    await hand.type('聊了聊')
    await hand.press('Control+Enter')
    await expect(page.getByRole('dialog')).toContainText('还缺必填的内容')
    await hand.press('Enter')
    await hand.type('寄样本')
    await hand.press('Enter')
    await hand.type('3天后')
    await hand.press('Enter')
    await expect(page.getByRole('dialog')).toBeHidden()
    expect(hand.spent().keys).toBe(5)

    // A visit that ended this morning is late; a colleague is asked by the first letters of the name.
    await hand.press('Alt+R')
    await page.getByRole('combobox', { name: '客户' }).waitFor()
    await hand.press('Alt+2')
    await hand.type('yjkj')
    await hand.press('Enter')
    await expect(page.getByRole('textbox', { name: '本次沟通核心诉求' })).toBeFocused()
    await hand.type('要降价')
    await hand.press('Enter')
    await hand.type('请示总监')
    await hand.press('Enter')
    await hand.type('明天')
    await hand.press('Enter')
    await page.getByRole('textbox', { name: '拜访结束时间' }).fill('2026-02-24 15:00')
    await hand.press('Enter')
    await hand.type('预算不够')
    await hand.press('Enter')
    await hand.type('准备分期方案')
    await hand.press('Enter', 'Enter')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(page.getByText('标为晚交')).toBeVisible()

    // The daily report of both days; the late one says so.
    await page.getByRole('navigation').getByRole('link', { name: '日报' }).click()
    const entries = page.locator('.report-table tbody tr', { hasText: '上海远景' })
    await expect(entries).toHaveCount(2)
    await expect(entries.first()).toContainText(me.name)
    await page.getByRole('button', { name: '前一天' }).click()
    await expect(entries).toHaveCount(1)
    await expect(entries).toContainText('晚交')
    await page.getByRole('button', { name: new RegExp(`^${me.name}.*晚交 1`) }).click()
    await expect(entries).toHaveCount(1)
    expect(complaints).toEqual([])
  } finally {
    await context.close()
    await app.stop()
    await removeFolder(app.dataDir)
    await removeFolder(made.folder)
  }
})
