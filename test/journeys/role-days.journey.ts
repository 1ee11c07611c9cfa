import { dayOf, goTo, seconds } from '../_harness/role-day.ts'
import { front } from '../_harness/grid-page.ts'
import { expect, gridCell, test } from '../_harness/journey.ts'

test("a manager's day: the team's reds taken up by one key, the board, the tasks they became", async ({ chromium }) => {
  test.slow()
  await dayOf('manager', chromium, async (page, hand) => {
    await goTo(page, hand, 'dkjr', '打开今日')
    expect(seconds(hand.spent())).toBeLessThanOrEqual(8)
    const reds = page.locator('.today-line', { hasText: '团队红灯' })
    await expect(reds.first()).toBeVisible()
    const before = await reds.count()
    expect(before).toBeGreaterThan(0)
    // To the first of them, and one key: a talk with the rep stands in the tasks, the line is gone.
    for (let n = 0; n < 80 && !(await page.locator('.today-current').innerText()).includes('团队红灯'); n++)
      await page.keyboard.press('ArrowDown')
    const red = (await page.locator('.today-current a').first().innerText()).trim()
    await hand.press('e')
    await expect(page.locator('.today-line', { hasText: '团队红灯' }).filter({ hasText: red })).toHaveCount(0)
    expect(hand.spent()).toEqual({ keys: 1, letters: 0 })
    // Another one put off by one key; it comes back when asked for.
    const left = await reds.count()
    if (left > 0) {
      await hand.press('s')
      expect(hand.spent()).toEqual({ keys: 1, letters: 0 })
      await expect(page.getByText(/^推迟了 1 项/)).toBeVisible()
      await page.getByRole('button', { name: '全部放回' }).click()
      await expect(reds).toHaveCount(left)
    }
    // The talk is a task of today, mine, and done by one key once it was held.
    await page.getByRole('navigation').getByRole('link', { name: /^任务/ }).click()
    await front(page).locator('.ant-segmented-item', { hasText: '我的' }).click()
    const cell = front(page).locator('.ag-cell[col-id="title"]', { hasText: `一对一：${red}` })
    await expect(cell).toBeVisible()
    await cell.click()
    await hand.press('Alt+E')
    await expect(cell).toHaveCount(0)
    expect(hand.spent()).toEqual({ keys: 1, letters: 0 })
    // Where the red came from: the board, one click from the record behind it.
    await page.getByRole('button', { name: '今日的更多页面' }).click()
    await page.getByRole('navigation').getByRole('link', { name: '红黄绿看板' }).click()
    await expect(page.getByRole('table', { name: '各团队最差的红灯' })).toBeVisible()
  })
})

test("an assistant's day: a list cleaned by typing over and filling down, one undo, a task for tomorrow in a line", async ({
  chromium,
}) => {
  test.slow()
  await dayOf('assistant', chromium, async (page, hand) => {
    await page.getByRole('link', { name: /^待完善/ }).click()
    await expect(gridCell(page, 0, 'name')).not.toBeEmpty()
    await page.keyboard.press('/')
    await page.keyboard.press('Escape')
    // Three sources in one go: the first typed, the rest of the selection with it.
    await gridCell(page, 0, 'source').click()
    hand.spent()
    await hand.press('Shift+ArrowDown', 'Shift+ArrowDown')
    await hand.type('转介绍')
    await hand.press('Control+Enter')
    for (const row of [0, 1, 2]) await expect(gridCell(page, row, 'source')).toHaveText('转介绍')
    expect(seconds(hand.spent())).toBeLessThanOrEqual(8)
    await hand.press('Control+Z')
    await expect(gridCell(page, 2, 'source')).not.toHaveText('转介绍')
    expect(hand.spent()).toEqual({ keys: 1, letters: 0 })
    // What cannot be done today is a line: when, what, how urgent.
    await page.getByRole('navigation').getByRole('link', { name: /^任务/ }).click()
    const line = page.getByRole('textbox', { name: /写一句话就能建任务/ })
    await expect(line).toBeFocused()
    hand.spent()
    await hand.type('明天 10:00 催法务盖章 !')
    await expect(page.locator('.quick-understood')).toContainText('2026-02-26 10:00')
    await hand.press('Enter')
    await expect(line).toHaveValue('')
    expect(seconds(hand.spent())).toBeLessThanOrEqual(8)
    await front(page).locator('.ant-segmented-item', { hasText: '以后' }).click()
    await expect(front(page).locator('.ag-cell[col-id="title"]', { hasText: '催法务盖章' })).toBeVisible()
  })
})
