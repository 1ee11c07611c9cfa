import { add, exactText, exactToFen, multiply, readExact } from '../../../domain/_base/exact.ts'
import { fenToText } from '../../../domain/_base/money.ts'
import { adjustClosedPeriod } from '../../../domain/rebates/close-period.ts'
import { evaluateRebate } from '../../../domain/rebates/evaluate-rebate.ts'
import { prorated, shareOfDays, shareOfMonths } from '../../../domain/rebates/prorate.ts'
import { accrueToDate, expectedRate, mostLikelyRate } from '../../../domain/rebates/rebate-accrual.ts'
import { explainedFen, reconcile, type Reconciliation, type Tolerance } from '../../../domain/rebates/reconcile.ts'
import { rebateOn } from '../../../domain/rebates/settle-rebate.ts'
import { CannotDo, fen, list, object, optional, text, type Case } from './case-reading.ts'
import { decimal, decimals, rebateFacts, rebateRule } from './rebate-reading.ts'

export function accrualAnswer(input: Case): object {
  if (input['priceIfVolume'] !== undefined) return { revenue: retrospectiveRevenue(input) }
  if (input['scenarios'] !== undefined) {
    const scenarios = list(input['scenarios'])
      .map(object)
      .map(({ p, rate }) => ({ p: decimal(p), rate: decimal(rate) }))
    const rate = input['method'] === 'mostLikely' ? mostLikelyRate(scenarios) : expectedRate(scenarios)
    return { rate: exactText(rate, 12), accrual: fenToText(exactToFen(multiply(readExact(decimal(input['basis'])), rate))) }
  }
  const sales = decimals(
    input['basis'] ?? input['sales'] ?? input['monthlyBasis'] ?? input['monthlySales'] ?? input['periodBasis'],
  )
  const rates = decimals(input['rates'] ?? input['rateEstimates'] ?? input['estimatedRate'] ?? input['estimates'])
  if (sales.length !== rates.length) throw new CannotDo('one rate for each period expected')
  const accruals = accrueToDate(sales.map((basis, i) => ({ basis, rate: readExact(rates[i] ?? '0') })))
  return { accruals: accruals.map(fenToText), total: fenToText(accruals.reduce((a, b) => a + b, 0)) }
}

/** A unit price that falls for everything once a volume is expected: the whole to date at the newest estimate, less what was booked. */
function retrospectiveRevenue(input: Case): string[] {
  const [high, low] = [readExact(decimal(input['price'])), readExact(decimal(input['priceIfVolume']))]
  let [units, booked] = [0, 0]
  return list(input['units']).map((count, i) => {
    units += Number(count)
    const above = /above|reach|over|yes/i.test(JSON.stringify(list(input['estimate'])[i] ?? ''))
    const total = exactToFen(multiply(above ? low : high, readExact(String(units))))
    const now = total - booked
    booked = total
    return fenToText(now)
  })
}

function toleranceOf(value: unknown, share: unknown): Tolerance {
  const input = typeof value === 'object' && value !== null ? object(value) : { amount: value, share }
  const part = optional(input['share'] ?? input['pct'], decimal)
  return { amount: decimal(input['amount'] ?? input['abs'] ?? '0'), ...(part === null ? {} : { share: part }) }
}

export function reconciliationAnswer(input: Case): object {
  const tolerance = toleranceOf(input['tolerance'], input['tolerancePct'] ?? input['toleranceRate'])
  const rows = list(input['rows']).map(object)
  return {
    rows: rows.map((row) => {
      const reasons = list(row['reasons'])
        .map(object)
        .map(({ code, amount, basis, rate }) => ({
          code: text(code),
          ...(amount === undefined ? {} : { amount: decimal(amount) }),
          ...(basis === undefined ? {} : { basis: decimal(basis), rate: decimal(rate) }),
        }))
      explainedFen(reasons)
      return rowAnswer(
        reconcile(
          { systemFen: fen(row['system']), claimedFen: optional(row['claimed'], fen), paidFen: fen(row['paid'] ?? '0'), reasons },
          tolerance,
        ),
        reasons.length > 0,
      )
    }),
  }
}

/** Only what a status is about is said with it. */
function rowAnswer(row: Reconciliation, reasoned: boolean): object {
  const { status, varianceFen, explainedFen: explained, unexplainedFen } = row
  const matched = status === 'matched' || status === 'matched_within_tolerance'
  const over = status === 'overpaid' || status === 'paid_without_entitlement'
  return {
    claimVariance: varianceFen === null ? null : fenToText(varianceFen),
    ...(reasoned && explained !== null ? { explained: fenToText(explained), unexplained: fenToText(unexplainedFen ?? 0) } : {}),
    status,
    ...(matched && row.approvedFen !== null ? { approved: fenToText(row.approvedFen) } : {}),
    ...(status === 'underpaid' ? { openAmount: fenToText(row.openFen) } : {}),
    ...(over ? { overpaid: fenToText(row.overpaidFen) } : {}),
  }
}

/** A late document against a closed period: what was locked stays, the difference is booked in the open one. */
export function closedAnswer(input: Case): object {
  const rule = rebateRule(input['rule'])
  const before = decimal(input['lockedBasis'] ?? input['settledBasis'] ?? input['basis'])
  const lateSum = list(input['lateDocuments'] ?? [input['lateInvoice'] ?? input['lateDocument'] ?? input['late']])
    .map((one) => readExact(decimal(typeof one === 'object' && one !== null ? object(one)['amount'] : one)))
    .reduce(add, readExact(before))
  const lockedFen = optional(input['lockedRebate'], fen) ?? rebateOn(rule, before)
  const facts = { ...rebateFacts(input['facts'] ?? {}), basis: exactText(lateSum, 6) }
  const recomputedFen = evaluateRebate(rule, facts).fen ?? 0
  const period = text(input['lockedPeriod'] ?? '0000')
  const open = text(input['openPeriod'] ?? '9999')
  const adjustment = adjustClosedPeriod({ period, lockedFen, adjustedFen: 0 }, recomputedFen, open)
  return {
    lockedRebate: fenToText(lockedFen),
    priorPeriodAdjustment: fenToText(adjustment?.fen ?? 0),
    ...(input['openPeriod'] === undefined ? {} : { bookedIn: open }),
  }
}

export function proratedAnswer(input: Case): object {
  const span = (from: unknown, to: unknown) => ({ from: text(from), to: text(to) })
  const whole = span(input['periodFrom'] ?? input['from'], input['periodTo'] ?? input['to'])
  const part = span(input['validFrom'] ?? input['joined'] ?? input['start'], input['validTo'] ?? whole.to)
  const share = input['method'] === 'months' ? shareOfMonths(part, whole) : shareOfDays(part, whole)
  return { target: fenToText(prorated(decimal(input['target'] ?? input['amount']), share)) }
}
