import { workspaceTimeZone } from '../../../src-preload/contract/_words/basics.ts'
import type { QuoteContent } from '../../../src-preload/contract/_words/quote.ts'
import type { QuoteAssessment } from '../../../src-preload/contract/_words/quote-rows.ts'
import { dateInZone } from '../../domain/_base/dates.ts'
import { exactText, multiply, readExact } from '../../domain/_base/exact.ts'
import { mondayOf } from '../../domain/_base/weeks.ts'
import { lineDeviation } from '../../domain/prices/line-deviation.ts'
import { isBelowMargin } from '../../domain/quotes/approval-duties.ts'
import { collectionLight } from '../../domain/quotes/collection-light.ts'
import { quoteTotals } from '../../domain/quotes/quote-totals.ts'
import { benchmarkDays, reasonsNeeded, termDays } from '../../domain/quotes/submission-gates.ts'
import { onTimeRate, type SettledInvoice } from '../../domain/receivables/on-time.ts'
import type { Reading } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { freezeOn, regionBefore } from '../policies/index.ts'
import { PriceBook } from '../products/index.ts'
import { rulesOn } from '../settings/index.ts'

interface Buyer {
  readonly region: string | null
  readonly type: string | null
  readonly industry: string | null
}

/** What stands between content and its submission (rules C2, C3, E5): the collection light, margin, prices, the freeze. */
export function assess(r: Reading, content: QuoteContent): QuoteAssessment {
  const { read } = r
  const today = dayOnRecord(r)
  const rules = rulesOn(read, today).quotes
  const buyer = read.get<Buyer>('SELECT region, type, industry FROM customer WHERE id = ?', content.customerId)
  const book = new PriceBook(read, { region: buyer?.region ?? null, customerType: buyer?.type ?? null }, today)
  const credit = read.get<{ score: number; source: string }>(
    'SELECT score, source FROM customer_credit WHERE customer_id = ? ORDER BY set_at DESC, id DESC LIMIT 1',
    content.customerId,
  )
  const onTimePercent = onTimeRate(invoicesOf(read, content.customerId), today, 'due').byAmount
  const facts = {
    creditScore: credit?.score ?? null,
    onTimeRate: onTimePercent === null ? null : Number(onTimePercent),
    termDays: termDays(content.terms.payment),
    benchmarkDays: benchmarkDays(buyer?.industry ?? null, rules.termBenchmarks),
  }
  const { light, reasons } = collectionLight(facts)
  const offers = content.lines.map((line) => book.find(line.productCode, line.name))
  const lines = content.lines.map((line, at) => {
    const listed = offers[at]?.guideFen ?? null
    const guide = listed ?? line.guidePrice?.fen ?? null
    const { percent, beyond, special } = lineDeviation(line.price.fen, guide, listed !== null, rules.lineDeviationPercent)
    return { key: line.key, guidePrice: listed === null ? null : { fen: listed }, deviationPercent: percent, beyond, special }
  })
  const costed = content.lines.map((line, at) => {
    const cost = offers[at]?.costFen
    return line.cost === null && cost !== null && cost !== undefined ? { ...line, cost: { fen: cost } } : line
  })
  const priced = { ...content, lines: costed }
  const belowMargin = isBelowMargin(priced, rules)
  const regions = lines.some(({ special }) => special) ? regionsOf(read, content.customerId, buyer?.region ?? '', today) : []
  const freeze = regions.length === 0 ? null : freezeOn(read, regions, today)
  return {
    light,
    lightReasons: [...reasons],
    creditScore: facts.creditScore,
    creditSource: credit?.source ?? null,
    onTimePercent,
    termDays: facts.termDays,
    benchmarkDays: facts.benchmarkDays,
    lines,
    marginPercent: quoteTotals(priced).marginPercent,
    belowMargin,
    marginProvisional: content.lines.some(({ cost }, at) => cost === null && costed[at]?.cost !== null),
    freeze: freeze && {
      region: freeze.region,
      from: freeze.from,
      to: freeze.to,
      ratio: exactText(multiply(readExact(freeze.ratio), readExact('100')), 2),
    },
    needed: reasonsNeeded({ light, belowMargin, linesBeyond: lines.filter(({ beyond }) => beyond).length }),
  }
}

/** What is on record has happened: a machine whose clock is set back does not leave a frozen week by it. */
function dayOnRecord({ read, clock }: Reading): string {
  const last = read.value<string>('SELECT at FROM change_set ORDER BY id DESC LIMIT 1')
  const day = last === undefined ? '' : dateInZone(last, workspaceTimeZone)
  return day > clock.today() ? day : clock.today()
}

function invoicesOf(read: ReadHandle, customerId: number): SettledInvoice[] {
  return read
    .all<{ gross_fen: number; due_on: string; paid_on: string | null }>(
      `SELECT gross_fen, due_on, paid_on FROM trade_document WHERE event = 'invoice' AND due_on IS NOT NULL AND gross_fen > 0
       AND (customer_id = ? OR customer_id IN (SELECT from_id FROM customer_merge WHERE into_id = ?))`,
      customerId,
      customerId,
    )
    .map((one) => ({ amountFen: one.gross_fen, due: one.due_on, settledOn: one.paid_on }))
}

/** Where the customer is, and where it was as the week began: moving it does not end a freeze. */
function regionsOf(read: ReadHandle, customerId: number, now: string, today: string): string[] {
  return [...new Set([now, regionBefore(read, customerId, mondayOf(today), now)])]
}
