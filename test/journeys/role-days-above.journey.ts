import { dayOf, goTo, seconds, standOn } from '../_harness/role-day.ts'
import { front } from '../_harness/grid-page.ts'
import { expect, gridCell, test } from '../_harness/journey.ts'

test("a finance person's day: a cost locked from the morning page in seconds, the period's differences, the proof of a sum", async ({
  chromium,
}) => {
  test.slow()
  await dayOf('finance', chromium, async (page, hand) => {
    await goTo(page, hand, 'dkjr', '打开今日')
    expect(seconds(hand.spent())).toBeLessThanOrEqual(8)
    const dialog = page.getByRole('dialog', { name: /财务成本锁定/ })
    const bom = dialog.getByLabel('关联的 BOM 编号')
    const quotes = (part: RegExp) => page.getByRole('region', { name: part }).locator('.today-line', { hasText: '待批报价' })
    const lock = async (part: RegExp) => {
      const title = (await quotes(part).first().locator('a').first().innerText()).trim()
      await standOn(page, title)
      hand.spent()
      // Costs stand there from the price list, the number is the one thing to type.
      await hand.press('e')
      await expect(bom).toBeFocused()
      await hand.type('BOM-26-17')
      await hand.press('Enter')
      expect(seconds(hand.spent())).toBeLessThanOrEqual(8)
    }
    // Urgent and over its time: red. It asks for the sheet of costs first, and nothing typed is lost.
    await expect(quotes(/^红灯/)).toHaveCount(1)
    await lock(/^红灯/)
    await expect(dialog.getByText('加急报价须先添加“成本明细”附件')).toBeVisible()
    await expect(bom).toHaveValue('BOM-26-17')
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    // The other passes without leaving the page, and the next waits for its own eyes.
    await expect(quotes(/^今天要办/)).toHaveCount(1)
    await lock(/^今天要办/)
    const reason = dialog.getByLabel('低于最低毛利的原因')
    // What lasts: it is done and the dialog gone, or it asks for a reason. The word that it passed is there for three seconds.
    const thin = dialog.getByText('请说明低于最低毛利的原因', { exact: true })
    await expect.poll(async () => (await dialog.isHidden()) || (await thin.isVisible())).toBe(true)
    if (await reason.isVisible()) {
      await hand.press('Tab')
      await expect(reason).toBeFocused()
      await hand.type('战略客户')
      await hand.press('Enter')
      expect(seconds(hand.spent())).toBeLessThanOrEqual(8)
    }
    await expect(dialog).toBeHidden()
    await expect(quotes(/^今天要办/)).toHaveCount(0)

    // Settlement by the palette, and every sum leads to its proof.
    hand.spent()
    await goTo(page, hand, 'dkfljs', '打开返利结算')
    expect(seconds(hand.spent())).toBeLessThanOrEqual(8)
    await expect(front(page).getByRole('heading', { level: 1 })).toBeVisible()

    await goTo(page, hand, 'dkfldz', '打开返利对账')
    expect(seconds(hand.spent())).toBeLessThanOrEqual(8)
    // The largest difference opened beside the list, with what was reckoned and what was claimed.
    await expect(gridCell(page, 0, 'name')).not.toBeEmpty()
    await gridCell(page, 0, 'name').click()
    hand.spent()
    await hand.press('Alt+Enter')
    const panel = front(page).getByRole('complementary', { name: '返利对账' })
    await expect(panel.getByRole('heading', { level: 2 })).toHaveText(await gridCell(page, 0, 'name').innerText())
    expect(hand.spent()).toEqual({ keys: 1, letters: 0 })
  })
})

test("a VP's day: what broke towards S customers stands red on the morning page and is dealt with there", async ({
  chromium,
}) => {
  test.slow()
  await dayOf('vp', chromium, async (page, hand) => {
    await goTo(page, hand, 'dkjr', '打开今日')
    expect(seconds(hand.spent())).toBeLessThanOrEqual(8)
    const red = page.getByRole('region', { name: /^红灯/ })
    await expect(red).toBeVisible()
    const breaches = red.locator('.today-line', { hasText: '已超时' })
    await expect(breaches.first()).toBeVisible()
    // One that broke says what was promised and whose it is, on the line itself.
    await expect(breaches.first()).toContainText(/应在 .* 前做到。负责人：/)
    const title = (await breaches.first().locator('a').first().innerText()).trim()
    await standOn(page, title)
    hand.spent()
    await hand.press('r')
    await expect(page.locator('.today-current .today-unread')).toHaveCount(0)
    await hand.press('s')
    await expect(page.locator('.today-line', { hasText: title })).toHaveCount(0)
    expect(hand.spent()).toEqual({ keys: 2, letters: 0 })
    // The board of promises, worst first.
    await goTo(page, hand, 'dkfwqykb', '打开服务契约看板')
    expect(seconds(hand.spent())).toBeLessThanOrEqual(8)
    await expect(front(page)).toContainText(/S/)
    // The migration of value: who moved down, and why, from one flow to the customer's own drivers.
    await goTo(page, hand, 'dkkhjzqytp', '打开客户价值迁移图谱')
    expect(seconds(hand.spent())).toBeLessThanOrEqual(8)
    await expect(front(page).getByRole('heading', { level: 1 })).toContainText('迁移')
  })
})
