import type { Page } from '@playwright/test'
import { front, openCustomers, pasteText, toast } from '../_harness/grid-page.ts'
import { expect, gridCell, test } from '../_harness/journey.ts'
import { callerAt } from '../_harness/loopback-client.ts'

test.beforeEach(async ({ desk }) => openCustomers(desk.page))

async function fromMenu(page: Page, item: string): Promise<void> {
  await front(page).getByRole('button', { name: '更多' }).click()
  await page.getByRole('menuitem', { name: item }).click()
  // While it fades, a menu still takes Escape for itself.
  await expect(page.locator('.ant-dropdown:visible')).toHaveCount(0)
}

/** Somebody else at the same workspace. */
async function colleague(page: Page) {
  const { port } = new URL(page.url())
  const [cookie] = await page.context().cookies()
  const caller = await callerAt(Number(port), `${cookie?.name}=${cookie?.value}`)
  return {
    adds: (names: readonly string[]) =>
      caller.call('customers.createMany', { fields: ['name'], rows: names.map((name) => [name]), allowIncomplete: true }),
    close: () => caller.close(),
  }
}

test('customers that a colleague adds while a cell is typed in do not take what is typed', async ({ desk }) => {
  const { page } = desk
  const other = await colleague(page)
  const name = await gridCell(page, 3, 'name').innerText()
  await gridCell(page, 3, 'remark').click()
  await page.keyboard.type('月底前')
  await other.adds(['新来的一号有限公司', '新来的二号有限公司'])
  await page.waitForTimeout(800)
  await page.keyboard.type('回访')
  await page.keyboard.press('Enter')
  // The newest come first: what stood at 4 stands at 6, with what was typed, and the selection went along to the next row.
  await expect(gridCell(page, 0, 'name')).toHaveText(/新来的/)
  await expect(gridCell(page, 5, 'name')).toHaveText(name)
  await expect(gridCell(page, 5, 'remark')).toHaveText('月底前回访')
  await expect(gridCell(page, 6, 'remark')).toHaveClass(/cell-active/)
  other.close()
})

test('the selection stays on its record when rows come in above it', async ({ desk }) => {
  const { page } = desk
  const other = await colleague(page)
  const name = await gridCell(page, 2, 'name').innerText()
  await gridCell(page, 2, 'remark').click()
  await other.adds(['新来的一号有限公司'])
  await expect(gridCell(page, 3, 'remark')).toHaveClass(/cell-active/)
  await page.keyboard.type('就是这家')
  await page.keyboard.press('Enter')
  await expect(gridCell(page, 3, 'name')).toHaveText(name)
  await expect(gridCell(page, 3, 'remark')).toHaveText('就是这家')
  other.close()
})

test('what was refused is selected only while the person is still there', async ({ desk }) => {
  const { page } = desk
  const name = await gridCell(page, 1, 'name').innerText()
  await gridCell(page, 0, 'owner').click()
  await pasteText(page, '查无此人\r\n也没有这人')
  await expect(toast(page, /都没有改/)).toBeVisible()
  await expect(page.locator('.number-on')).toHaveCount(2)
  // Refused rows are selected whole, and the active cell keeps its column: typing does not land in the name.
  await expect(gridCell(page, 0, 'owner')).toHaveClass(/cell-active/)

  // Somewhere else already when the refusal comes.
  await gridCell(page, 0, 'owner').click()
  await page.keyboard.press('Shift+ArrowDown')
  await page.evaluate(async () => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', '查无此人\r\n也没有这人')
    const sink = document.querySelector('.view-layer:not([hidden]) .grid-sink textarea')
    sink?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
    // The next thing a hand does, before any answer can be there.
    await Promise.resolve()
    const cell = document.querySelector('.view-layer:not([hidden]) .ag-row[row-index="8"] .ag-cell[col-id="remark"]')
    cell?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, button: 0 }))
    window.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }))
  })
  await expect(toast(page, /都没有改/).nth(1)).toBeVisible()
  await page.waitForTimeout(300)
  await expect(gridCell(page, 8, 'remark')).toHaveClass(/cell-active/)
  await page.keyboard.type('写在这里')
  await page.keyboard.press('Enter')
  await expect(gridCell(page, 8, 'remark')).toHaveText('写在这里')
  await expect(gridCell(page, 1, 'name')).toHaveText(name)
})

test('every dialog of the grid gives the keyboard back when it is closed', async ({ desk }) => {
  const { page } = desk
  const opened: readonly (readonly [name: string, open: () => Promise<void>])[] = [
    ['append', () => pasteText(page, '新海医疗有限公司', 'Control+Shift+V')],
    ['find', () => page.keyboard.press('Control+F')],
    ['bulk', () => front(page).getByRole('button', { name: '批量修改' }).click()],
    ['keys', () => fromMenu(page, '按名单选中行')],
    ['print', () => fromMenu(page, '打印')],
  ]
  for (const [name, open] of opened) {
    await gridCell(page, 0, 'name').click()
    await open()
    await expect(page.locator('.ant-modal:visible, .find-panel:visible').first(), name).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.locator('.ant-modal:visible, .find-panel:visible'), name).toHaveCount(0)
    await expect(front(page).locator('.grid-sink textarea'), name).toBeFocused()
    await page.keyboard.press('Control+End')
    await expect(gridCell(page, 39, 'name').first(), name).toBeVisible()
    await page.keyboard.press('Control+Home')
    await expect(gridCell(page, 0, 'name'), name).toHaveClass(/cell-active/)
  }
})

test('a search typed while the list is read again for a colleague is answered every time', async ({ desk }) => {
  test.slow()
  const { page } = desk
  const other = await colleague(page)
  // A slower machine, where one answer is still under way as the next is asked for.
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  const search = front(page).getByLabel('快速搜索')
  for (let round = 0; round < 12; round++) {
    const added = other.adds([`新来的${round}号有限公司`])
    await page.waitForTimeout((round % 4) * 120)
    await search.fill('')
    await search.pressSequentially(['精密', 'jingmi', '第4', '有限'][round % 4] ?? '', { delay: 20 })
    await expect(front(page).locator('.desk-count')).toHaveText(/^\d+ 个客户$/)
    await added
  }
  other.close()
})
