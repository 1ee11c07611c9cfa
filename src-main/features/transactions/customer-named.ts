import { foldText } from '../../domain/_base/text.ts'
import { companyNameKey } from '../../domain/customers/company-name-key.ts'
import { meantByName } from '../../domain/customers/same-customer.ts'
import type { CellOutcome } from '../../grid/grid-slice.ts'
import type { ReadHandle } from '../../store/read-handle.ts'

/** Finds customers by the name or credit code that stands in a sheet, and remembers what it found. */
export class CustomersByName {
  readonly #read: ReadHandle
  readonly #known = new Map<string, { readonly id: number } | { readonly refused: string }>()

  constructor(read: ReadHandle) {
    this.#read = read
  }

  /** The id, or what to tell the person. */
  find(typed: string): { readonly id: number } | { readonly refused: string } {
    const text = foldText(typed)
    const known = this.#known.get(text)
    if (known) return known
    const found = this.#look(text)
    this.#known.set(text, found)
    return found
  }

  cell(typed: string): CellOutcome {
    const found = this.find(typed)
    return 'id' in found ? { patch: { customer_id: found.id } } : { refused: found.refused, cause: 'no-such-customer' }
  }

  #look(text: string): { readonly id: number } | { readonly refused: string } {
    if (text === '') return { refused: '没有写客户' }
    const byCode = /^[0-9A-Z]{18}$/i.test(text)
      ? this.#read.value<number>('SELECT id FROM customer WHERE uscc = ? LIMIT 1', text.toUpperCase())
      : undefined
    if (byCode !== undefined) return { id: byCode }
    const alike = this.#read.all<{ id: number; name: string; short_name: string | null }>(
      'SELECT id, name, short_name FROM customer WHERE name_key = ? LIMIT 50',
      companyNameKey(text),
    )
    const [only, second] = meantByName(alike, text)
    if (!only) return { refused: `没有名为“${text}”的客户。请先新建客户，或检查名称` }
    return second ? { refused: `有几位客户都叫“${text}”，分不清是哪一位。请先合并重复的客户` } : { id: only.id }
  }
}
