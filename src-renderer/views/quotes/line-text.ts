import type { QuoteLine } from '../../../src-preload/contract/_words/quote.ts'

export const lineFields = ['name', 'productCode', 'spec', 'unit', 'quantity', 'guidePrice', 'price', 'taxRate'] as const
export type LineField = (typeof lineFields)[number]
/** Columns that only finance fills. */
export type EditableField = LineField | 'cost'

/** As a cell shows it while it is edited: plain figures without grouping. */
export function cellText(line: QuoteLine, field: EditableField): string {
  if (field === 'guidePrice' || field === 'price' || field === 'cost') {
    const money = line[field]
    return money === null ? '' : yuanText(money.fen)
  }
  if (field === 'taxRate') return percentText(line.taxRate)
  return line[field] ?? ''
}

/** The line with a cell's text put in; null when the text is none for that cell. */
export function withCell(line: QuoteLine, field: EditableField, text: string): QuoteLine | null {
  const plain = text.normalize('NFKC').trim()
  switch (field) {
    case 'name':
      return plain === '' ? null : { ...line, name: text.trim() }
    case 'productCode':
    case 'spec':
    case 'unit':
      return { ...line, [field]: plain === '' ? null : text.trim() }
    case 'quantity': {
      const quantity = decimalText(plain)
      return quantity === null ? null : { ...line, quantity }
    }
    case 'taxRate': {
      const rate = decimalText(plain.replace(/%$/, ''))
      return rate === null ? null : { ...line, taxRate: shifted(rate, -2) }
    }
    case 'price': {
      const fen = fenOf(plain) ?? (line.guidePrice && discounted(plain, line.guidePrice.fen))
      return fen === null ? null : { ...line, price: { fen } }
    }
    case 'guidePrice':
    case 'cost': {
      const fen = plain === '' ? null : fenOf(plain)
      return plain !== '' && fen === null ? null : { ...line, [field]: fen === null ? null : { fen } }
    }
  }
}

/** `1,234.50` → `1234.5`; null when it is no plain positive number. */
function decimalText(text: string): string | null {
  const plain = text.replace(/[,\s]/g, '')
  if (!/^\d{1,12}(\.\d{1,6})?$/.test(plain)) return null
  return plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain
}

/** Yuan, also in tens of thousands (U+4E07), to fen by moving digits; more than two decimals, or what is no number, is null. */
export function fenOf(text: string): number | null {
  const found = /^(\d{1,13})(?:\.(\d{1,2}))?(\u4e07)?$/.exec(text.replace(/[\u00a5,\s\u5143]/g, ''))
  if (!found) return null
  const [, whole = '', cents = '', wan] = found
  const fen = Number(whole + cents.padEnd(2, '0')) * (wan ? 10_000 : 1)
  return Number.isSafeInteger(fen) ? fen : null
}

/**
 * A price told by its discount off the guide price: 95 or 9.5 with U+6298, 95%, or -5%; half up to the fen. Null when it
 * is none of these.
 */
function discounted(text: string, guideFen: number): number | null {
  const found = /^(-?)(\d{1,3})(?:\.(\d{1,2}))?([%\u6298])$/.exec(text.replace(/\s/g, ''))
  if (!found) return null
  const [, minus = '', whole = '', decimals = '', sign = ''] = found
  const told = BigInt(whole + decimals.padEnd(2, '0'))
  const tenths = sign !== '%' && whole.length === 1
  const hundredths = minus === '' ? told * (tenths ? 10n : 1n) : 10_000n - told
  if ((sign !== '%' && minus !== '') || hundredths < 0n || hundredths > 10_000n) return null
  return Number((BigInt(guideFen) * hundredths + 5_000n) / 10_000n)
}

export function yuanText(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0')
  const cents = digits.slice(-2)
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}${cents === '00' ? '' : `.${cents}`}`
}

/** `0.13` → `13`. */
export const percentText = (rate: string): string => shifted(rate, 2)

function shifted(decimal: string, places: number): string {
  const [whole = '0', fraction = ''] = decimal.split('.')
  const digits = whole + fraction
  const point = whole.length + places
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0')
  const at = point <= 0 ? 1 : point
  const rest = padded.slice(at).replace(/0+$/, '')
  return `${padded.slice(0, at).replace(/^0+(?=\d)/, '')}${rest === '' ? '' : `.${rest}`}`
}

let made = 0
/** A key that no other line of the quote has. */
export const newKey = (): string => `l${Date.now().toString(36)}${(made++).toString(36)}`

export const emptyLine = (name: string): QuoteLine => ({
  key: newKey(),
  productCode: null,
  name,
  spec: null,
  unit: null,
  quantity: '1',
  guidePrice: null,
  price: { fen: 0 },
  taxRate: '0.13',
  cost: null,
})

/** Rows pasted from a sheet, put in from a cell on; rows beyond the last become new lines. What fits no cell is counted. */
export function pasted(
  lines: readonly QuoteLine[],
  at: number,
  field: LineField,
  text: string,
  newName: string,
): { lines: QuoteLine[]; refused: number } {
  const rows = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n')
  const from = lineFields.indexOf(field)
  const result = [...lines]
  let refused = 0
  for (const [r, row] of rows.entries()) {
    let line = result[at + r] ?? emptyLine(newName)
    for (const [c, cell] of row.split('\t').entries()) {
      const target = lineFields[from + c]
      if (target === undefined) continue
      const next = withCell(line, target, cell)
      if (next) line = next
      else if (cell.trim() !== '') refused++
    }
    result[at + r] = line
  }
  return { lines: result, refused }
}
