import { isVoucherNumber, voucherOf } from '../../domain/quotes/voucher-number.ts'
import { versionText } from '../../domain/quotes/version-number.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { versionById, type StoredQuote } from './stored.ts'

interface Checked {
  readonly verdict: 'in-force' | 'not-in-force' | 'unknown' | 'misread'
  readonly voucher: string | null
  readonly quoteId: number | null
  readonly number: string | null
  readonly version: string | null
  readonly inForce: string | null
}

const nothing = { voucher: null, quoteId: null, number: null, version: null, inForce: null }

/**
 * Is the quote that a page or a person names the one in force? Reads the first voucher or quote number of the text, and the
 * version beside it. A voucher whose check character does not fit is `misread`, never looked up.
 */
export function checkText(read: ReadHandle, text: string): Checked {
  const plain = text.normalize('NFKC').toUpperCase()
  const voucherText = /JW\d{4}[\s-]*[0-9A-Z]{2,11}[\s-]*[0-9A-Z]\b/.exec(plain)?.[0]
  const versionSaid = /\bV(\d+)\.(\d+)\b/.exec(plain)
  const said = versionSaid ? `V${Number(versionSaid[1])}.${Number(versionSaid[2])}` : null
  if (voucherText !== undefined) {
    if (!isVoucherNumber(voucherText)) return { ...nothing, verdict: 'misread', voucher: voucherText }
    return voucherVerdict(read, voucherOf(voucherText) ?? '', said)
  }
  const number = /Q\d{4}-[0-9A-Z]+-[0-9A-Z]+/.exec(plain)?.[0]
  if (number === undefined) return { ...nothing, verdict: 'unknown' }
  const quote =
    read.get<StoredQuote>('SELECT * FROM quote WHERE number = ? AND in_force_version_id IS NOT NULL', number) ??
    read.get<StoredQuote>('SELECT * FROM quote WHERE number = ? ORDER BY alternative', number)
  return quote ? verdictOf(read, quote, said, null) : { ...nothing, verdict: 'unknown', number }
}

/** A voucher belongs to one approval: an older one names a version that was in force once. */
function voucherVerdict(read: ReadHandle, voucher: string, said: string | null): Checked {
  const current = read.get<StoredQuote>('SELECT * FROM quote WHERE voucher = ?', voucher)
  if (current) return verdictOf(read, current, said, voucher)
  const approvalId = Number.parseInt(voucher.slice(7, -2), 36)
  const past = Number.isSafeInteger(approvalId)
    ? read.get<{ quote_id: number; version_id: number }>(
        `SELECT quote_id, version_id FROM quote_event WHERE id = ? AND type IN ('approve', 'submit')`,
        approvalId,
      )
    : undefined
  const quote = past && read.get<StoredQuote>('SELECT * FROM quote WHERE id = ?', past.quote_id)
  if (!past || !quote) return { ...nothing, verdict: 'unknown', voucher }
  const version = versionById(read, past.version_id)
  return { ...verdictOf(read, quote, version ? versionText(version) : said, voucher), verdict: 'not-in-force' }
}

function verdictOf(read: ReadHandle, quote: StoredQuote, said: string | null, voucher: string | null): Checked {
  const inForce = quote.in_force_version_id === null ? undefined : versionById(read, quote.in_force_version_id)
  const now = inForce ? versionText(inForce) : null
  return {
    verdict: now !== null && (said === null || said === now) ? 'in-force' : 'not-in-force',
    voucher: voucher ?? quote.voucher,
    quoteId: quote.id,
    number: quote.number,
    version: said ?? now,
    inForce: now,
  }
}
