import { clipboard, front, openCustomers } from '../_harness/grid-page.ts'
import { expect, gridCell, test } from '../_harness/journey.ts'

test.beforeEach(async ({ desk }) => openCustomers(desk.page))

test('typing replaces, F2 opens, Escape abandons, Alt+Enter breaks the line', async ({ desk }) => {
  const { page } = desk
  const cell = gridCell(page, 0, 'remark')
  await cell.click()
  await page.keyboard.type('重点 / 客户?')
  await page.keyboard.press('Enter')
  await expect(cell).toHaveText('重点 / 客户?')
  await expect(gridCell(page, 1, 'remark')).toHaveClass(/cell-active/)
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('F2')
  await page.keyboard.type('！')
  await page.keyboard.press('Alt+Enter')
  await page.keyboard.type('第二行')
  await page.keyboard.press('Tab')
  await expect(cell).toHaveText('重点 / 客户?！ 第二行')
  await cell.click()
  await page.keyboard.type('不要')
  await page.keyboard.press('Escape')
  await expect(cell).toHaveText('重点 / 客户?！ 第二行')
  await page.keyboard.press('Delete')
  await expect(cell).toHaveText('')
})

test('an input method starts the editor without losing the first letter', async ({ desk }) => {
  const { page } = desk
  const cell = gridCell(page, 1, 'remark')
  await cell.click()
  const input = await page.context().newCDPSession(page)
  await input.send('Input.imeSetComposition', { text: 'h', selectionStart: 1, selectionEnd: 1 })
  await expect(page.locator('.cell-editor-input')).toHaveValue('h')
  await input.send('Input.imeSetComposition', { text: 'hang', selectionStart: 4, selectionEnd: 4 })
  // Enter while composing belongs to the input method.
  await page.locator('.cell-editor-input').dispatchEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: true })
  await expect(page.locator('.cell-editor-input')).toHaveValue('hang')
  await input.send('Input.insertText', { text: '杭州' })
  await expect(page.locator('.cell-editor-input')).toHaveValue('杭州')
  await page.keyboard.press('Enter')
  await expect(cell).toHaveText('杭州')
})

test('a column that cannot be edited says so and takes nothing', async ({ desk }) => {
  const { page } = desk
  const before = await gridCell(page, 0, 'score').innerText()
  await gridCell(page, 0, 'score').click()
  await page.keyboard.type('9')
  await expect(page.getByText('这一列不能直接修改')).toBeVisible()
  await expect(gridCell(page, 0, 'score')).toHaveText(before)
})

test('Ctrl+Enter fills the selection, Ctrl+D fills down, each one undo', async ({ desk }) => {
  const { page } = desk
  await gridCell(page, 0, 'city').click()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.type('宁波')
  await page.keyboard.press('Control+Enter')
  for (const row of [0, 1, 2]) await expect(gridCell(page, row, 'city')).toHaveText('宁波')
  await expect(gridCell(page, 3, 'city')).toHaveText(/杭州/)
  await page.keyboard.press('Control+Z')
  for (const row of [0, 1, 2]) await expect(gridCell(page, row, 'city')).toHaveText(/杭州/)

  await gridCell(page, 0, 'remark').click()
  await page.keyboard.type('老客户')
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowUp')
  for (let n = 0; n < 4; n++) await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Control+D')
  await expect(gridCell(page, 4, 'remark')).toHaveText('老客户')
  await expect(gridCell(page, 5, 'remark')).toHaveText('')
})

test('the fill handle repeats, and continues dates with Ctrl', async ({ desk }) => {
  const { page } = desk
  await gridCell(page, 0, 'serviceEndOn').click()
  await page.keyboard.type('2026/3/30')
  await page.keyboard.press('Enter')
  await page.keyboard.type('2026/3/31')
  await page.keyboard.press('Enter')
  await expect(gridCell(page, 1, 'serviceEndOn')).toHaveText('2026-03-31')
  const drag = async (first: number, last: number, to: number, series: boolean) => {
    await gridCell(page, first, 'serviceEndOn').click()
    for (let n = first; n < last; n++) await page.keyboard.press('Shift+ArrowDown')
    const corner = await gridCell(page, last, 'serviceEndOn').boundingBox()
    const target = await gridCell(page, to, 'serviceEndOn').boundingBox()
    if (!corner || !target) throw new Error('The cells are not on the page')
    await page.mouse.move(corner.x + corner.width - 4, corner.y + corner.height - 4)
    await page.mouse.down()
    await page.mouse.move(target.x + 10, target.y + 10, { steps: 4 })
    await expect(gridCell(page, to, 'serviceEndOn')).toHaveClass(/fill-target/)
    if (series) await page.keyboard.down('Control')
    await page.mouse.up()
    if (series) await page.keyboard.up('Control')
  }
  await drag(0, 1, 4, true)
  await expect(gridCell(page, 2, 'serviceEndOn')).toHaveText('2026-04-01')
  await expect(gridCell(page, 4, 'serviceEndOn')).toHaveText('2026-04-03')
  await drag(4, 4, 6, false)
  await expect(gridCell(page, 6, 'serviceEndOn')).toHaveText('2026-04-03')
})

test('the fill handle goes sideways: dates on, a mix of ranges is not copied', async ({ desk }) => {
  const { page } = desk
  const from = gridCell(page, 0, 'lastContactOn')
  const to = gridCell(page, 0, 'serviceEndOn')
  await from.click()
  await page.keyboard.type('2026-02-27')
  await page.keyboard.press('Enter')
  await expect(from).toHaveText('2026-02-27')
  await from.click()
  const corner = await from.boundingBox()
  const target = await to.boundingBox()
  if (!corner || !target) throw new Error('The cells are not on the page')
  await page.mouse.move(corner.x + corner.width - 4, corner.y + corner.height - 4)
  await page.mouse.down()
  await page.mouse.move(target.x + 40, target.y + 10, { steps: 4 })
  await expect(to).toHaveClass(/fill-target/)
  await page.keyboard.down('Control')
  await page.mouse.up()
  await page.keyboard.up('Control')
  await expect(to).toHaveText('2026-02-28')

  await gridCell(page, 0, 'city').click()
  await gridCell(page, 3, 'remark').click({ modifiers: ['Control'] })
  await page.keyboard.press('Control+C')
  await expect(page.getByText('选中的几块区域行列不一致，没有复制')).toBeVisible()
})

test('a mouse at rest is told of a cell’s last change; its mark leads to all and gives one back', async ({ desk }) => {
  const { page } = desk
  const cell = gridCell(page, 3, 'city')
  await cell.click()
  await page.keyboard.type('宁波')
  await page.keyboard.press('Enter')
  await expect(cell).toHaveText('宁波')
  await gridCell(page, 6, 'province').hover()
  await cell.hover()
  await expect(page.getByRole('tooltip')).toContainText('宁波')
  const box = await cell.boundingBox()
  if (!box) throw new Error('The cell is not on the page')
  await page.mouse.click(box.x + box.width - 5, box.y + 5)
  const popover = page.locator('.ant-popover').filter({ hasText: '「城市」的修改记录' })
  await popover
    .getByRole('button', { name: /恢复成「杭州/ })
    .first()
    .click()
  await expect(cell).toHaveText(/杭州/)
})

test('a cell’s history opens by Alt+H and gives one value back', async ({ desk }) => {
  const { page } = desk
  const cell = gridCell(page, 2, 'city')
  await cell.click()
  await page.keyboard.type('宁波')
  await page.keyboard.press('Enter')
  await expect(cell).toHaveText('宁波')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Alt+H')
  const popover = page.locator('.ant-popover').filter({ hasText: '「城市」的修改记录' })
  await expect(popover).toContainText('宁波')
  await popover
    .getByRole('button', { name: /恢复成「杭州/ })
    .first()
    .click()
  await expect(cell).toHaveText(/杭州/)
})

test('one cell is copied as text, cut takes it away', async ({ desk }) => {
  const { page } = desk
  await gridCell(page, 0, 'annualPurchase').click()
  await page.keyboard.press('Control+C')
  await expect(page.getByText('已复制 1 行 × 1 列')).toBeVisible()
  expect((await clipboard(page)).text).toBe('1200000')
  await page.keyboard.press('Control+X')
  await expect(gridCell(page, 0, 'annualPurchase')).toHaveText('')
  await expect(front(page).locator('.cell-active')).toHaveCount(1)
})
