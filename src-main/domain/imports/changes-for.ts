import type { WritePolicy } from '../../../src-preload/contract/imports.ts'
import { isSameText, keptName } from '../_base/text.ts'
import { byColumn, fieldOf, type CleanRecord, type ImportTarget, type StoredValue } from './import-target.ts'

export interface ColumnPolicy {
  readonly write: WritePolicy
  /** A blank cell empties the field. */
  readonly blanks: boolean
}

export interface ChosenPolicy extends ColumnPolicy {
  readonly field: string
}

const usual: ColumnPolicy = { write: 'always', blanks: false }
/** What was not in the file but follows from it (the region of a province) only fills what is empty. */
const inferred: ColumnPolicy = { write: 'empty', blanks: false }

/** How each column of a record, of its part and each of its references may change what is there. */
export class Policies {
  readonly target: ImportTarget
  readonly #columns = new Map<string, ChosenPolicy>()
  readonly #parts = new Map<string, ColumnPolicy>()
  readonly #fields = new Map<string, ColumnPolicy>()

  constructor(target: ImportTarget, chosen: readonly ChosenPolicy[]) {
    this.target = target
    for (const policy of chosen) {
      const field = fieldOf(target, policy.field)
      this.#fields.set(policy.field, policy)
      for (const column of field?.columns ?? []) this.#columns.set(column, policy)
      if (field?.part !== undefined) this.#parts.set(field.part, policy)
    }
  }

  /** Does a value replace what stands in a column of the part? */
  writesPart(column: string, value: StoredValue, stands: StoredValue): boolean {
    return writes(this.#parts.get(column) ?? inferred, value, stands, false, false)
  }

  writesReference(field: string, value: string | null, stands: string | null): boolean {
    return writes(this.#fields.get(field) ?? usual, value, stands, false, false)
  }

  /**
   * Columns in which a record differs from what stands there and which may be changed. Blanks never overwrite unless the
   * person said so for the column; the target's own doubts (an older date, a bad code) hold unless the record is `named`
   * by its id.
   */
  changes(stored: Readonly<Record<string, StoredValue>>, record: CleanRecord, named: boolean): string[] {
    const { target } = this
    const incoming = byColumn(target.columns, record.values)
    const unread = typeof incoming['unread'] === 'string' ? incoming['unread'] : ''
    return target.writable.filter((column) => {
      const value = incoming[column] ?? null
      const stands = stored[column] ?? null
      if (value === null && target.neverBlank.includes(column)) return false
      const policy = this.#columns.get(column)
      // A cell that could not be read is not a blank one.
      const blank = policy !== undefined && !unread.includes(`"${policy.field}"`)
      const fallback = column === 'unread' ? usual : inferred
      if (!writes(policy ?? fallback, value, stands, blank, named)) return false
      return named || !target.keeps?.(column, value, stands, incoming)
    })
  }
}

function writes(
  { write, blanks }: ColumnPolicy,
  value: StoredValue,
  stands: StoredValue,
  mayBlank: boolean,
  named: boolean,
): boolean {
  if (value === stands || write === 'never') return false
  // 血氧探头(盒) says what stands there as 血氧探头（盒）; only who names the record by its id may mean the signs themselves.
  if (typeof value === 'string' && typeof stands === 'string' && (named ? keptName(stands) === value : isSameText(stands, value)))
    return false
  if (value === null) return blanks && mayBlank
  return write === 'always' || stands === null
}
