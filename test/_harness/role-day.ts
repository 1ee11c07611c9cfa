import { expect } from '@playwright/test'
import type { Browser, Page } from '@playwright/test'
import { CountingHand } from './counting-hand.ts'
import { removeFolder, startApp } from './app-page.ts'
import { today } from './journey.ts'
import { MadeWorkspace } from './made-workspace.ts'

export interface Member {
  id: number
  name: string
  role: string
  team: string | null
}

/** Eight seconds by hand: a key takes a practised person a third of one, with the looking; letters come faster. */
export const seconds = ({ keys, letters }: { keys: number; letters: number }) => keys * 0.6 + letters * 0.25

/** The demonstration's workspace with one of a role sitting at it. */
export async function dayOf(
  role: string,
  chromium: Browser,
  work: (page: Page, hand: CountingHand, me: Member, made: MadeWorkspace) => Promise<void>,
  /** What others did before, by the command line. */
  before: (made: MadeWorkspace, members: readonly Member[], me: Member) => Promise<void> = () => Promise.resolve(),
) {
  const made = new MadeWorkspace(today)
  await made.run(['demo', '--rows', '300', '--seed', '7'])
  const members = await made.call<Member[]>('members.list')
  const me = members.find((one) => one.role === role)
  if (!me) throw new Error(`the demonstration has no ${role}`)
  await before(made, members, me)
  await made.call('members.actAs', { id: me.id })
  const app = await startApp({ today, workspace: made.path })
  const context = await chromium.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  try {
    await page.goto(app.address)
    await page.getByRole('navigation').waitFor()
    await work(page, new CountingHand(page), me, made)
    expect(complaints).toEqual([])
  } finally {
    await context.close()
    await app.stop()
    await removeFolder(app.dataDir)
    await removeFolder(made.folder)
  }
}

/** The line of the morning page one stands on becomes the one that says so; arrows are not counted, the eye goes there. */
export async function standOn(page: Page, text: string | RegExp): Promise<void> {
  const line = page.locator('.today-line', { hasText: text }).first()
  await expect(line).toBeVisible()
  await line.locator('.today-kind').click()
  await expect(page.locator('.today-current')).toContainText(text)
}

/** A view by the palette, as a trained person goes: what was pressed is counted. */
export async function goTo(page: Page, hand: CountingHand, letters: string, command: string): Promise<void> {
  await hand.press('Control+K')
  await page.getByRole('combobox', { name: '命令面板' }).waitFor()
  await hand.type(letters)
  await expect(page.getByRole('option', { name: command, selected: true })).toBeVisible()
  await hand.press('Enter')
}
