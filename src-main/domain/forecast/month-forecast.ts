import type { Assumptions } from '../../../src-preload/contract/forecast.ts'
import { divideHalfUp } from '../_base/money.ts'
import { addMonths } from '../_base/months.ts'

/** Open deals that are alike: of one month, stage and probability. */
export interface DealSum {
  /** The month they are expected to close in; null where they are in none (overdue, undated). */
  readonly month: string | null
  readonly stage: string
  /** Whole per cent: somebody's own, or the stage's. */
  readonly probability: number
  readonly own: boolean
  readonly count: number
  readonly fen: number
}

/** A deal that a scenario speaks of by itself. */
export interface NamedDeal extends Omit<DealSum, 'count'> {
  readonly id: number
}

export interface MonthForecast {
  readonly count: number
  readonly openFen: number
  readonly commitFen: number
  readonly bestFen: number
  readonly weightedFen: number
  readonly scenarioFen: number
}

export const usualAssumptions: Assumptions = {
  basis: 'weighted',
  commitFrom: 70,
  bestFrom: 40,
  stages: [],
  slipMonths: 0,
  amountPercent: 100,
  deals: [],
}

interface Sums {
  count: number
  open: bigint
  commit: bigint
  best: bigint
  /** Hundredths of a fen. */
  weighted: bigint
  /** Ten-thousandths of a fen. */
  scenario: bigint
}

/**
 * What open deals bring by month. Committed and best take a deal whole from a probability on; weighted takes amount ×
 * probability; the scenario goes by its assumptions. A deal in no month counts in none, unless the scenario says where.
 * Sums are exact and rounded half up once, by month.
 */
export function monthForecasts(
  months: readonly string[],
  sums: readonly DealSum[],
  named: readonly NamedDeal[],
  assumed: Assumptions,
): ReadonlyMap<string, MonthForecast> {
  const byMonth = new Map(
    months.map((month): [string, Sums] => [month, { count: 0, open: 0n, commit: 0n, best: 0n, weighted: 0n, scenario: 0n }]),
  )
  const stages = new Map(assumed.stages.map(({ stage, probability }) => [stage, probability]))
  const said = new Map(assumed.deals.map((deal) => [deal.id, deal]))
  for (const sum of sums) {
    const own = sum.month === null ? undefined : byMonth.get(sum.month)
    if (own) addOpen(own, sum, assumed)
    const target = sum.month === null ? undefined : byMonth.get(laterBy(sum.month, assumed.slipMonths))
    if (target) target.scenario += BigInt(sum.fen) * shareOf(sum, stages, assumed) * BigInt(assumed.amountPercent)
  }
  for (const deal of named) {
    const own = said.get(deal.id)
    const usual = deal.month === null ? null : laterBy(deal.month, assumed.slipMonths)
    // Its part of the sums is taken back, then it is put where the scenario has it.
    const before = usual === null ? undefined : byMonth.get(usual)
    if (before) before.scenario -= BigInt(deal.fen) * shareOf(deal, stages, assumed) * BigInt(assumed.amountPercent)
    if (own?.as !== 'in') continue
    const at = own.month ?? deal.month ?? months[0]
    const after = at === undefined ? undefined : byMonth.get(at)
    if (after) after.scenario += BigInt(deal.fen) * 100n * 100n
  }
  return new Map([...byMonth].map(([month, sum]) => [month, rounded(sum)]))
}

function addOpen(own: Sums, { fen, count, probability }: DealSum, { commitFrom, bestFrom }: Assumptions): void {
  own.count += count
  own.open += BigInt(fen)
  if (probability >= commitFrom) own.commit += BigInt(fen)
  if (probability >= bestFrom) own.best += BigInt(fen)
  own.weighted += BigInt(fen) * BigInt(probability)
}

/** Per cent of its amount that a deal counts for. */
function shareOf(
  { stage, probability, own }: Pick<DealSum, 'stage' | 'probability' | 'own'>,
  stages: ReadonlyMap<string, number>,
  { basis, commitFrom, bestFrom }: Assumptions,
): bigint {
  const assumed = own ? probability : (stages.get(stage) ?? probability)
  if (basis === 'weighted') return BigInt(assumed)
  return assumed >= (basis === 'commit' ? commitFrom : bestFrom) ? 100n : 0n
}

const laterBy = (month: string, months: number) => (months === 0 ? month : addMonths(`${month}-01`, months).slice(0, 7))

function rounded({ count, open, commit, best, weighted, scenario }: Sums): MonthForecast {
  return {
    count,
    openFen: Number(open),
    commitFen: Number(commit),
    bestFen: Number(best),
    weightedFen: Number(divideHalfUp(weighted, 100n)),
    scenarioFen: Number(divideHalfUp(scenario, 10_000n)),
  }
}
