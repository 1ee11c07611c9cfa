import type { Page } from '@playwright/test'
import { openCustomers, pasteText } from '../_harness/grid-page.ts'
import { expect, gridCell, gridRow, test } from '../_harness/journey.ts'

const steps = Number(process.env['JINGWEI_RANDOM_STEPS'] ?? 200)
const seed = Number(process.env['JINGWEI_SEED'] ?? 20260225)
const fields = ['owner', 'industry', 'city', 'source', 'budget'] as const
const values: Record<(typeof fields)[number], readonly string[]> = {
  owner: ['陈静', '王强', '查无此人', ''],
  industry: ['机械制造', '医疗', ''],
  city: ['宁波', '温州', '绍兴'],
  source: ['展会', '转介绍', '官网'],
  budget: ['10万', '50万-100万', '不知道'],
}
const rows = 20

/** The same steps for the same seed. */
function dice(from: number): (sides: number) => number {
  let state = from
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

const quiet = (page: Page) => page.waitForFunction(() => document.querySelectorAll('.cell-pending').length === 0)

/** What the grid shows, by customer; refused texts are the screen's own and left out. */
async function shown(page: Page): Promise<Record<string, string>> {
  const texts: Record<string, string> = {}
  for (let row = 0; row < rows; row++) {
    const cells = await gridRow(page, row)
      .locator('.ag-cell')
      .evaluateAll((all) =>
        all.map((cell) => [cell.getAttribute('col-id') ?? '', cell.classList.contains('cell-refused') ? null : cell.textContent]),
      )
    const of = new Map(cells.map(([field, text]) => [field ?? '', text]))
    for (const field of fields) {
      const text = of.get(field)
      if (text !== null && text !== undefined) texts[`${of.get('name')} ${field}`] = text
    }
  }
  return texts
}

test(`random edits, fills, pastes, undo and redo leave the screen and the store equal (seed ${seed})`, async ({ desk }) => {
  test.setTimeout(600_000)
  const { page, complaints } = desk
  await openCustomers(page)
  const roll = dice(seed)
  const field = () => fields[roll(fields.length)] ?? 'city'
  for (let step = 0; step < steps; step++) {
    const at = field()
    const value = () => values[at][roll(values[at].length)] ?? ''
    const kind = roll(8)
    if (kind < 6) await gridCell(page, roll(rows), at).click({ position: { x: 6, y: 6 } })
    if (kind < 2) {
      await page.keyboard.type(value() || ' ')
      await page.keyboard.press('Enter')
    } else if (kind === 2) await page.keyboard.press('Delete')
    else if (kind === 3) {
      for (let n = roll(4); n >= 0; n--) await page.keyboard.press('Shift+ArrowDown')
      await page.keyboard.press('Control+D')
    } else if (kind === 4) await pasteText(page, Array.from({ length: 1 + roll(4) }, value).join('\r\n'))
    else if (kind === 5) {
      await page.keyboard.press('Shift+ArrowDown')
      await page.keyboard.type(value() || '-')
      await page.keyboard.press('Control+Enter')
    } else await page.keyboard.press(kind === 6 ? 'Control+Z' : 'Control+Y')
    if (roll(3) === 0) await quiet(page)
  }
  await quiet(page)
  // Undo of another's hand is read again after a moment.
  await page.waitForTimeout(1500)
  const screen = await shown(page)
  await page.reload()
  await expect(gridCell(page, 0, 'name')).toHaveText(/有限公司/)
  const store = await shown(page)
  const both = Object.keys(screen).filter((key) => key in store)
  expect(both.length).toBeGreaterThan(rows * 2)
  expect(Object.fromEntries(both.map((key) => [key, screen[key]]))).toEqual(
    Object.fromEntries(both.map((key) => [key, store[key]])),
  )
  expect(complaints).toEqual([])
})
