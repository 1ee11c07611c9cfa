import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createInflateRaw } from 'node:zlib'
import { FileBytes } from '../../src-main/adapters/sheets/file-bytes.ts'
import { openSheetFile } from '../../src-main/adapters/sheets/open-sheet-file.ts'
import { defaultSheetLimits } from '../../src-main/adapters/sheets/sheet-limits.ts'
import { writeCsv } from '../../src-main/adapters/sheets/write-csv.ts'
import { writeXlsx } from '../../src-main/adapters/sheets/write-xlsx.ts'
import { readZipDirectory } from '../../src-main/adapters/sheets/zip/zip-directory.ts'
import { buildWorkbook } from '../_fixtures/workbook-builder.ts'
import { round, type Measure } from './measure.ts'

const rowCount = 100_000
const columnCount = 20
const runs = 3
const folder = join(tmpdir(), 'jingwei-bench-sheets-2')

export interface SheetsBenchResult {
  readonly inflateCpuMs: number
  readonly xlsxCpuMs: number
  /** Best of paired runs: reading the whole file against inflating its parts and nothing else. Target ≤ 7. */
  readonly xlsxToInflate: number
  readonly xlsxFirstRowsMs: number
  readonly inlineXlsxCpuMs: number
  readonly csvCpuMs: number
  readonly csvFirstRowsMs: number
  readonly xlsxWriteCpuMs: number
  readonly csvWriteCpuMs: number
  readonly peakRssMb: number
}

/** Reads and writes 100,000 × 20 seeded Chinese rows; CPU times are the least of three runs, in milliseconds. */
export async function run(): Promise<SheetsBenchResult> {
  mkdirSync(folder, { recursive: true })
  const xlsx = cached('shared.xlsx', (path) => writeFileSync(path, sharedWorkbook()))
  const inlinePath = join(folder, 'inline.xlsx')
  const csv = join(folder, 'rows.csv')
  const xlsxWriteCpuMs = await cpu(() =>
    writeXlsx(inlinePath, [{ name: '客户', columns: headers().map((header) => ({ header })), rows: rows() }]),
  )
  const csvWriteCpuMs = await cpu(() => writeCsv(csv, { headers: headers(), rows: rows() }))
  let inflateCpuMs = Infinity
  let xlsxCpuMs = Infinity
  let xlsxToInflate = Infinity
  for (let i = 0; i < runs; i += 1) {
    const floor = await cpu(() => inflateOnly(xlsx))
    const read = await cpu(() => readAll(xlsx))
    inflateCpuMs = Math.min(inflateCpuMs, floor)
    xlsxCpuMs = Math.min(xlsxCpuMs, read)
    xlsxToInflate = Math.min(xlsxToInflate, read / floor)
  }
  const result = {
    inflateCpuMs,
    xlsxCpuMs,
    xlsxToInflate,
    xlsxFirstRowsMs: await wall(() => readAll(xlsx, 100)),
    inlineXlsxCpuMs: await cpu(() => readAll(inlinePath)),
    csvCpuMs: Math.min(await cpu(() => readAll(csv)), await cpu(() => readAll(csv))),
    csvFirstRowsMs: await wall(() => readAll(csv, 100)),
    xlsxWriteCpuMs,
    csvWriteCpuMs,
    peakRssMb: Math.max(peakRss(xlsx), peakRss(inlinePath), peakRss(csv)),
  }
  return Object.fromEntries(
    Object.entries(result).map(([name, value]) => [name, Math.round(value * 10) / 10]),
  ) as unknown as SheetsBenchResult
}

async function readAll(path: string, maxRows?: number): Promise<void> {
  const book = await openSheetFile(path)
  let count = 0
  for await (const batch of book.rows(0, maxRows === undefined ? {} : { maxRows })) count += batch.length
  await book.close()
  const expected = maxRows ?? rowCount + 1
  if (count !== expected) throw new Error(`read ${count} rows of ${expected}`)
}

/** The floor: the same compressed bytes through zlib, results thrown away. */
async function inflateOnly(path: string): Promise<void> {
  const file = await FileBytes.open(path)
  for (const entry of await readZipDirectory(file, defaultSheetLimits)) {
    if (!/sheet1\.xml|sharedStrings/.test(entry.name)) continue
    const header = await file.read(entry.headerOffset, 30)
    const from = entry.headerOffset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
    let bytes = 0
    await pipeline(
      file.pieces(from, from + entry.compressedBytes, 64 * 1024),
      createInflateRaw({ chunkSize: 128 * 1024 }),
      async (chunks) => {
        for await (const chunk of chunks) bytes += (chunk as Buffer).length
      },
    )
    if (bytes !== entry.inflatedBytes) throw new Error('inflate-only read too little')
  }
  await file.close()
}

async function cpu(step: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await step()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

async function wall(step: () => Promise<unknown>): Promise<number> {
  const before = performance.now()
  await step()
  return performance.now() - before
}

/** Peak memory of a process that does nothing but read the file. */
function peakRss(path: string): number {
  return Number(execFileSync(process.execPath, [import.meta.filename, '--read', path], { encoding: 'utf8' }))
}

function cached(name: string, make: (path: string) => void): string {
  const path = join(folder, name)
  if (existsSync(path) && statSync(path).size > 0) return path
  make(`${path}.making`)
  renameSync(`${path}.making`, path)
  return path
}

function headers(): string[] {
  return Array.from({ length: columnCount }, (_, column) => `列${column + 1}`)
}

const words = [
  '华东',
  '华南',
  '经销商',
  '终端客户',
  '医疗器械',
  '生物科技',
  '电子股份',
  '恒昌',
  '仁和',
  '博远',
  '国瑞',
  '卓越',
  '检验科',
  '设备科',
  '展会',
  '官网',
]

/** Twenty columns as customer lists have them: names, codes, categories, amounts, counts, days, remarks. */
function* rows(): Generator<(string | number)[]> {
  let seed = 20_260_225
  const next = (limit: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    return (seed >>> 8) % limit
  }
  const word = (): string => words[next(words.length)] ?? ''
  for (let row = 0; row < rowCount; row += 1) {
    const name = `${word()}${word()}${row}有限公司`
    const code = `91${1e15 + next(1e9) * 1000 + next(1000)}`
    const remark = next(3) === 0 ? `${word()}，账期 ${next(90)} 天\n需双签` : word()
    const texts = [
      name,
      code,
      word(),
      word(),
      word(),
      word(),
      word(),
      `联系人${next(5000)}`,
      `13${next(1e9)}`,
      remark,
      word(),
      word(),
    ]
    const numbers = [
      row,
      next(1e8) / 100,
      next(1000),
      next(1e6) / 10,
      45_000 + next(1000),
      45_000 + next(1000),
      next(100),
      next(1e7) / 100,
    ]
    yield [...texts, ...numbers]
  }
}

/** The same rows as spreadsheet programs write them, with a shared string table. */
function sharedWorkbook(): Buffer {
  const indexes = new Map<string, number>()
  const share = (text: string): number => {
    const known = indexes.get(text)
    if (known !== undefined) return known
    indexes.set(text, indexes.size)
    return indexes.size - 1
  }
  const letters = Array.from({ length: columnCount }, (_, column) => String.fromCharCode(65 + column))
  const chunks: Buffer[] = []
  let number = 0
  const add = (cells: readonly (string | number)[]): void => {
    number += 1
    const xml = cells.map((cell, column) => {
      const place = `r="${letters[column]}${number}"`
      if (typeof cell === 'string') return `<c ${place} s="1" t="s"><v>${share(cell)}</v></c>`
      return `<c ${place} s="${column === 16 || column === 17 ? 2 : 0}"><v>${cell}</v></c>`
    })
    chunks.push(Buffer.from(`<row r="${number}" spans="1:${columnCount}">${xml.join('')}</row>`))
  }
  add(headers())
  for (const row of rows()) add(row)
  const space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
  const strings = [...indexes.keys()].map((text) => `<si><t xml:space="preserve">${text}</t></si>`).join('')
  return buildWorkbook({
    sheet: Buffer.concat([Buffer.from(`<worksheet ${space}><sheetData>`), ...chunks, Buffer.from('</sheetData></worksheet>')]),
    strings,
    styles: [0, 49, 14],
  })
}

if (process.argv[1] === import.meta.filename) {
  const path = process.argv[3]
  if (process.argv[2] === '--read' && path !== undefined) {
    await readAll(path)
    console.log(process.resourceUsage().maxRSS / 1024)
  } else {
    console.log(await run())
  }
}

/** The same figures as lines of the bench. */
export async function measures(): Promise<Measure[]> {
  const result = await run()
  const line = (measure: string, ms: number, ratio: number | null = null): Measure => ({
    measure,
    n: runs,
    median_ms: round(ms),
    p95_ms: round(ms),
    ratio: ratio === null ? null : round(ratio),
    yardstick: ratio === null ? '' : 'inflate only',
    rss_mb: null,
  })
  return [
    line('inflate only, CPU', result.inflateCpuMs),
    line('xlsx read, CPU', result.xlsxCpuMs, result.xlsxToInflate),
    line('xlsx first 100 rows', result.xlsxFirstRowsMs),
    line('csv read, CPU', result.csvCpuMs),
    line('csv first 100 rows', result.csvFirstRowsMs),
    line('xlsx write, CPU', result.xlsxWriteCpuMs),
    line('csv write, CPU', result.csvWriteCpuMs),
    { ...line('peak memory of reading', 0), rss_mb: round(result.peakRssMb) },
  ]
}
