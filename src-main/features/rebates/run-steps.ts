import { randomUUID } from 'node:crypto'
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { refuse } from '../../../src-preload/contract/index.ts'
import { periodSpan, type PeriodSpan } from '../../domain/rebates/settlement-period.ts'
import type { Reading, StepControl, Writing } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { confirmRun, finishRun, keepResults } from './keep-run.ts'
import { actingMember } from './people.ts'
import type { Reckoned } from './reckon.ts'
import { reckonPeriod, type ReckonedRun, type RunDone, type RunKind } from './reckon-period.ts'

export interface RunInput {
  readonly kind: RunKind
  readonly period: string
  readonly by: number
}

export interface ReckonedFile {
  readonly run: ReckonedRun
  /** Where its results wait, a line each. */
  readonly path: string
}

const heldBack = 1 << 20
/** What the writer puts away in one go: a tenth of a second, so that nobody waits for a run. */
const piece = 1 << 20

/** Whether the run may be, looked at before the work and once more before it counts. */
function spanFor(read: ReadHandle, { kind, period }: RunInput): PeriodSpan {
  const span = periodSpan(period)
  if (kind === 'accrual') {
    if (!span) throw refuse('rebates.accrue', 'bad-period', '月份要写成 2026-02。')
    return span
  }
  if (!span) throw refuse('rebates.run', 'bad-period', '期间要写成 2026-02、2026-Q1、2026-H1 或 2026。')
  const status = read.value<string>('SELECT status FROM rebate_period WHERE name = ?', period)
  if (status === 'closed')
    throw refuse('rebates.run', 'period-closed', `${period} 已经关账，不能重新计算。迟到的单据会在未关账的期间里作为调整出现。`)
  const other = read.value<string>(
    'SELECT name FROM rebate_period WHERE name <> ? AND from_on <= ? AND to_on >= ? LIMIT 1',
    period,
    span.to,
    span.from,
  )
  if (other !== undefined)
    throw refuse('rebates.run', 'overlaps', `${period} 与已有的结算期间 ${other} 重叠。同一天只能属于一个结算期间。`)
  return span
}

/** On a reader of its own: the whole reckoning, its results into a scratch file. */
export function reckonToFile(r: Reading, input: RunInput, control: StepControl): ReckonedFile {
  actingMember(r.read, 'rebates', input.by)
  const span = spanFor(r.read, input)
  const path = join(control.scratchFolder, `rebate-run-${randomUUID()}.jsonl`)
  const file = openSync(path, 'w')
  try {
    let pending = ''
    const take = (one: Reckoned) => {
      pending += `${JSON.stringify(one)}\n`
      if (pending.length < heldBack) return
      writeSync(file, pending)
      pending = ''
    }
    const run = reckonPeriod(r.read, input.kind, span, take, control)
    writeSync(file, pending)
    return { run, path }
  } catch (error) {
    rmSync(path, { force: true })
    throw error
  } finally {
    closeSync(file)
  }
}

export interface KeptPart {
  readonly runId: number | null
  /** Bytes of the file that are in the books. */
  readonly at: number
  readonly kept: number
  readonly more: boolean
}

/** On the writer: the next piece of the results. */
export function keepNextResults(w: Writing, { run, path, part }: ReckonedFile & { readonly part: KeptPart }): KeptPart {
  const file = openSync(path, 'r')
  try {
    let bytes = Buffer.alloc(piece)
    let length = readSync(file, bytes, 0, piece, part.at)
    // A line longer than a piece is read whole.
    while (length === bytes.length && bytes.lastIndexOf(10) < 0) {
      bytes = Buffer.alloc(bytes.length * 2)
      length = readSync(file, bytes, 0, bytes.length, part.at)
    }
    const end = bytes.subarray(0, length).lastIndexOf(10) + 1
    if (end === 0) return { ...part, more: false }
    const lines = bytes.toString('utf8', 0, end - 1).split('\n')
    const results = lines.map((line) => JSON.parse(line) as Reckoned)
    const runId = keepResults(w, run.kind, run.period, part.runId, results)
    return { runId, at: part.at + end, kept: part.kept + results.length, more: true }
  } finally {
    closeSync(file)
  }
}

/** On the writer, when all results are in: the run counts. Throws when the period was closed meanwhile. */
export function finishReckoned(
  w: Writing,
  { input, run, runId }: { readonly input: RunInput; readonly run: ReckonedRun; readonly runId: number | null },
): RunDone {
  const member = actingMember(w.read, 'rebates', input.by)
  return finishRun(w, run, spanFor(w.read, input), runId, member.name)
}

/** On the writer, where the run stands already: it holds for what was written until it was looked at. */
export function confirmReckoned(w: Writing, { run }: { readonly run: ReckonedRun }): RunDone | null {
  confirmRun(w, run)
  return run.standing
}
