import type { Page } from '@playwright/test'
import { openCustomers, pasteText } from '../_harness/grid-page.ts'
import { expect, gridCell, gridRow, test } from '../_harness/journey.ts'

/** Few in a common run; `JINGWEI_STEPS=10000` asks for a long walk, looked at after every stretch. */
const steps = Number(process.env['JINGWEI_STEPS'] ?? 200)
const stretch = 500
/** How long until the status bar has followed a change, in ms. */
const settled = 60
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
      if (text !== null && text !== undefined) texts[`${row + 1} ${of.get('name')} ${field}`] = text
    }
  }
  return texts
}

/** What the screen shows is what it shows after a reload, when all of it comes from the store. */
async function expectEqual(page: Page, step: number): Promise<void> {
  await quiet(page)
  // An undo is read again after a moment, on a busy machine a longer one: the screen has come to rest when it stays as it is.
  let screen = await shown(page)
  for (let rest = 0; rest < 3;) {
    await page.waitForTimeout(1000)
    const now = await shown(page)
    rest = JSON.stringify(now) === JSON.stringify(screen) ? rest + 1 : 0
    screen = now
  }
  await page.reload()
  await expect(gridCell(page, 0, 'name')).toHaveText(/有限公司/)
  const store = await shown(page)
  const both = Object.keys(screen).filter((key) => key in store)
  expect(both.length).toBeGreaterThan(rows * 2)
  expect(Object.fromEntries(both.map((key) => [key, screen[key]])), `after ${step} steps of seed ${seed}`).toEqual(
    Object.fromEntries(both.map((key) => [key, store[key]])),
  )
}

test(`random edits, fills, pastes, undo and redo leave the screen and the store equal (seed ${seed})`, async ({ desk }) => {
  test.setTimeout(Math.max(600_000, steps * 600))
  const { page, complaints } = desk
  await openCustomers(page)
  // As large as the rows and columns used and no larger: a long walk paints every step.
  await page.setViewportSize({ width: 1760, height: 880 })
  const roll = dice(seed)
  const did: Record<string, number> = {}
  const started = Date.now()
  for (let step = 1; step <= steps; step++) {
    const kind = await act(page, roll)
    did[kind] = (did[kind] ?? 0) + 1
    if (roll(3) === 0) await quiet(page)
    if (step % stretch === 0 || step === steps) {
      await expectEqual(page, step)
      console.log(`${step} steps of seed ${seed} in ${Math.round((Date.now() - started) / 1000)} s: ${JSON.stringify(did)}`)
    }
  }
  expect(complaints).toEqual([])
})

/** Presses a cell with the mouse where it stands: waiting for it to rest, as a click does, would double the walk's time. */
async function press(page: Page, row: number, field: string): Promise<void> {
  const at = `.view-layer:not([hidden]) .ag-row[row-index="${row}"] .ag-cell[col-id="${field}"]`
  for (let tries = 0; tries < 20; tries++) {
    const spot = await page.evaluate(placeOf, at)
    if (spot) await page.mouse.click(spot.x, spot.y)
    // A toast that came meanwhile, or a row that moved, takes the press: what is typed next must not land elsewhere.
    if (spot && (await page.evaluate(isActive, at))) return
    if (!spot) {
      // Refused rows and long fills may have scrolled it away.
      await page.keyboard.press('Control+Home')
      await page.waitForTimeout(300)
    }
  }
  throw new Error(`row ${row} ${field} cannot be pressed`)
}

/** Runs in the page: where to press a cell, null where it is not painted or something lies over it. */
function placeOf(at: string): { x: number; y: number } | null {
  const cell = document.querySelector(at)
  const box = cell?.getBoundingClientRect()
  if (!cell || !box) return null
  const above = document.elementFromPoint(box.x + 6, box.y + 6)
  return above && cell.contains(above) ? { x: box.x + 6, y: box.y + 6 } : null
}

/** Runs in the page. */
function isActive(at: string): boolean {
  return document.querySelector(at)?.classList.contains('cell-active') === true
}

/** One step of a person's: a cell is chosen, and something done to it or to those below it, or the last thing undone. */
async function act(page: Page, roll: (sides: number) => number): Promise<string> {
  const at = fields[roll(fields.length)] ?? 'city'
  const value = () => values[at][roll(values[at].length)] ?? ''
  const kind = roll(9)
  if (kind < 6) {
    await press(page, roll(rows), at)
  }
  if (kind < 2) {
    await page.keyboard.type(value() || ' ')
    await page.keyboard.press('Enter')
    return 'type'
  }
  if (kind === 2) {
    await page.keyboard.press('Delete')
    return 'clear'
  }
  if (kind === 3) {
    for (let n = roll(4); n >= 0; n--) await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Control+D')
    return 'fill down'
  }
  if (kind === 4) {
    await pasteText(page, Array.from({ length: 1 + roll(4) }, value).join('\r\n'))
    return 'paste'
  }
  if (kind === 5) {
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.type(value() || '-')
    await page.keyboard.press('Control+Enter')
    return 'fill selection'
  }
  // The import before the walk is not to be undone: what undo would take must be known and true.
  await quiet(page)
  await page.waitForTimeout(settled)
  const back = kind < 8 && !(await page.getByRole('contentinfo').innerText()).includes('导入')
  await page.keyboard.press(back ? 'Control+Z' : 'Control+Y')
  await page.waitForTimeout(settled)
  return back ? 'undo' : 'redo'
}
