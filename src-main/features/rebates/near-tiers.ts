import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { NearTierRow, ProgrammeForecast } from '../../../src-preload/contract/rebates/near-tiers.ts'
import type { rebates } from '../../../src-preload/contract/rebates.ts'
import { daysBetween } from '../../domain/_base/dates.ts'
import { compare, divide, exactText, multiply, readExact, subtract, type Exact } from '../../domain/_base/exact.ts'
import { forecastFen, nearTier } from '../../domain/rebates/near-tier.ts'
import { evaluateRebate } from '../../domain/rebates/evaluate-rebate.ts'
import type { RebateFacts, RebateRule } from '../../domain/rebates/rebate-rule.ts'
import type { Reading } from '../../store/contexts.ts'
import { lastAnswer } from '../../store/last-answer.ts'
import { withCarried } from './carried-in.ts'
import { collectFacts, type FactRequest } from './collect-facts.ts'
import { partiesInScope, partyName } from './parties.ts'
import { agreedFacts, measuredOf, requestsOf } from './reckon.ts'
import { ruleOf } from './stored-programmes.ts'
import { endOf, tasksOn } from './under-way.ts'

type Reads = QueryHandlers<typeof rebates, Reading>

/** The measured figure, as the rule takes it. */
function reachedText(rule: RebateRule, facts: RebateFacts): string {
  const names = rule.tierOn === 'quantity' ? ['qualify', 'quantity'] : ['qualify', 'actual', 'basis']
  const of = rule.tierOn === 'value' || rule.tierOn === undefined ? ['qualify', 'basis', 'actual'] : names
  return of.map((name) => facts[name]).find((value) => value !== undefined) ?? '0'
}

const least = (a: Exact, share: Exact, of: Exact): boolean => compare(a, multiply(of, share)) <= 0

/** Who is short of the next tier by how much, and what it would earn: largest gain first. */
export const nearTiers: Reads['nearTiers'] = (r, { on = r.clock.today(), within = 0.3, limit = 200 }) => {
  const { near, forecast } = lastAnswer(r, `rebates.nearTiers ${on} ${within}`, () =>
    watched(r, on, readExact(within.toFixed(4))),
  )
  const rows = near.toSorted((a, b) => b.would.fen - b.now.fen - (a.would.fen - a.now.fen) || a.party - b.party)
  return { total: rows.length, rows: rows.slice(0, limit), forecast }
}

/** Programmes under way: what each comes to, and who in it is near a tier. */
function watched(r: Reading, on: string, within: Exact): { near: NearTierRow[]; forecast: ProgrammeForecast[] } {
  const forecast: ProgrammeForecast[] = []
  return { near: [...nearOn(r, on, within, forecast)], forecast }
}

function* nearOn(r: Reading, on: string, within: Exact, forecasts: ProgrammeForecast[]): Generator<NearTierRow> {
  const tasks = tasksOn(r.read, on)
  const through = on.slice(0, 7)
  const requests: FactRequest[] = []
  const asked = tasks.map((task) => {
    const from = requests.length
    // A baseline is that of the whole period, however far this one has come.
    requests.push(...requestsOf(task, through, { ...task, to: endOf(task) }))
    return { task, from, to: requests.length }
  })
  const answers = collectFacts(r.read, requests)
  for (const { task, from, to } of asked) {
    const { own, baseline: base, carried } = measuredOf(task, answers.slice(from, to))
    const { version, definition, period } = task
    const rule = ruleOf(definition)
    const scope = partiesInScope(r.read, definition)
    const agreed = agreedFacts(r.read, version.programme_id, period.name)
    const by = endOf(task)
    const sums = { parties: 0, now: 0, projected: 0 }
    const [gone, days] = [daysBetween(task.from, on) + 1, daysBetween(task.from, by) + 1]
    for (const [party, { facts }] of own) {
      if (scope && !scope.has(party)) continue
      const baseline = base?.get(party)?.facts['baseline']
      const all = {
        ...withCarried(facts, carried.get(party)),
        ...(baseline === undefined ? {} : { baseline }),
        ...agreed.get(party),
      }
      const near = nearTier(rule, all)
      const forecast = forecastFen(rule, all, gone, days)
      if (forecast !== null) {
        sums.parties++
        sums.now += near?.nowFen ?? evaluateRebate(rule, all).fen ?? 0
        sums.projected += forecast
      }
      if (!near || near.thenFen <= near.nowFen) continue
      const reached = readExact(reachedText(rule, all))
      const gap = readExact(near.gap)
      const threshold = subtract(reached, { over: -gap.over, under: gap.under })
      if (!least(gap, within, threshold)) continue
      const projected = divide(multiply(reached, { over: BigInt(days), under: 1n }), { over: BigInt(gone), under: 1n }) ?? reached
      const owner =
        party > 0
          ? r.read.value<string>('SELECT m.name FROM customer AS k JOIN member AS m ON m.id = k.owner_id WHERE k.id = ?', party)
          : undefined
      yield {
        programmeId: version.programme_id,
        programmeName: version.programme_name,
        party,
        partyName: partyName(r.read, party),
        ownerName: owner ?? null,
        period: period.name,
        by,
        daysLeft: Math.max(0, daysBetween(on, by)),
        next: near.next,
        reached: exactText(reached, 2, true),
        gap: near.gap,
        now: { fen: near.nowFen },
        would: { fen: near.thenFen },
        projected: exactText(projected, 2, true),
        reaches: compare(projected, threshold) >= 0,
        unit: rule.tierOn === 'quantity' ? 'units' : rule.tierOn === undefined || rule.tierOn === 'value' ? 'yuan' : 'ratio',
        forecast: { fen: forecast ?? near.nowFen },
      }
    }
    forecasts.push({
      programmeId: version.programme_id,
      programmeName: version.programme_name,
      period: period.name,
      by,
      parties: sums.parties,
      now: { fen: sums.now },
      projected: { fen: sums.projected },
    })
  }
}
