import { workspaceTimeZone } from '../../../src-preload/contract/_words/basics.ts'
import type { PaperLanguage, PaperSheet } from '../../../src-preload/contract/papers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import { dateInZone } from '../../domain/_base/dates.ts'
import { exactText, multiply, readExact } from '../../domain/_base/exact.ts'
import { rmbCapital } from '../../domain/identifiers/rmb-capital.ts'
import { stampText } from '../../domain/quotes/paper-stamp.ts'
import { quoteTotals } from '../../domain/quotes/quote-totals.ts'
import { versionText } from '../../domain/quotes/version-number.ts'
import type { Reading } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { contentOf, numberOf, quoteById, versionById, type StoredQuote, type StoredVersion } from '../quotes/index.ts'
import { letterheadOf } from './letterhead.ts'

/** A version with its quote, or the refusal that there is none. */
export function versionMeant(read: ReadHandle, versionId: number, method: 'sheet' | 'issue' | 'workbook') {
  const version = versionById(read, versionId)
  const quote = version && quoteById(read, version.quote_id)
  if (!version || !quote) throw refuse(`papers.${method}`, 'not-found', '这个版本不在这个工作区里。请刷新后再试。')
  return { version, quote }
}

/** Everything a page says and the stamp it carries: of the snapshot alone, so that the same version gives the same page. */
export function sheet(r: Reading, { versionId, language }: { versionId: number; language: PaperLanguage }): PaperSheet {
  const { version, quote } = versionMeant(r.read, versionId, 'sheet')
  const content = contentOf(version)
  const totals = quoteTotals(content)
  const standing = standingOf(quote, version, r.read)
  const voucher = standing === 'in-force' ? quote.voucher : null
  const number = numberOf(quote)
  const inForce = quote.in_force_version_id === null ? undefined : versionById(r.read, quote.in_force_version_id)
  const named = { number, version: versionText(version), versionHash: version.hash }
  return {
    quoteId: quote.id,
    versionId,
    number,
    version: named.version,
    voucher,
    standing,
    inForce: inForce ? versionText(inForce) : null,
    customerName: r.read.value<string>('SELECT name FROM customer WHERE id = ?', content.customerId) ?? '',
    owner: quote.owner,
    on: dateInZone(version.at, workspaceTimeZone),
    title: content.title,
    lines: content.lines.map((line, at) => ({
      name: line.name,
      code: line.productCode,
      spec: line.spec,
      unit: line.unit,
      quantity: line.quantity,
      price: line.price,
      taxPercent: percentOf(line.taxRate),
      amount: { fen: totals.lines[at]?.amount ?? 0 },
      net: { fen: totals.lines[at]?.net ?? 0 },
    })),
    amount: { fen: totals.amount },
    net: { fen: totals.net },
    tax: { fen: totals.tax },
    amountInWords: rmbCapital(totals.amount),
    terms: content.terms,
    attachments: content.attachments.filter(({ kind }) => kind !== 'cost-detail').map(({ name }) => name),
    letterhead: letterheadOf(r.read),
    stamp: stampText({ ...named, voucher, language }),
    versionHash: version.hash,
  }
}

/** `0.13` → `13`. */
export const percentOf = (rate: string): string => exactText(multiply(readExact(rate), readExact('100')), 4)

function standingOf(quote: StoredQuote, version: StoredVersion, read: ReadHandle): PaperSheet['standing'] {
  if (quote.in_force_version_id === version.id) return 'in-force'
  const sequence = read.value<number>('SELECT sequence FROM quote_version WHERE id = ?', quote.in_force_version_id ?? 0)
  return quote.state === 'superseded' || (sequence !== undefined && version.sequence < sequence) ? 'superseded' : 'draft'
}
