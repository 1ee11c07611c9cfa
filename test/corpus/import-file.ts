import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { CallFailed } from '../../src-preload/contract/_kit/failure.ts'
import type { Contract } from '../../src-preload/contract/index.ts'
import type { AnswerOf, InputOf, OutputOf } from '../../src-preload/contract/_kit/declare.ts'
import type { ImportSheet } from '../../src-preload/contract/imports.ts'
import { runJob } from '../_harness/wire-job.ts'
import type { LoopbackClient } from '../_harness/loopback-client.ts'
import { countRows, type CountedSheet } from './count-rows.ts'

type Inspected = AnswerOf<Contract, 'imports.inspect'>
type Prepared = OutputOf<Contract, 'imports.prepare'>

/** What became of one sheet of a file, or of a file that cannot be read. */
export interface CorpusLine {
  readonly file: string
  readonly sheet: string
  readonly format: string
  /** Filled rows under the header by another program's count; null where that program cannot read the file. */
  readonly present: number | null
  readonly read: number
  readonly rejected: number
  /** Totals and repeated headers, left out on purpose. */
  readonly left: number
  readonly milliseconds: number
  /** `imported`, `empty`, `refused: code`, `LOST …`, `HANG`, `CRASH …`. Capitals are failures of ours. */
  readonly outcome: string
}

/** Longer than any honest file of a corpus needs. */
const patience = Number(process.env['JINGWEI_CORPUS_PATIENCE'] ?? 180_000)

/** Imports every sheet of a file into the workspace that is open, the way a person who accepts every proposal would. */
export async function importEverySheet(
  app: LoopbackClient,
  path: string,
  file: string,
  { isCounted = true } = {},
): Promise<CorpusLine[]> {
  const started = performance.now()
  const line = (more: Partial<CorpusLine>): CorpusLine => ({
    file,
    sheet: '',
    format: '',
    present: null,
    read: 0,
    rejected: 0,
    left: 0,
    milliseconds: Math.round(performance.now() - started),
    outcome: 'imported',
    ...more,
  })
  const call = <P extends 'imports.inspect' | 'imports.preview'>(name: P, input: InputOf<Contract, P>) =>
    patiently(app.caller.call(name, input)) as Promise<AnswerOf<Contract, P>>
  try {
    const { fileId } = await app.upload(basename(path), readFileSync(path))
    const inspected: Inspected = await call('imports.inspect', { fileId, target: 'customers' })
    const counted = isCounted ? countRows(path, inspected) : null
    const lines: CorpusLine[] = []
    for (const sheet of inspected.sheets) {
      const from = performance.now()
      const own = counted?.find((one) => one.name === sheet.name) ?? (counted?.length === 1 ? counted[0] : undefined)
      const about = { sheet: sheet.name, format: inspected.format }
      try {
        lines.push(line({ ...about, ...(await importSheet(app, call, fileId, sheet, own)), milliseconds: since(from) }))
      } catch (error) {
        lines.push(line({ ...about, outcome: outcomeOf(error, app), milliseconds: since(from) }))
        if (app.process.exitCode !== null) break
      }
    }
    return lines
  } catch (error) {
    return [line({ outcome: outcomeOf(error, app) })]
  }
}

type Call = (
  name: 'imports.preview',
  input: InputOf<Contract, 'imports.preview'>,
) => Promise<AnswerOf<Contract, 'imports.preview'>>

async function importSheet(
  app: LoopbackClient,
  call: Call,
  fileId: string,
  sheet: ImportSheet,
  counted: CountedSheet | undefined,
): Promise<Partial<CorpusLine>> {
  const firstFilled = sheet.head.find((row) => row.cells.some((cell) => cell !== ''))?.row
  const headerRows = sheet.headerRows.length > 0 ? sheet.headerRows : firstFilled === undefined ? [] : [firstFilled]
  if (headerRows.length === 0) return { present: counted?.filled.length ?? 0, ...lostIf(counted?.filled.length ?? 0, 'empty') }
  const prepared = (await patiently(
    runJob(app.caller, 'imports.prepare', {
      fileId,
      sheet: sheet.index,
      headerRows,
      target: sheet.target,
      columns: columnsOf(sheet),
    }),
  )) as Prepared
  const { counts, stageId } = prepared
  const staged = await call('imports.preview', { stageId, class: 'ignored', offset: 0, limit: 1 })
  await patiently(runJob(app.caller, 'imports.apply', { stageId }))
  const last = Math.max(...headerRows)
  const below = counted?.filled.filter((row) => row > last)
  const read = counts.created + counts.updated + counts.unchanged + counts.ambiguous
  const sum = read + counts.rejected + counts.ignored
  const problems: string[] = []
  if (sum !== counts.rows) problems.push(`classes add up to ${sum} of ${counts.rows}`)
  let left = staged.total
  if (below) {
    const end = below.at(-1) ?? last
    left = counts.ignored - (end - last - below.length)
    if (counts.rows < end - last) problems.push(`ends at row ${last + counts.rows}, not ${end}`)
    const above = counted?.filled.filter((row) => row < Math.min(...headerRows)).length ?? 0
    if (above > 10) problems.push(`${above} filled rows above the header`)
    // A row that is neither read nor rejected must have been left out on purpose: there are few totals.
    if (read + counts.rejected > below.length) problems.push(`${read + counts.rejected} rows of ${below.length}`)
    if (left > Math.max(5, below.length * 0.05)) problems.push(`${left} filled rows left out`)
  }
  return {
    present: below?.length ?? null,
    read,
    rejected: counts.rejected,
    left: Math.max(0, left),
    outcome: problems.length > 0 ? `LOST ${problems.join('; ')}` : 'imported',
  }
}

/** The proposal; a list that names no customer has its first text column taken for the name, so that all rows go the whole way. */
function columnsOf(sheet: ImportSheet) {
  const columns = sheet.columns.map(({ index, field, scale }) => ({ index, field, scale }))
  if (columns.some((column) => column.field === 'name')) return columns
  const wanted = sheet.columns.find((column) => column.samples.some((text) => /\p{L}/u.test(text)))?.index ?? 0
  const others = columns.filter((column) => column.index !== wanted)
  return [...others, { index: wanted, field: 'name' as const, scale: 1 }]
}

function lostIf(rows: number, otherwise: string): { outcome: string } {
  return { outcome: rows > 0 ? `LOST all ${rows} rows` : otherwise }
}

class Hang extends Error {}

async function patiently<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Hang()), patience)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

function outcomeOf(error: unknown, app: LoopbackClient): string {
  if (error instanceof Hang) return 'HANG'
  if (app.process.exitCode !== null || app.process.signalCode !== null) return 'CRASH of the app'
  if (error instanceof CallFailed && error.failure.kind !== 'internal') {
    const { code } = error.failure
    return code === 'imports.no-rows' ? 'empty' : `refused: ${code.replace('imports.', '')}`
  }
  return `CRASH ${error instanceof Error ? error.message : String(error)}`
}

function since(from: number): number {
  return Math.round(performance.now() - from)
}
