import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { read, write, type CellObject, type WorkBook } from '@e965/xlsx'
import type { RebateResultRow } from '../../src-preload/contract/rebates/proof.ts'
import { openedBooks, randomBooks } from './opened-books.ts'

const calc = 'soffice'
const absent = spawnSync(calc, ['--version']).status !== 0

/** Reckons every formula whatever the file says it came to. */
const settings = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>`

/** The workbook as a spreadsheet program has it after reckoning all formulas anew; what we had written beside them is lost. */
function recalculated(folder: string, path: string): WorkBook {
  const book = read(readFileSync(path), { cellFormula: true })
  for (const sheet of Object.values(book.Sheets))
    for (const cell of Object.values(sheet) as CellObject[]) if (cell.f !== undefined) cell.v = -77
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
  const profile = join(folder, 'profile')
  mkdirSync(join(profile, 'user'), { recursive: true })
  writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), settings)
  const outcome = spawnSync(calc, [
    `-env:UserInstallation=file://${profile}`,
    '--headless',
    '--convert-to',
    'xlsx',
    '--outdir',
    join(folder, 'again'),
    path,
  ])
  expect(outcome.status).toBe(0)
  return read(readFileSync(join(folder, 'again', 'proof.xlsx')))
}

const fenOf = (cell: CellObject | undefined): number => Math.round(Number(cell?.v ?? Number.NaN) * 100)

test.skipIf(absent)('LibreOffice reckons every proof to the same fen', { timeout: 600_000 }, async () => {
  const seed = Number(process.env['SEED'] ?? 20260225)
  let results = 0
  for (const random of fc.sample(randomBooks, { seed, numRuns: Number(process.env['BOOKS'] ?? 2) })) {
    const { store, parties } = openedBooks(random)
    try {
      store.run('2026-Q1')
      store.seal('2026-Q1')
      store.run('2026-Q2')
      for (const { id: party } of parties) {
        const path = join(store.folder, 'proof.xlsx')
        await store.step<Promise<unknown>>('rebates.exportProof', { period: '2026-Q2', party, path })
        const proof = store.query<{ results: RebateResultRow[]; due: { fen: number } }>('rebates.proof', {
          period: '2026-Q2',
          party,
        })
        const summary = recalculated(store.folder, path).Sheets['汇总'] as Record<string, CellObject>
        for (const [at, { earned, due, steps }] of proof.results.entries()) {
          expect([fenOf(summary[`H${at + 2}`]), steps]).toEqual([due.fen, steps])
          if (earned !== null) expect([fenOf(summary[`F${at + 2}`]), steps]).toEqual([earned.fen, steps])
          results++
        }
        expect(fenOf(summary[`H${proof.results.length + 2}`])).toBe(proof.due.fen)
      }
    } finally {
      store.close()
    }
  }
  expect(results).toBeGreaterThan(20)
})
