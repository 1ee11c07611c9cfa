import type { ProductField } from '../../../src-preload/contract/products.ts'
import { foldText } from '../../domain/_base/text.ts'
import { readAmount } from '../../domain/imports/read-cell.ts'
import type { CellOutcome, CellRules } from '../../grid/grid-slice.ts'
import type { Reading } from '../../store/contexts.ts'
import type { Row } from '../../store/gate.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { maySetPrices, notYours } from './who.ts'

const longest = 100
const yes = new Set(['是', '在售', '启用', 'yes', 'true', '1'])
const no = new Set(['否', '停售', '停用', 'no', 'false', '0'])

/** Reads one cell of a product as a person types it. `own` is the product's id, null for a new one. */
export function readProductCell(read: ReadHandle, own: number | null, field: ProductField, typed: string | null): CellOutcome {
  const text = typed === null ? '' : foldText(typed)
  switch (field) {
    case 'code': {
      if (text === '') return { refused: '编码不能为空', cause: 'name-empty' }
      if (text.length > 60) return tooLong(60)
      const holder = read.value<number>('SELECT id FROM product WHERE code = ?', text)
      return holder !== undefined && holder !== own
        ? { refused: `编码“${text}”已被另一个产品使用`, cause: 'code-taken' }
        : { patch: { code: text } }
    }
    case 'name':
      if (text === '') return { refused: '名称不能为空', cause: 'name-empty' }
      return text.length > 200 ? tooLong(200) : { patch: { name: text } }
    case 'line':
    case 'unit':
      return text.length > longest ? tooLong(longest) : { patch: { [field]: text === '' ? null : text } }
    case 'guidePrice': {
      const amount = readAmount(text, 1)
      if (amount === null) return { patch: { guide_price_fen: null } }
      return 'problem' in amount || amount.fen < 0
        ? { refused: `“${text}”不是价格。可以写 12000、1.2万、¥12,000`, cause: 'not-money' }
        : { patch: { guide_price_fen: amount.fen } }
    }
    case 'active': {
      const word = text.toLowerCase()
      if (yes.has(word)) return { patch: { active: 1 } }
      return no.has(word) ? { patch: { active: 0 } } : { refused: `“${text}”看不懂。可以写 在售、停售`, cause: 'not-a-choice' }
    }
  }
}

/** The rules by which cells of products are written: prices by those who answer for them. */
export class ProductCellRules implements CellRules {
  readonly #r: Reading
  readonly #prices: boolean

  constructor(r: Reading) {
    this.#r = r
    this.#prices = maySetPrices(r)
  }

  columns(): readonly string[] {
    return ['code', 'name', 'line', 'unit', 'guide_price_fen', 'active', 'updated_at']
  }

  read(row: Row, field: string, typed: string | null): CellOutcome {
    if (!this.#prices && (field === 'guidePrice' || field === 'active' || field === 'code'))
      return { refused: notYours, cause: 'not-editable' }
    return readProductCell(this.#r.read, Number(row['id']), field as ProductField, typed)
  }

  complete(_row: Row, patch: Row): Row {
    return { ...patch, updated_at: this.#r.clock.now() }
  }

  same(): null {
    return null
  }
}

const tooLong = (most: number): CellOutcome => ({ refused: `太长了，最多 ${most} 个字`, cause: 'too-long' })
