import type { PaperVerdictShown } from '../../../src-preload/contract/_words/quote-rows.ts'
import type { PaperStamp } from '../../domain/quotes/paper-stamp.ts'
import { isVoucherNumber, voucherOf } from '../../domain/quotes/voucher-number.ts'
import { versionText } from '../../domain/quotes/version-number.ts'
import type { Reading } from '../../store/contexts.ts'
import { contentOf, versionById, type StoredQuote, type StoredVersion } from './stored.ts'
import { brokenChains } from './verify.ts'

const nothing = {
  voucher: null,
  quoteId: null,
  number: null,
  version: null,
  inForce: null,
  expiredOn: null,
  issuedAt: null,
  issuedBy: null,
}
type Looking = Pick<Reading, 'read' | 'clock'>

/**
 * Is the quote that a page or a person names the one in force? Reads the first voucher or quote number of the text, and the
 * version beside it. A voucher whose check character does not fit is `misread`, never looked up.
 */
export function checkText(r: Looking, text: string): PaperVerdictShown {
  const { read } = r
  const plain = text.normalize('NFKC').toUpperCase()
  const voucherText = /JW\d{4}[\s-]*[0-9A-Z]{2,11}[\s-]*[0-9A-Z]\b/.exec(plain)?.[0]
  const versionSaid = /\bV(\d+)\.(\d+)\b/.exec(plain)
  const said = versionSaid ? `V${Number(versionSaid[1])}.${Number(versionSaid[2])}` : null
  if (voucherText !== undefined) {
    if (!isVoucherNumber(voucherText)) return { ...nothing, verdict: 'misread', voucher: voucherText }
    return voucherVerdict(r, voucherOf(voucherText) ?? '', said)
  }
  const [, number, alternative] = /(Q\d{4}-[0-9A-Z]+-[0-9A-Z]+)(?:-([A-Z]))?(?![0-9A-Z])/.exec(plain) ?? []
  if (number === undefined) return { ...nothing, verdict: 'unknown' }
  const quote =
    alternative === undefined
      ? (read.get<StoredQuote>('SELECT * FROM quote WHERE number = ? AND in_force_version_id IS NOT NULL', number) ??
        read.get<StoredQuote>('SELECT * FROM quote WHERE number = ? ORDER BY alternative', number))
      : read.get<StoredQuote>('SELECT * FROM quote WHERE number = ? AND alternative = ?', number, alternative)
  return quote ? verdictOf(r, quote, said, null) : { ...nothing, verdict: 'unknown', number }
}

/** A file as it came back. */
export interface FoundPaper {
  readonly sha256: string
  readonly stamp: PaperStamp | null
}

interface Issued {
  readonly version_id: number
  readonly by: string
  readonly at: string
}

/**
 * What a file is. The same to the byte as one made here: as its version stands. With a stamp of this workspace and yet not
 * the same: altered. Without one nothing is said about it.
 */
export function checkPaper(r: Looking, { sha256, stamp }: FoundPaper): PaperVerdictShown {
  const issued = r.read.get<Issued>('SELECT version_id, "by", at FROM quote_paper WHERE sha256 = ? ORDER BY id DESC', sha256)
  const named = stamp?.versionHash
  const version = issued
    ? versionById(r.read, issued.version_id)
    : named === undefined
      ? undefined
      : r.read.get<StoredVersion>(
          `SELECT v.* FROM quote AS q JOIN quote_version AS v ON v.quote_id = q.id
           WHERE q.number || CASE WHEN q.alternative = 'A' THEN '' ELSE '-' || q.alternative END = ? AND v.hash = ?`,
          stamp?.number ?? '',
          named,
        )
  const quote = version && r.read.get<StoredQuote>('SELECT * FROM quote WHERE id = ?', version.quote_id)
  if (!version || !quote)
    return { ...nothing, verdict: 'unknown', number: stamp?.number ?? null, version: stamp?.version ?? null }
  const found = verdictOf(r, quote, versionText(version), stamp?.voucher ?? null)
  if (!issued) return { ...found, verdict: 'altered' }
  return { ...found, issuedAt: issued.at, issuedBy: issued.by }
}

/** A voucher belongs to one approval: an older one names a version that was in force once. */
function voucherVerdict(r: Looking, voucher: string, said: string | null): PaperVerdictShown {
  const current = r.read.get<StoredQuote>('SELECT * FROM quote WHERE voucher = ?', voucher)
  if (current) return verdictOf(r, current, said, voucher)
  const approvalId = Number.parseInt(voucher.slice(7, -2), 36)
  const past = Number.isSafeInteger(approvalId)
    ? r.read.get<{ quote_id: number; version_id: number }>(
        `SELECT quote_id, version_id FROM quote_event WHERE id = ? AND type IN ('approve', 'submit')`,
        approvalId,
      )
    : undefined
  const quote = past && r.read.get<StoredQuote>('SELECT * FROM quote WHERE id = ?', past.quote_id)
  if (!past || !quote) return { ...nothing, verdict: 'unknown', voucher }
  const version = versionById(r.read, past.version_id)
  const found = verdictOf(r, quote, version ? versionText(version) : said, voucher)
  // An approval that another one has overtaken, even of the same version, is not the one in force.
  return found.verdict === 'in-force' ? { ...found, verdict: 'not-in-force' } : found
}

function verdictOf({ read, clock }: Looking, quote: StoredQuote, said: string | null, voucher: string | null): PaperVerdictShown {
  const inForce = quote.in_force_version_id === null ? undefined : versionById(read, quote.in_force_version_id)
  const now = inForce ? versionText(inForce) : null
  const standing = now === null ? 'not-in-force' : said === null || said === now ? 'in-force' : 'superseded'
  const intact = brokenChains(read, quote).length === 0
  const validUntil = intact && inForce ? contentOf(inForce).terms.validUntil : null
  return {
    verdict: intact ? standing : 'broken',
    // The voucher is that of the version in force; beside another it would vouch for what it does not.
    voucher: voucher ?? (standing === 'in-force' ? quote.voucher : null),
    quoteId: quote.id,
    number: numberOf(quote),
    version: said ?? now,
    inForce: now,
    expiredOn: validUntil !== null && validUntil < clock.today() ? validUntil : null,
    issuedAt: null,
    issuedBy: null,
  }
}

/** With the letter of its alternative; the first one has none. */
export function numberOf({ number, alternative }: Pick<StoredQuote, 'number' | 'alternative'>): string {
  return alternative === 'A' ? number : `${number}-${alternative}`
}
