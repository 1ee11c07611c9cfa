import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { read, type WorkBook } from '@e965/xlsx'
import { readFileSync } from 'node:fs'
import { rebateStore, tiered, type RebateStore } from './rebate-store.ts'

let store: RebateStore
let a: number
beforeEach(() => {
  store = rebateStore()
  a = store.create({ name: '上海甲公司' })
})
afterEach(() => store.close())

/** Reckons the formulas that the proof uses, from the cells alone: what a spreadsheet would show after a recalculation. */
class Recalculated {
  readonly #book: WorkBook
  constructor(book: WorkBook) {
    this.#book = book
  }

  cell(sheet: string, place: string): number {
    const cell = this.#book.Sheets[sheet]?.[place] as { f?: string; v?: unknown } | undefined
    return cell?.f === undefined ? Number(cell?.v ?? 0) : this.#formula(sheet, cell.f)
  }

  #column(sheet: string, column: string): number[] {
    const rows = Number(/\d+$/.exec(this.#book.Sheets[sheet]?.['!ref'] ?? 'A1')?.[0] ?? 1)
    return Array.from({ length: rows - 1 }, (_, at) => this.cell(sheet, `${column}${at + 2}`))
  }

  #formula(sheet: string, text: string): number {
    const functions = {
      MIN: Math.min,
      MAX: Math.max,
      INT: Math.floor,
      IF: (test: boolean, yes: number, no: number) => (test ? yes : no),
      ROUND: (value: number, digits: number) =>
        Math.sign(value) * (Math.round(Math.abs(value) * 10 ** digits + 1e-7) / 10 ** digits),
      REF: (of: string, place: string) => this.cell(of, place),
      SUM: (of: string, column: string) => this.#column(of, column).reduce((sum, value) => sum + value, 0),
      SUMIFS: (of: string, sums: string, keys: string, key: number) =>
        this.#column(of, sums).reduce((sum, value, at) => (this.#column(of, keys)[at] === key ? sum + value : sum), 0),
    }
    const script = text
      .replace(
        /SUMIFS\((.+?)!\$(\w):\$\w,.+?!\$(\w):\$\w,(\d+)\)/g,
        (_, of: string, sums: string, keys: string, key: string) => `SUMIFS("${of}","${sums}","${keys}",${key})`,
      )
      .replace(/SUM\(([A-Z])2:\1(\d+)\)/g, (_, column: string, last: string) =>
        Array.from({ length: Number(last) - 1 }, (__, at) => `REF("${sheet}","${column}${at + 2}")`).join('+'),
      )
      .replace(/([\p{Script=Han}A-Za-z]+)!([A-Z]+\d+)/gu, (_, of: string, place: string) => `REF("${of}","${place}")`)
      .replace(/(?<!["\w])([A-Z]\d+)(?!["\w(])/g, (_, place: string) => `REF("${sheet}","${place}")`)
    const names = Object.keys(functions)
    // The formulas are our own, of a file made two lines above.
    // oxlint-disable-next-line typescript/no-implied-eval
    return Number(new Function(...names, `return ${script}`)(...Object.values(functions)))
  }
}

async function exported(): Promise<WorkBook> {
  const path = join(store.folder, 'proof.xlsx')
  await store.step<Promise<{ rows: number }>>('rebates.exportProof', { period: '2026-Q1', party: a, path })
  return read(readFileSync(path), { cellFormula: true })
}

const kinds: readonly (readonly [name: string, definition: Parameters<RebateStore['programme']>[1]])[] = [
  ['whole', tiered],
  ['marginal', { ...tiered, rule: { ...tiered.rule, mode: 'marginal', cap: '9000' } }],
  [
    'each',
    {
      ...tiered,
      basis: { ...tiered.basis, unit: 'quantity' },
      facts: { quantity: { ...tiered.basis, unit: 'quantity' } },
      rule: { mode: 'whole', boundary: 'gte', tierOn: 'quantity', tiers: [{ from: '5', type: 'perUnit', value: '1.25' }] },
    },
  ],
  [
    'steps',
    {
      ...tiered,
      facts: {},
      rule: {
        mode: 'whole',
        boundary: 'gte',
        tiers: [{ from: '0', type: 'perStep', value: '88', step: '12345.67' }],
        multipliers: [{ fact: 'basis', bands: [{ max: '99999999', factor: '0.8' }] }],
        floor: '100',
      },
    },
  ],
]

test('the proof is a workbook that reckons itself to the same figures', async () => {
  for (const [name, definition] of kinds) store.programme(name, definition)
  store.book([
    ['FP-001', '上海甲公司', '2026-01-10', '600000.05', '正常价', '10', 'A1', null],
    ['FP-002', '上海甲公司', '2026-02-10', '400000', '特价', '10', 'A1', null],
    ['FP-003', '上海甲公司', '2026-02-11', '-20000.02', '正常价', '-1', 'A1', null],
  ])
  store.run('2026-Q1')
  const book = await exported()
  expect(book.SheetNames).toEqual(['汇总', '计算过程', '单据明细'])
  const again = new Recalculated(book)
  const due = store.gate.read.value<number>(`SELECT sum(due_fen) FROM rebate_result`) ?? 0
  expect(due).toBeGreaterThan(0)
  for (const row of [2, 3, 4, 5, 6]) {
    const cached = book.Sheets['汇总']?.[`H${row}`] as { v: number } | undefined
    expect(again.cell('汇总', `H${row}`), `row ${row}`).toBeCloseTo(cached?.v ?? Number.NaN, 6)
  }
  expect(Math.round(again.cell('汇总', 'H6') * 100)).toBe(due)
  // Live: another amount in a document moves the total.
  const documents = book.Sheets['单据明细'] as Record<string, { v?: number; f?: string }>
  const place = Object.keys(documents).find((key) => /^N\d+$/.test(key) && documents[key]?.v === 600_000.05) ?? ''
  documents[place] = { v: 700_000.05 }
  expect(new Recalculated(book).cell('汇总', 'H6')).not.toBeCloseTo(due / 100, 2)
})
