import type { ProofDocument, RebateResultRow } from '../../../src-preload/contract/rebates/proof.ts'
import { writeXlsx } from '../../adapters/sheets/write-xlsx.ts'
import type { SheetFormula, WritableCell, WritableRow } from '../../adapters/sheets/writable-cell.ts'
import { fenToText } from '../../domain/_base/money.ts'
import type { Reading, StepControl } from '../../store/contexts.ts'
import { CalculationLines } from './proof-calculation.ts'
import { proof, proofDocuments } from './proof.ts'
import { proofWords, type ProofWords } from './proof-words.ts'
import { definitionOf, versionById } from './stored-programmes.ts'

export interface ExportProofInput {
  readonly period: string
  readonly party: number
  readonly english?: boolean | undefined
  readonly path: string
}

const pageSize = 500
const money = (fen: number): WritableCell => ({ decimal: fenToText(fen) })

/**
 * The proof of a party's period as a workbook that reckons itself: documents, of which the basis is a sum; steps, each a
 * formula on those above; a summary on the steps. Cached results are ours, so a viewer that does not calculate shows the same.
 */
export async function exportProof(r: Reading, input: ExportProofInput, control: StepControl): Promise<{ rows: number }> {
  const words: ProofWords = input.english ? proofWords.en : proofWords.zh
  const { results, due } = proof(r, { period: input.period, party: input.party })
  const lines = new CalculationLines(words)
  for (const [at, result] of results.entries()) {
    const version = versionById(r.read, result.versionId)
    if (version) lines.result(at + 1, result, definitionOf(version), words.documents)
  }
  const widths = [6, 28, 22, 16, 16, 18, 16, 18, 60]
  const column = (header: string, width: number, format: 'general' | 'money' | 'text' | 'date' = 'general') => ({
    header,
    width,
    format,
  })
  let rows = 0
  const counted = function* (): Generator<WritableRow> {
    for (const [at, result] of results.entries())
      for (const row of documentRows(r, result, at + 1, words, control)) {
        rows++
        yield row
      }
  }
  const amounts = new Set([5, 6, 7])
  await writeXlsx(input.path, [
    {
      name: words.summary,
      columns: words.summaryColumns.map((header, at) => column(header, widths[at] ?? 14, amounts.has(at) ? 'money' : 'general')),
      rows: summaryRows(results, lines, words, due.fen, input.english ?? false),
    },
    {
      name: words.calculation,
      columns: words.calculationColumns.map((header, at) =>
        column(header, [6, 16, 34, 20, 18, 20][at] ?? 14, at === 5 ? 'money' : 'general'),
      ),
      rows: lines.rows,
    },
    {
      name: words.documents,
      columns: words.documentColumns.map((header, at) =>
        column(
          header,
          [6, 10, 20, 6, 12, 28, 14, 14, 10, 10, 16, 16, 18, 16, 20][at] ?? 12,
          [10, 11, 13].includes(at) ? 'money' : at === 4 ? 'date' : 'general',
        ),
      ),
      rows: counted(),
    },
  ])
  return { rows }
}

function* summaryRows(
  results: readonly RebateResultRow[],
  lines: CalculationLines,
  words: ProofWords,
  dueFen: number,
  english: boolean,
): Generator<WritableRow> {
  for (const [at, result] of results.entries()) {
    const place = lines.places.get(at + 1)
    const on = (row: number | null | undefined, fen: number): WritableCell | SheetFormula =>
      row === null || row === undefined ? money(fen) : { formula: `${words.calculation}!F${row}`, result: fenToText(fen) }
    yield [
      at + 1,
      result.programmeName,
      result.version,
      result.period,
      result.adjusts,
      result.earned === null ? null : on(place?.earned, result.earned.fen),
      money(result.before.fen),
      on(place?.due, result.due.fen),
      english ? result.sentence.en : result.sentence.zh,
    ]
  }
  const last = results.length + 1
  yield {
    cells: [
      null,
      words.total,
      null,
      null,
      null,
      null,
      null,
      { formula: `SUM(H2:H${Math.max(2, last)})`, result: fenToText(dueFen) },
      null,
    ],
    bold: true,
  }
}

function* documentRows(
  r: Reading,
  result: RebateResultRow,
  number: number,
  words: ProofWords,
  control: StepControl,
): Generator<WritableRow> {
  const version = versionById(r.read, result.versionId)
  const unit = version ? definitionOf(version).basis.unit : 'amountNet'
  for (let offset = 0; ; offset += pageSize) {
    control.throwIfCancelled()
    const page = proofDocuments(r, { resultId: result.id, offset, limit: pageSize })
    for (const document of page.rows) yield documentRow(document as ProofDocument, number, unit, words)
    control.progress('write', Math.min(offset + pageSize, page.total), page.total)
    if (offset + pageSize >= page.total) return
  }
}

function documentRow(document: ProofDocument, number: number, unit: unknown, words: ProofWords): WritableRow {
  const { exclusion } = document
  const value =
    unit === 'quantity' ? document.quantity : fenToText(unit === 'amountGross' ? document.gross.fen : document.net.fen)
  return [
    number,
    document.event,
    document.no,
    document.line,
    { date: document.date },
    document.customerName,
    document.sku,
    document.productLine,
    document.priceKind,
    { decimal: document.quantity },
    money(document.net.fen),
    money(document.gross.fen),
    exclusion === null ? words.counted : words.not[exclusion],
    { decimal: exclusion === null ? value : '0' },
    document.source,
  ]
}
