import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { NearTierRow, rebates } from '../../../src-preload/contract/rebates.ts'
import { daysBetween } from '../../domain/_base/dates.ts'
import { compare, divide, exactText, multiply, readExact, subtract, type Exact } from '../../domain/_base/exact.ts'
import { nearTier } from '../../domain/rebates/near-tier.ts'
import { periodOf } from '../../domain/rebates/programme.ts'
import { periodSpan } from '../../domain/rebates/settlement-period.ts'
import type { Reading } from '../../store/contexts.ts'
import { lastAnswer } from '../../store/last-answer.ts'
import { collectFacts } from './collect-facts.ts'
import { partiesInScope, partyName } from './parties.ts'
import { agreedFacts, requestOf, type Task } from './reckon.ts'
import { definitionOf, ruleOf, versionsInForce } from './stored-programmes.ts'

type Reads = QueryHandlers<typeof rebates, Reading>

/** Programmes under way on a day, cut at that day. */
function tasksOn(r: Reading, on: string): Task[] {
  return versionsInForce(r.read, on).flatMap((version) => {
    const definition = definitionOf(version)
    const period = periodSpan(periodOf(on, definition.period))
    if (!period || definition.validFrom > on || definition.validTo < on) return []
    const from = definition.validFrom > period.from ? definition.validFrom : period.from
    return [{ version, definition, period, from, to: on, cumulative: true }]
  })
}

const least = (a: Exact, share: Exact, of: Exact): boolean => compare(a, multiply(of, share)) <= 0

/** Who is short of the next tier by how much, and what it would earn: largest gain first. */
export const nearTiers: Reads['nearTiers'] = (r, { on = r.clock.today(), within = 0.3, limit = 200 }) => {
  const all = lastAnswer(r, `rebates.nearTiers ${on} ${within}`, () => [...nearOn(r, on, readExact(within.toFixed(4)))])
  const rows = all.toSorted((a, b) => b.would.fen - b.now.fen - (a.would.fen - a.now.fen) || a.party - b.party)
  return { total: rows.length, rows: rows.slice(0, limit) }
}

function* nearOn(r: Reading, on: string, within: Exact): Generator<NearTierRow> {
  const tasks = tasksOn(r, on)
  const answers = collectFacts(
    r.read,
    tasks.map((task) => requestOf(task, on.slice(0, 7))),
  )
  for (const [at, task] of tasks.entries()) {
    const { version, definition, period } = task
    const rule = ruleOf(definition)
    const scope = partiesInScope(r.read, definition)
    const agreed = agreedFacts(r.read, version.programme_id, period.name)
    const by = definition.validTo < period.to ? definition.validTo : period.to
    const [gone, days] = [daysBetween(task.from, on) + 1, daysBetween(task.from, by) + 1]
    for (const [party, { facts }] of answers[at] ?? []) {
      if (scope && !scope.has(party)) continue
      const all = { ...facts, ...agreed.get(party) }
      const near = nearTier(rule, all)
      if (!near || near.thenFen <= near.nowFen) continue
      const reached = readExact(all['qualify'] ?? all['actual'] ?? all['basis'] ?? '0')
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
      }
    }
  }
}
