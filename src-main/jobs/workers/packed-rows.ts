import type { CellProblem, ImportTarget } from '../../domain/imports/import-target.ts'
import type { StreamedRow } from './sheet-messages.ts'

/**
 * Rows between threads as one flat array of plain values: copying 500 objects of objects took longer than cleaning
 * their rows.
 */
export type PackedRows = readonly (string | number | null)[]

const separator = '\u001f'
const nothing: readonly never[] = []

export function packRows(target: ImportTarget, rows: readonly StreamedRow[]): PackedRows {
  const packed: (string | number | null)[] = []
  for (const { row, ignored, content, identity, references, problems, raw } of rows) {
    packed.push(row, ignored ? 1 : 0, content, raw)
    packed.push(
      problems.length === 0
        ? null
        : problems.map((one) => [one.cause, one.field ?? '', one.value].join(separator)).join('\u001e'),
    )
    for (const name of target.identity) packed.push(identity?.[name] ?? null)
    for (let at = 0; at < target.references.length; at++) packed.push(references[at] ?? null)
  }
  return packed
}

export function* unpackRows(target: ImportTarget, packed: PackedRows): Generator<StreamedRow> {
  const stride = 5 + target.identity.length + target.references.length
  for (let at = 0; at < packed.length; at += stride) {
    const content = text(packed[at + 2])
    const identity: Record<string, string | null> = {}
    for (let n = 0; n < target.identity.length; n++) identity[target.identity[n] as string] = text(packed[at + 5 + n])
    const problems = packed[at + 4]
    yield {
      row: Number(packed[at]),
      ignored: packed[at + 1] === 1,
      content,
      identity: content === null ? null : identity,
      references: target.references.map((_, n) => text(packed[at + 5 + target.identity.length + n])),
      problems: typeof problems === 'string' ? problems.split('\u001e').map(problemOf) : nothing,
      raw: String(packed[at + 3]),
    }
  }
}

function problemOf(packed: string): CellProblem {
  const [cause = '', field = '', ...value] = packed.split(separator)
  return { cause, field: field === '' ? null : field, value: value.join(separator) }
}

function text(value: string | number | null | undefined): string | null {
  return typeof value === 'string' ? value : null
}
