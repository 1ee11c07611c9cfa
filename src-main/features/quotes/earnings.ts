import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { quotes } from '../../../src-preload/contract/quotes.ts'
import { fenToText } from '../../domain/_base/money.ts'
import { percentText } from '../../domain/_base/ratios.ts'
import { lineDeviation } from '../../domain/prices/line-deviation.ts'
import { quoteTotals } from '../../domain/quotes/quote-totals.ts'
import { termDays } from '../../domain/quotes/submission-gates.ts'
import type { Reading } from '../../store/contexts.ts'
import { calculateOffer } from '../policies/index.ts'
import { PriceBook } from '../products/index.ts'
import { rebatesWithOffer } from '../rebates/index.ts'
import { rulesOn } from '../settings/index.ts'

interface Buyer {
  readonly region: string | null
  readonly type: string | null
  readonly tier: string | null
}

/**
 * What a quote would bring if it were signed today and sold in full (rules E2, E3): policy rewards with their day, what the
 * rebate programmes would come to for the customer, and what of its amount that takes.
 */
export const earnings: QueryHandlers<typeof quotes, Reading>['earnings'] = (r, { content, referrals, paymentDays, role }) => {
  const { read } = r
  const on = r.clock.today()
  const buyer = read.get<Buyer>('SELECT region, type, tier FROM customer WHERE id = ?', content.customerId)
  const book = new PriceBook(read, { region: buyer?.region ?? null, customerType: buyer?.type ?? null }, on)
  const totals = quoteTotals(content)
  const beyond = rulesOn(read, on).quotes.lineDeviationPercent
  const lines = content.lines.map((line, at) => {
    const offer = book.find(line.productCode, line.name)
    const sku = offer?.code ?? line.productCode ?? ''
    const productLine = offer ? (read.value<string | null>('SELECT line FROM product WHERE id = ?', offer.productId) ?? '') : ''
    const listed = offer?.guideFen ?? null
    const special = listed !== null && lineDeviation(line.price.fen, listed, true, beyond).special
    const { amount = 0, net = 0 } = totals.lines[at] ?? {}
    return {
      names: [sku, line.name, productLine].filter((name) => name !== ''),
      amount: fenToText(amount),
      netFen: net,
      grossFen: amount,
      quantity: line.quantity,
      attributes: { sku, productLine, priceKind: special ? 'special' : 'standard', onTime: 'yes' },
    }
  })
  const deal = {
    date: on,
    region: buyer?.region ?? '',
    customerClass: buyer?.tier ?? '',
    role,
    referrals,
    paymentDays: paymentDays ?? termDays(content.terms.payment) ?? 0,
  }
  const rewards = calculateOffer(read, { ...deal, lines })
  const rebates = rebatesWithOffer(read, content.customerId, lines, on).map(({ now, would, near, missing, ...one }) => ({
    ...one,
    now: now === null ? null : { fen: now },
    would: would === null ? null : { fen: would },
    missing: [...missing],
    next: near && { gap: near.gap, would: { fen: near.thenFen } },
  }))
  const rebateFen = rebates.reduce((sum, { now, would }) => sum + (would && now ? would.fen - now.fen : 0), 0)
  return {
    ...deal,
    amount: { fen: totals.amount },
    rewards: rewards.rewards,
    others: rewards.others,
    rewardTotal: rewards.total,
    rebates,
    rebateTotal: { fen: rebateFen },
    sharePercent: percentText(BigInt(rewards.total.fen + rebateFen), BigInt(totals.amount), 2),
  }
}
