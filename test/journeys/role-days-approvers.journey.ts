import { dayOf, goTo, seconds, standOn } from '../_harness/role-day.ts'
import { front } from '../_harness/grid-page.ts'
import { expect, gridCell, test } from '../_harness/journey.ts'

test("a product manager's day: whether it needs development said by three keys, a product's price in the list", async ({
  chromium,
}) => {
  test.slow()
  await dayOf('product', chromium, async (page, hand) => {
    await goTo(page, hand, 'dkjr', '打开今日')
    expect(seconds(hand.spent())).toBeLessThanOrEqual(8)
    const quotes = page.locator('.today-line', { hasText: '待批报价' })
    await expect(quotes).toHaveCount(1)
    await standOn(page, (await quotes.locator('a').first().innerText()).trim())
    hand.spent()
    await hand.press('e')
    const dialog = page.getByRole('dialog', { name: /产品技术确认/ })
    await expect(dialog.getByRole('radio', { name: '需要', exact: true })).toBeFocused()
    // Without an answer it asks for one.
    await page.keyboard.press('Enter')
    await expect(dialog.getByText('请回答是否需定制开发')).toBeVisible()
    await hand.press('ArrowDown')
    await expect(dialog.getByRole('radio', { name: '不需要' })).toBeChecked()
    await hand.press('Enter')
    await expect(dialog).toBeHidden()
    const spent = hand.spent()
    expect(spent).toEqual({ keys: 3, letters: 0 })
    expect(seconds(spent)).toBeLessThanOrEqual(8)
    await expect(quotes).toHaveCount(0)

    // The list of products, one found by its letters.
    await goTo(page, hand, 'dkcp', '打开产品')
    expect(seconds(hand.spent())).toBeLessThanOrEqual(8)
    await expect(gridCell(page, 0, 'name')).not.toBeEmpty()
  })
})

test("a lawyer's day: terms filed from the morning page in seconds, the contracts that wait for them", async ({ chromium }) => {
  test.slow()
  await dayOf('legal', chromium, async (page, hand) => {
    await goTo(page, hand, 'dkjr', '打开今日')
    expect(seconds(hand.spent())).toBeLessThanOrEqual(8)
    const quotes = page.locator('.today-line', { hasText: '待批报价' })
    await expect(quotes).toHaveCount(1)
    await standOn(page, (await quotes.locator('a').first().innerText()).trim())
    hand.spent()
    await hand.press('e')
    const dialog = page.getByRole('dialog', { name: /法务条款归档/ })
    await expect(dialog.getByLabel('条款归档编号')).toBeFocused()
    await hand.type('FW-26-31')
    await hand.press('Enter')
    await expect(dialog).toBeHidden()
    const spent = hand.spent()
    expect(spent).toEqual({ keys: 2, letters: 8 })
    expect(seconds(spent)).toBeLessThanOrEqual(8)
    await expect(quotes).toHaveCount(0)

    await goTo(page, hand, 'dkht', '打开合同')
    expect(seconds(hand.spent())).toBeLessThanOrEqual(8)
    await expect(front(page).getByRole('heading', { level: 1 }).or(front(page).getByRole('grid')).first()).toBeVisible()
  })
})

test("an administrator's day: a rule read, tried over the past, switched off for good", async ({ chromium }) => {
  test.slow()
  await dayOf(
    'director',
    chromium,
    async (page, hand) => {
      await goTo(page, hand, 'dktxgz', '打开提醒规则')
      expect(seconds(hand.spent())).toBeLessThanOrEqual(8)
      const rule = page.getByRole('listitem').filter({ hasText: '服务临近到期' })
      await rule.getByRole('button', { name: /^试运行/ }).click()
      await expect(page.getByText(/过去 30 天会发出 \d+ 条提醒/)).toBeVisible()
      await page.keyboard.press('Escape')
      await rule.getByRole('switch').click()
      await expect(rule.getByRole('switch')).not.toBeChecked()
      // It stays off, also where somebody comes back to the page.
      await page.reload()
      await expect(rule.getByRole('switch')).not.toBeChecked()
    },
    async (made, members) => {
      const director = members.find(({ role }) => role === 'director')
      await made.call('members.save', { ...director, role: 'administrator', active: true })
    },
  )
})
