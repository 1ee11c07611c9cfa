import { chinaCalendar } from '../../../domain/_base/calendars.ts'
import { fenToText } from '../../../domain/_base/money.ts'
import { ageByBookingYears, ageByDueDate } from '../../../domain/receivables/ageing.ts'
import { allocateReceipts, type OpenInvoice, type Receipt } from '../../../domain/receivables/allocate-receipts.ts'
import { countdown } from '../../../domain/receivables/countdown.ts'
import { averageDaysDelinquent, collectionEffectiveness, countbackDso, simpleDso } from '../../../domain/receivables/dso.ts'
import { dueDate, type PaymentTerm, type Roll, type TermBasis } from '../../../domain/receivables/due-date.ts'
import { instalments, type InstalmentPart } from '../../../domain/receivables/instalments.ts'
import { onTimeRate, punctuality } from '../../../domain/receivables/on-time.ts'
import { overdueInterest, statutoryDailyRate } from '../../../domain/receivables/overdue-interest.ts'
import { statutoryDue, type BuyerType } from '../../../domain/receivables/statutory-due.ts'
import { CannotDo, fen, given, list, number, object, optional, text, type Case, type Rules } from './case-reading.ts'

const bases: readonly string[] = ['contract', 'delivery', 'invoice', 'invoiceReceived', 'acceptance', 'statement']
const rolls: readonly string[] = ['none', 'next', 'prev']

function term(value: unknown): PaymentTerm {
  const input = object(value)
  const basis = text(input['basis'] ?? 'invoice')
  const roll = text(input['roll'] ?? 'none')
  if (!bases.includes(basis)) throw new CannotDo(`basis must be one of ${bases.join(', ')}`)
  if (!rolls.includes(roll)) throw new CannotDo(`roll must be one of ${rolls.join(', ')}`)
  const steps = ['cutoffDay', 'months', 'days', 'workdays', 'dayOfMonth'].filter((step) => (input[step] ?? null) !== null)
  return {
    basis: basis as TermBasis,
    fromMonthEnd: input['fromMonthEnd'] === true,
    toMonthEnd: input['toMonthEnd'] === true,
    roll: roll as Roll,
    ...Object.fromEntries(steps.map((step) => [step, number(input[step])])),
  }
}

/** Public bodies and what belongs to them, large enterprises; anybody else is not bound. */
const buyers: readonly (readonly [RegExp, BuyerType])[] = [
  [/^(?:government|public|institution|hospital|机关|事业单位|公立医院)/i, 'government'],
  [/^(?:large|大型)/i, 'large'],
]

function part(value: unknown): InstalmentPart {
  const input = object(value)
  return {
    name: text(input['name']),
    share: text(input['percent']),
    term: term(input['term']),
    base: optional(input['base'], text),
  }
}

function invoice(value: unknown): OpenInvoice {
  const input = object(value)
  return {
    no: text(input['no']),
    openFen: fen(input['amount']),
    due: optional(input['due'], text),
    disputed: input['disputed'] === true,
  }
}

function receipt(value: unknown): Receipt {
  const input = object(value)
  const specified = Object.entries(object(input['specified'] ?? {}))
  return {
    no: text(input['no']),
    fen: fen(input['amount']),
    specified: specified.map(([invoiceNo, amount]) => ({ invoiceNo, fen: fen(amount) })),
    specifiedOnly: input['specifiedOnly'] === true,
  }
}

function dso(input: Case): object {
  const days = () => number(input['days'])
  const notYetDue = () => fen(input['currentAr'] ?? input['notYetDueAr'] ?? input['notYetDue'])
  switch (text(input['method']).toLowerCase()) {
    case 'simple':
      return { dso: simpleDso(fen(input['ar']), fen(input['creditSales']), days()) }
    case 'countback': {
      const months = list(input['months']).map(object)
      const back = countbackDso(
        fen(input['ar']),
        months.map((month) => ({ salesFen: fen(month['sales']), days: number(month['days']) })),
      )
      return { dso: back && `${back.exhausted ? '' : '≥'}${back.days}` }
    }
    case 'bestpossible':
    case 'bpdso':
      return { dso: simpleDso(notYetDue(), fen(input['creditSales']), days()) }
    case 'add': {
      const receivables = { totalFen: fen(input['ar']), notYetDueFen: notYetDue() }
      return { dso: averageDaysDelinquent(receivables, fen(input['creditSales']), days()) }
    }
    case 'cei':
      return {
        cei: collectionEffectiveness({
          beginFen: fen(input['beginAr']),
          creditSalesFen: fen(input['creditSales']),
          endFen: fen(input['endAr']),
          endNotYetDueFen: fen(input['endCurrentAr']),
        }),
      }
    default:
      throw new CannotDo('method must be simple, countback, bestPossible, ADD or CEI')
  }
}

function onTime(input: Case): object {
  const invoices = given(input['invoices'])
    .map(object)
    .map((one) => ({
      amountFen: fen(one['amount']),
      due: optional(one['due'], text),
      settledOn: optional(one['settledOn'], text),
    }))
  const [due, either] = [
    onTimeRate(invoices, text(input['asOf']), 'due'),
    onTimeRate(invoices, text(input['asOf']), 'dueOrSettled'),
  ]
  return {
    expected: {
      population: 'due on or before as-of',
      byAmountPct: due.byAmount,
      byCountPct: due.byCount,
      population2: 'due or settled',
      byAmountPct2: either.byAmount,
      byCountPct2: either.byCount,
    },
  }
}

function partialPayments(input: Case): object {
  const invoice = object(input['invoice'])
  const payments = given(input['receipts'])
    .map(object)
    .map((one) => ({ fen: fen(one['amount']), date: text(one['date']) }))
  const read = punctuality({ amountFen: fen(invoice['amount']), due: text(invoice['due']) }, payments)
  return {
    expected: {
      onTimeAmount: fenToText(read.onTimeFen),
      lateAmount: fenToText(read.lateFen),
      weightedDaysLate: read.weightedDaysLate,
      settledOn: read.settledOn,
    },
  }
}

export const dueDateRules: Rules = {
  'due-dates.dueDates': (input) => ({
    due: dueDate(term(input['term']), optional(input['base'], text), chinaCalendar)?.due ?? null,
  }),
  'due-dates.workdayDueDates': ({ base, workdays }) => ({
    due: dueDate({ basis: 'invoiceReceived', workdays: number(workdays) }, optional(base, text), chinaCalendar)?.due ?? null,
  }),
  'due-dates.statutory'({ buyerType, delivery, acceptance, contractDue }) {
    const buyer = buyers.find(([words]) => words.test(text(buyerType ?? '')))?.[1] ?? 'other'
    const sale = {
      buyer,
      deliveredOn: text(delivery),
      acceptedOn: optional(acceptance, text),
      agreedDue: optional(contractDue, text),
    }
    return { statutoryDue: statutoryDue(sale, chinaCalendar)?.due ?? null }
  },
  'due-dates.overdueInterest'({ principal, due, asOf, dailyRate }) {
    const { days, interestFen } = overdueInterest(fen(principal), text(due), text(asOf), text(dailyRate ?? statutoryDailyRate))
    return { days, interest: fenToText(interestFen) }
  },
  'due-dates.instalments'({ total, plan }) {
    const parts = instalments(fen(total), list(plan).map(part), chinaCalendar)
    return { expected: parts.map(({ name, fen, due }) => ({ name, amount: fenToText(fen), due })) }
  },
  'due-dates.allocation'({ invoices, receipts }) {
    const result = allocateReceipts(given(invoices).map(invoice), given(receipts).map(receipt))
    return {
      expected: {
        allocations: result.allocations.map(({ receiptNo, invoiceNo, fen }) => [receiptNo, invoiceNo, fenToText(fen)]),
        open: Object.fromEntries(result.open.map(({ no, fen }) => [no, fenToText(fen)])),
        unapplied: result.unapplied.map(({ receiptNo, fen }) => [receiptNo, fenToText(fen)]),
      },
    }
  },
  'due-dates.ageingByDueDate'({ due, asOf }) {
    const { daysOverdue, bucket } = ageByDueDate(text(due), text(asOf))
    return { daysOverdue, bucket }
  },
  'due-dates.ageingByBookingYears': ({ bookedOn, asOf }) => ({ bucket: ageByBookingYears(text(bookedOn), text(asOf)) }),
  'due-dates.dso': dso,
  'due-dates.onTime': onTime,
  'due-dates.partialPayments': partialPayments,
  'due-dates.countdown'({ due, today, policy }) {
    const soon = /1\.\.(\d+)/.exec(typeof policy === 'string' ? policy : '')?.[1]
    const { daysLeft, state } = countdown(text(due), text(today), soon === undefined ? undefined : Number(soon))
    return { daysLeft, state }
  },
}
