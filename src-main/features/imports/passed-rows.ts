import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { ImportTarget } from '../../domain/imports/import-target.ts'
import { unpackRecords, type PackedText } from '../../jobs/workers/packed-records.ts'
import type { EarlierRow } from './match.ts'

/** What became of a row: the stored record it was found to be, the record it was written to. */
type Written = readonly [targetId: number | null, id: number | null]

/** A row of a file that was written as it came. */
export interface PassedRow extends EarlierRow {
  /** The record it became or changed; null where it was not written. */
  readonly id: number | null
}

const textsRemembered = 64

/**
 * What later rows of the same file may ask of earlier ones, which is rare: kept outside of memory in the texts in which
 * rows arrived, one after the other in a plain file, whose places are a few numbers per text. Rows come in the order of
 * the file.
 */
export class PassedRows {
  readonly #target: ImportTarget
  readonly #path: string
  readonly #file: number
  /** First row of each text, and where the text ends. */
  readonly #firsts: number[] = []
  readonly #ends: number[] = []
  readonly #now = new Map<number, PassedRow>()
  /** Texts looked through lately, by their place. */
  readonly #read = new Map<number, ReadonlyMap<number, PassedRow>>()

  constructor(scratchFolder: string, name: string, target: ImportTarget) {
    this.#target = target
    this.#path = join(scratchFolder, `passed-${name}.rows`)
    this.#file = openSync(this.#path, 'w+')
  }

  add(row: number, passed: PassedRow): void {
    this.#now.set(row, passed)
  }

  /** Lets go of the rows added since, which arrived in these texts. */
  settle(texts: readonly PackedText[]): void {
    let end = this.#ends.at(-1) ?? 0
    const pieces = texts.map(({ text, rows }) => {
      const written = rows.map(({ row }): Written => {
        const { targetId = null, id = null } = this.#now.get(row) ?? {}
        return [targetId, id]
      })
      // Neither holds a bare line break: JSON.
      const piece = `${JSON.stringify(written)}\n${text}`
      this.#firsts.push(rows[0]?.row ?? 0)
      this.#ends.push((end += Buffer.byteLength(piece)))
      return piece
    })
    writeAll(this.#file, pieces.join(''))
    this.#now.clear()
  }

  get(row: number): PassedRow | undefined {
    const now = this.#now.get(row)
    if (now) return now
    const at = this.#placeOf(row)
    return at < 0 ? undefined : (this.#read.get(at) ?? this.#unpacked(at)).get(row)
  }

  close(): void {
    closeSync(this.#file)
    rmSync(this.#path, { force: true })
  }

  /** The last text that begins no later than this row; below zero: none. */
  #placeOf(row: number): number {
    let [low, high] = [0, this.#firsts.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#firsts[middle] ?? 0) <= row) low = middle + 1
      else high = middle
    }
    return low - 1
  }

  #unpacked(at: number): ReadonlyMap<number, PassedRow> {
    const from = this.#ends[at - 1] ?? 0
    const piece = Buffer.allocUnsafe((this.#ends[at] ?? from) - from)
    for (let done = 0; done < piece.length;) {
      const read = readSync(this.#file, piece, done, piece.length - done, from + done)
      if (read === 0) throw new Error('rows set aside are gone')
      done += read
    }
    const [became, rows] = split(piece.toString())
    const unpacked = new Map(
      unpackRecords(this.#target, rows).map(({ row, record }, index): [number, PassedRow] => {
        const [targetId, id] = became[index] ?? [null, null]
        return [row, { content: null, record: record ?? null, targetId, id }]
      }),
    )
    if (this.#read.size >= textsRemembered) this.#read.delete(this.#read.keys().next().value as number)
    this.#read.set(at, unpacked)
    return unpacked
  }
}

function split(text: string): readonly [became: Written[], rows: string] {
  const end = text.indexOf('\n')
  return [JSON.parse(text.slice(0, end)) as Written[], text.slice(end + 1)]
}

/** As a text: bytes of their own for each would have memory swept all the time. */
function writeAll(file: number, text: string): void {
  const written = writeSync(file, text)
  if (written === Buffer.byteLength(text)) return
  const rest = Buffer.from(text).subarray(written)
  for (let done = 0; done < rest.length;) done += writeSync(file, rest, done)
}
