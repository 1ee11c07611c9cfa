import { chinaCalendar } from '../../../domain/_base/calendars.ts'
import { add, exactText, exactToFen, multiply, readExact } from '../../../domain/_base/exact.ts'
import { fenToText } from '../../../domain/_base/money.ts'
import { combineRates, orderedReduction } from '../../../domain/rebates/combine-rebates.ts'
import { evaluateRebate } from '../../../domain/rebates/evaluate-rebate.ts'
import { onTimeRebate } from '../../../domain/rebates/on-time-invoices.ts'
import { roundingsOf } from '../../../domain/rebates/roundings.ts'
import { carryNegative, rebateOn, returnIntoOriginal, settleCumulative, splitFen } from '../../../domain/rebates/settle-rebate.ts'
import { goodsRebate, priceProtection, shipAndDebit } from '../../../domain/rebates/unit-rebates.ts'
import { netAndTax, taxWithin } from '../../../domain/rebates/rebate-vat.ts'
import { CannotDo, fen as fenOf, list, object, optional, text, type Case, type Rules } from './case-reading.ts'
import { accrualAnswer, closedAnswer, proratedAnswer, reconciliationAnswer } from './rebate-periods.ts'
import { decimal, decimals, rebateFacts, rebateRule } from './rebate-reading.ts'

function ruleAnswer(input: Case): object {
  if (input['invoices'] !== undefined) return onTimeAnswer(input)
  const rule = rebateRule(input['rule'])
  if (input['members'] !== undefined) {
    const members = list(input['members']).map(object)
    const parts = members.map((member) => decimal(member['basis'] ?? member['amount'] ?? member['sales']))
    const sum = parts.map(readExact).reduce(add)
    const fen = rebateOn(rule, exactText(sum, 6))
    const shares = splitFen(fen, parts)
    const nameOf = (member: Case, i: number) => text(member['id'] ?? member['name'] ?? member['no'] ?? String(i + 1))
    return {
      rebate: fenToText(fen),
      allocation: Object.fromEntries(members.map((m, i) => [nameOf(m, i), fenToText(shares[i] ?? 0)])),
    }
  }
  const result = evaluateRebate(rule, rebateFacts(input['facts']))
  if (result.fen === null) throw new CannotDo(`lacking: ${result.missing.join(', ')}`)
  return { rebate: fenToText(result.fen) }
}

function onTimeAnswer(input: Case): object {
  const invoices = list(input['invoices'])
    .map(object)
    .map((invoice, i) => ({
      no: text(invoice['no'] ?? String(i + 1)),
      amount: decimal(invoice['amount']),
      due: text(invoice['due']),
      paidOn: optional(invoice['paidOn'], text),
    }))
  const rate = decimal(input['rate'])
  return {
    noRoll: fenToText(onTimeRebate(rate, invoices, null).fen),
    rollToNextWorkday: fenToText(onTimeRebate(rate, invoices, chinaCalendar).fen),
  }
}

/** The figures by period are the one list of amounts, whatever it is called; `cumulative…` are running totals already. */
function settlementAnswer(input: Case): object {
  const rule = rebateRule(input['rule'] ?? { ...input, tiers: input['scale'] ?? input['tiers'] })
  const found = Object.entries(input).find(([name, value]) => Array.isArray(value) && name !== 'scale' && name !== 'tiers')
  if (!found) throw new CannotDo('a list of amounts expected')
  const [name, amounts] = [found[0], decimals(found[1])]
  let running = readExact('0')
  const totals = amounts.map((amount) => exactText((running = add(running, readExact(amount))), 6))
  const facts = rebateFacts(input['facts'] ?? {})
  const cumulative = (name.startsWith('cumulative') ? amounts : totals).map((basis) => ({ ...facts, basis }))
  const fen = settleCumulative(rule, cumulative, optional(input['settledBefore'] ?? input['alreadySettled'], fenOf) ?? 0)
  return { settlements: fen.map(fenToText), total: fenToText(fen.reduce((a, b) => a + b, 0)) }
}

function returnsAnswer(input: Case): object {
  const rule = rebateRule(input['rule'])
  if (input['period1'] !== undefined) {
    const periods = [input['period1'], input['period2']]
      .filter((one) => one !== undefined)
      .map(object)
      .map((one) => ({ sales: decimal(one['sales']), returns: decimal(one['returns'] ?? '0') }))
    const [first, second] = carryNegative(rule, periods, input['carryNegative'] === true)
    return {
      period1Rebate: fenToText(first?.fen ?? 0),
      carryForward: first?.carryForward ?? '0.00',
      ...(second ? { period2Basis: second.basis, period2Rebate: fenToText(second.fen) } : {}),
    }
  }
  const returned = decimal(input['return'] ?? input['returns'])
  const original = returnIntoOriginal(rule, decimal(input['settledBasis']), returned)
  const next = optional(input['nextPeriodSales'], decimal)
  const [current] = next === null ? [] : carryNegative(rule, [{ sales: next, returns: returned }], false)
  return {
    original: fenToText(original.originalFen),
    recomputedOriginal: fenToText(original.recomputedFen),
    clawback: fenToText(original.clawbackFen),
    ...(current ? { currentPeriodPolicyNextRebate: fenToText(current.fen) } : {}),
  }
}

function vatAnswer(input: Case): object {
  if (input['received'] !== undefined)
    return {
      inputVatReduction: decimals(input['received']).map((amount) => fenToText(taxWithin(amount, decimal(input['rate'])))),
    }
  const lines = optional(input['lines'], (value) => list(value).map(object))
  if (lines) {
    const taxes = lines.map((line) =>
      taxWithin(decimal(line['received'] ?? line['amount'] ?? line['gross']), decimal(line['rate'])),
    )
    return { inputVatReduction: taxes.map(fenToText), total: fenToText(taxes.reduce((a, b) => a + b, 0)) }
  }
  const { netFen, taxFen } = netAndTax(decimal(input['gross'] ?? input['amount'] ?? input['rebateGross']), decimal(input['rate']))
  return { net: fenToText(netFen), vat: fenToText(taxFen) }
}

function roundingAnswer(input: Case): object {
  if (input['weights'] !== undefined || input['shares'] !== undefined)
    return {
      allocation: splitFen(
        exactToFen(readExact(decimal(input['total'] ?? input['amount']))),
        decimals(input['weights'] ?? input['shares']),
      ).map(fenToText),
    }
  const rate = readExact(decimal(input['rate']))
  if (input['amounts'] !== undefined || input['lines'] !== undefined) {
    const parts = decimals(input['amounts'] ?? input['lines']).map((amount) => multiply(readExact(amount), rate))
    const whole = parts.reduce(add)
    return {
      perLine: fenToText(parts.reduce((sum, part) => sum + exactToFen(part), 0)),
      onTotal: fenToText(exactToFen(whole)),
    }
  }
  const { halfUpFen, halfUpNegativeFen, halfEvenFen, exact } = roundingsOf(multiply(readExact(decimal(input['amount'])), rate))
  return { halfUp: fenToText(halfUpFen), halfUpNegative: fenToText(halfUpNegativeFen), halfEven: fenToText(halfEvenFen), exact }
}

function goodsAnswer(input: Case): object {
  const given = goodsRebate(
    decimal(input['quantity']),
    decimal(input['per']),
    decimal(input['free']),
    decimal(input['unitPriceNet'] ?? '0'),
  )
  return {
    freeQuantity: given.freeQuantity,
    ...(input['unitPriceNet'] === undefined ? {} : { valueNet: fenToText(given.valueFen) }),
  }
}

function priceAnswer(input: Case): object {
  if (input['oldPrice'] === undefined) {
    const [price, contract] = [
      input['price'] ?? input['purchasePrice'] ?? input['listPrice'],
      input['contractPrice'] ?? input['contractRate'],
    ]
    const claimed = decimal(input['claimQuantity'] ?? input['quantity'])
    return { claim: fenToText(shipAndDebit(decimal(price), decimal(contract), claimed)) }
  }
  const [old, now] = [decimal(input['oldPrice']), decimal(input['newPrice'])]
  const stock = decimal(input['eligibleStock'] ?? input['stock'])
  const cap = optional(input['cap'], decimal) ?? undefined
  const inTransit = optional(input['inTransit'], decimal)
  return {
    stockOnly: fenToText(priceProtection(old, now, [stock], cap)),
    ...(inTransit === null ? {} : { withInTransit: fenToText(priceProtection(old, now, [stock, inTransit], cap)) }),
  }
}

function combinationAnswer(input: Case): object {
  const base = decimal(input['base'] ?? input['basis'] ?? input['amount'])
  if (input['rates'] === undefined || input['order'] !== undefined || input['deals'] !== undefined)
    return orderedAnswer(base, input)
  const rates = decimals(input['rates'])
  return {
    sum: fenToText(combineRates(base, rates, 'sum')),
    max: fenToText(combineRates(base, rates, 'max')),
    sequentialNet: fenToText(combineRates(base, rates, 'sequentialNet')),
  }
}

function orderedAnswer(base: string, input: Case): object {
  const deals = list(input['deals'] ?? input['rates'])
    .map((value) => (typeof value === 'string' ? { rate: value } : object(value)))
    .map((deal, i) => {
      const one = deal as Case
      return {
        id: label(one['id'] ?? one['no'] ?? i + 1),
        rate: decimal(one['rate']),
        // Only what was provided is read here, so a deal that looks at paid rebates alone finds nothing.
        appliesReduction:
          (one['appliesReduction'] ?? one['applyReduction'] ?? one['reduce']) === true &&
          !/^rebates?$/i.test(label(one['reductionBasis'] ?? '')),
        excludedFromReduction:
          (one['excludedFromReduction'] ?? one['excludeFromReduction'] ?? one['exclude'] ?? one['excluded']) === true,
      }
    })
  const order = optional(input['order'], (value) => list(value).map(label)) ?? deals.map(({ id }) => id)
  const sorted = order.map((id) => deals.find((deal) => deal.id === id) ?? cannot(`no deal ${id}`))
  const given = orderedReduction(base, sorted)
  return { amounts: given.map(({ fen }) => fenToText(fen)), total: fenToText(given.reduce((sum, { fen }) => sum + fen, 0)) }
}

const label = (value: unknown): string => (typeof value === 'number' ? String(value) : text(value))

function cannot(message: string): never {
  throw new CannotDo(message)
}

const groups: Readonly<Record<string, (input: Case) => object>> = {
  rule: ruleAnswer,
  settlement: settlementAnswer,
  returns: returnsAnswer,
  vat: vatAnswer,
  rounding: roundingAnswer,
  goods: goodsAnswer,
  priceProtection: priceAnswer,
  shipAndDebit: priceAnswer,
  combination: combinationAnswer,
  accrual: accrualAnswer,
  reconciliation: reconciliationAnswer,
  lock: closedAnswer,
  proration: proratedAnswer,
}

/** Which kind a case is, by the figures it brings; its group, if it names one that is known, decides. */
function kindOf(one: Case, input: Case): string {
  const group = one['group']
  if (typeof group === 'string' && Object.hasOwn(groups, group)) return group
  const has = (...names: string[]) => names.some((name) => input[name] !== undefined)
  if (has('cumulativeBasis', 'periodBasis', 'scale')) return 'settlement'
  if (has('settledBasis', 'period1')) return 'returns'
  if (has('lockedRebate', 'locked', 'lockedPeriod')) return 'lock'
  if (has('facts', 'invoices', 'members')) return 'rule'
  if (has('received', 'gross', 'rebateGross')) return 'vat'
  if (has('free')) return 'goods'
  if (has('oldPrice', 'contractPrice', 'contractRate')) return 'priceProtection'
  if (has('rates', 'deals')) return 'combination'
  if (has('scenarios', 'priceIfVolume')) return 'accrual'
  if (has('rows')) return 'reconciliation'
  if (has('validFrom', 'joined')) return 'proration'
  if (!has('rule') && has('amount', 'amounts', 'weights')) return 'rounding'
  return 'rule'
}

const rebate = (one: Case): object => {
  const input = object(one['input'] ?? one)
  const kind = kindOf(one, input)
  return { expected: (groups[kind] ?? ruleAnswer)(input) }
}

export const rebateRules: Rules = {
  'rebates.cases': rebate,
  rebate,
  /** The proof: every step with its figures. */
  'rebate-steps'(one) {
    const input = object(one['input'] ?? one)
    const { fen, missing, steps } = evaluateRebate(rebateRule(input['rule']), rebateFacts(input['facts']))
    return { rebate: fen === null ? null : fenToText(fen), missing, steps }
  },
}
