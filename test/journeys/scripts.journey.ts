import { CountingHand } from '../_harness/counting-hand.ts'
import { removeFolder, startApp } from '../_harness/app-page.ts'
import { expect, gridCell, test, today } from '../_harness/journey.ts'
import { MadeWorkspace } from '../_harness/made-workspace.ts'

interface Member {
  id: number
  name: string
  role: string
}

test('a line of the library reaches the rep in the notice and beside the first call, copied by one click', async ({
  chromium,
}) => {
  const made = new MadeWorkspace(today)
  await made.run(['demo', '--rows', '200', '--seed', '7'])
  const members = await made.call<Member[]>('members.list')
  const rep = members.find(({ role }) => role === 'rep') as Member
  await made.call('leads.createMany', {
    fields: ['name', 'source', 'contactName', 'needClass'],
    rows: [['绍兴白鹭医院', '自拓', '周工', '演练室']],
  })
  const app = await startApp({ today, workspace: made.path })
  const context = await chromium.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  const hand = new CountingHand(page)
  try {
    await page.goto(app.address)
    // The library by the palette.
    await page.getByRole('navigation').waitFor()
    await hand.press('Control+K')
    await page.getByRole('combobox').waitFor()
    await hand.type('dkhsk')
    await expect(page.getByRole('option', { name: '打开话术库', selected: true })).toBeVisible()
    await hand.press('Enter')
    await expect(page.getByRole('heading', { name: '话术库' })).toBeVisible()
    await expect(page.getByText('还没有自己的话术').first()).toBeVisible()
    // One of our own: the name is put in by a button where the caret is.
    await page.getByRole('button', { name: '新增话术' }).click()
    let dialog = page.getByRole('dialog', { name: '新增话术' })
    await dialog.getByLabel('话术', { exact: true }).fill('您好！演练室已备好，约个时间？')
    await page.keyboard.press('Home')
    await dialog.getByRole('button', { name: '联系人' }).click()
    await expect(dialog.getByLabel('话术', { exact: true })).toHaveValue('{联系人}您好！演练室已备好，约个时间？')
    await dialog.getByLabel('需求').fill('演练室')
    await dialog.getByRole('button', { name: /保\s?存/ }).click()
    await expect(dialog).toBeHidden()
    const own = page.getByRole('table', { name: '首次触达' })
    await expect(own.locator('tbody tr')).toHaveCount(1)
    await expect(own).toContainText('需求：演练室')
    // What nothing can fill is refused with what to do, and the form stays.
    await page.getByRole('button', { name: /^修改：/ }).click()
    dialog = page.getByRole('dialog', { name: '修改话术' })
    await dialog.getByLabel('话术', { exact: true }).fill('{预算}多少？')
    await dialog.getByRole('button', { name: /保\s?存/ }).click()
    await expect(dialog.getByText('话术里有填不出来的内容')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()

    // A lead of that need: given to the rep, with the line ready to be said.
    await page.evaluate(() => void (location.hash = '#/leads'))
    await page.getByPlaceholder('搜索单位').fill('绍兴白鹭医院')
    await expect(gridCell(page, 0, 'name')).toContainText('绍兴白鹭医院')
    await gridCell(page, 0, 'name').click({ position: { x: 4, y: 4 } })
    await page.keyboard.press('Alt+Enter')
    await page.getByRole('dialog', { name: '绍兴白鹭医院' }).getByRole('button', { name: '改派' }).click()
    dialog = page.getByRole('dialog', { name: /改派/ })
    await dialog.getByLabel('派给').click()
    await page.keyboard.type(rep.name)
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: rep.name }).first().click()
    await dialog.getByLabel('理由').fill('演示')
    await dialog.getByRole('button', { name: /改\s?派/ }).click()
    await expect(dialog).toBeHidden()
    const opening = page.getByRole('region', { name: '开场白' })
    await expect(opening.getByText('周工您好！演练室已备好，约个时间？')).toBeVisible()
    await opening.getByRole('button', { name: /复\s?制/ }).click()
    await expect(page.getByText('已复制，可以直接粘贴')).toBeVisible()
    await opening.getByRole('button', { name: '换一条（1/3）' }).click()
    await expect(opening.getByText('自带话术')).toBeVisible()
    await opening.getByRole('button', { name: '换一条（2/3）' }).click()
    await opening.getByRole('button', { name: '换一条（3/3）' }).click()
    await expect(opening.getByText('周工您好！演练室已备好，约个时间？')).toBeVisible()
    // In the reminder that told of the lead; the line one stands on is read whole.
    await page.keyboard.press('Escape')
    await expect(opening).toHaveCount(0)
    await page.evaluate(() => void (location.hash = '#/alerts'))
    const told = page.getByRole('table', { name: '新线索已分派' }).locator('tr', { hasText: '绍兴白鹭医院' })
    await expect(told).toBeVisible({ timeout: 40_000 })
    await told.locator('.alert-at').click()
    await expect(told.getByText(/开场白：周工您好！演练室已备好，约个时间？/)).toBeVisible()
    await page.evaluate(() => void (location.hash = '#/leads'))
    await gridCell(page, 0, 'name').click({ position: { x: 4, y: 4 } })
    await page.keyboard.press('Alt+Enter')
    // Called: the brief goes.
    await page.getByRole('dialog', { name: '绍兴白鹭医院' }).getByRole('button', { name: '已首次联系' }).click()
    await expect(opening).toHaveCount(0)
    await page.keyboard.press('Escape')
    // What was copied is there to be pasted.
    await page.keyboard.press('Control+K')
    await page.getByRole('combobox').waitFor()
    await page.keyboard.press('Control+V')
    await expect(page.getByRole('combobox')).toHaveValue('周工您好！演练室已备好，约个时间？')
    await page.keyboard.press('Escape')
    expect(complaints).toEqual([])
  } finally {
    await context.close()
    await app.stop()
    await removeFolder(app.dataDir)
    await removeFolder(made.folder)
  }
})
