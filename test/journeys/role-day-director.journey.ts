import { dayOf, goTo, seconds, standOn } from '../_harness/role-day.ts'
import { front } from '../_harness/grid-page.ts'
import { expect, gridCell, test } from '../_harness/journey.ts'

interface Named {
  id: number
  name: string
}

test("a director's day: a trial approved by two keys, a lead decided over the rule, a rate to its records", async ({
  chromium,
}) => {
  test.slow()
  let number = ''
  let colleague = ''
  await dayOf(
    'director',
    chromium,
    async (page, hand, me) => {
      await goTo(page, hand, 'dkjr', '打开今日')
      expect(seconds(hand.spent())).toBeLessThanOrEqual(8)
      const pane = page.getByRole('dialog', { name: new RegExp(number) })
      // Each approver in turn, the director last: E opens what is to be approved with the key under the finger, Enter approves.
      for (const name of ['冯市场', '沈医学', '杨合规', me.name]) {
        await page.getByRole('button', { name: /^我是/ }).click()
        await page.getByRole('menuitem', { name }).click()
        await expect(page.getByRole('button', { name: `我是 ${name}` })).toBeVisible()
        await standOn(page, number)
        hand.spent()
        await hand.press('e')
        await expect(pane.getByRole('button', { name: '批准' })).toBeFocused()
        await hand.press('Enter')
        await expect(pane.getByRole('button', { name: '批准' })).toHaveCount(0)
        await hand.press('Escape')
        expect(hand.spent()).toEqual({ keys: 3, letters: 0 })
        await expect(pane).toHaveCount(0)
        await expect(page.locator('.today-line', { hasText: number })).toHaveCount(0)
      }

      // A reminder acknowledged: read, one key; it stays until it is done.
      const alert = page.locator('.today-line', { hasText: '提醒' }).first()
      const title = (await alert.locator('a').first().innerText()).trim()
      await standOn(page, title)
      hand.spent()
      await hand.press('r')
      await expect(page.locator('.today-current .today-unread')).toHaveCount(0)
      expect(hand.spent()).toEqual({ keys: 1, letters: 0 })

      // A lead given to somebody else over the rule, with a reason: the list, the lead, whom, why.
      await goTo(page, hand, 'dkxs', '打开线索')
      expect(seconds(hand.spent())).toBeLessThanOrEqual(8)
      await expect(gridCell(page, 0, 'name')).not.toBeEmpty()
      const name = (await gridCell(page, 0, 'name').innerText()).trim()
      await gridCell(page, 0, 'name').click()
      await hand.press('Alt+Enter')
      const drawer = page.getByRole('dialog', { name, exact: true })
      await expect(drawer).toBeVisible()
      hand.spent()
      await drawer.getByRole('button', { name: '改派' }).click()
      const over = page.getByRole('dialog', { name: `改派「${name}」` })
      await expect(over.getByLabel('派给')).toBeFocused()
      const other = colleague
      await hand.type(other)
      await expect(page.locator('.ant-select-dropdown:visible .ant-select-item-option-active')).toContainText(other)
      await hand.press('Enter')
      await expect(page.locator('.ant-select-dropdown:visible')).toHaveCount(0)
      await hand.press('Tab')
      await expect(over.getByLabel('理由')).toBeFocused()
      await hand.type('客户点名')
      await hand.press('Enter')
      await expect(over).toBeHidden()
      const spent = hand.spent()
      expect(spent).toEqual({ keys: 3, letters: other.length + 4 })
      // The click on the button is one more.
      expect(seconds({ ...spent, keys: spent.keys + 1 })).toBeLessThanOrEqual(8)
      await expect(drawer.locator('.lead-log > li').first()).toContainText('客户点名')
      // What lies over a view leaves with it, and is there again when one comes back.
      await page.evaluate(() => (location.hash = '#/today'))
      await expect(drawer).toBeHidden()
      await page.evaluate(() => (location.hash = '#/leads'))
      await expect(drawer).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(drawer).toBeHidden()

      // Why did a rate move: the funnel, one of its stages, the records behind it.
      await goTo(page, hand, 'dkld', '打开漏斗')
      expect(seconds(hand.spent())).toBeLessThanOrEqual(8)
      await expect(front(page).getByRole('heading', { level: 1 })).toContainText('漏斗')
      const table = front(page).locator('.funnel-table')
      await table
        .getByRole('button', { name: /^为什么/ })
        .first()
        .click()
      await expect(front(page).getByRole('region', { name: /为什么/ })).toBeVisible()
      const count = table.locator('tbody tr').first().getByRole('link').first()
      const records = (await count.innerText()).trim()
      await count.click()
      await expect(front(page).locator('.desk-count')).toContainText(`${records} `)
      await expect(gridCell(page, 0, 'name')).not.toBeEmpty()
    },
    async (made, members) => {
      const rep = members.find(({ role }) => role === 'rep')
      colleague = members.findLast(({ role }) => role === 'rep')?.name ?? ''
      const { rows } = await made.call<{ rows: (Named & { ownerName: string | null })[] }>('customers.list', {
        offset: 0,
        limit: 300,
      })
      const customer = rows.find(({ ownerName }) => ownerName === rep?.name)
      const { products } = await made.call<{ products: Named[] }>('trials.cascade', {
        grade: '三级甲等',
        model: 'CX-30',
        test: '心脏超声',
      })
      const as = <T>(user: string, method: string, input: unknown) =>
        made.run<T>(['call', method, '-', '--user', user], JSON.stringify(input))
      const trial = await as<Named>(rep?.name ?? '', 'trials.apply', {
        customerId: customer?.id,
        grade: '三级甲等',
        model: 'CX-30',
        test: '心脏超声',
        productId: products[0]?.id,
        startsOn: '2026-02-26',
        endsOn: '2026-03-10',
        submit: true,
      })
      number = trial.name
    },
  )
})
