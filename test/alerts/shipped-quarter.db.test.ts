import { afterEach, expect, test } from 'vitest'
import { january, lowHealth, offGuide, today } from './shipped-findings.ts'
import { firstWorkday, isWorked, toldTimes, weekly } from './oracle-days.ts'
import { quote, trial } from './shipped-approvals.ts'
import { day, hour, Life, minute, startOf, type Due, type Story } from './shipped-life.ts'
import { newCustomer, settle, type People } from './shipped-people.ts'
import { card, deal, handedOver, lead, serviceEnd, silence, task } from './shipped-stories.ts'

let life: Life | null = null
afterEach(() => life?.store.dispose())

/** Rules whose words this oracle knows. */
const known = new Set([
  'renewal-review-90',
  'service-ending-30',
  'service-ending-7',
  'dormant-risk',
  'silent',
  'key-silent',
  'incomplete-weekly',
  'information-health-monthly',
  'customer-handed-over',
  'task-overdue',
  'friday-brief',
  'lead-assigned',
  'lead-unassigned',
  'lead-first-touch',
  'lead-untouched-escalation',
  'lead-deviations-daily',
  'deal-stalled',
  'deal-stuck',
  'policy-unconfigured',
  'price-freeze',
  'shi-low',
  'shi-low-team',
  'month-end-rush',
  'shifted-signing',
  'tasks-today',
  'quote-product-overdue',
  'quote-finance-overdue',
  'quote-finance-overdue-sales',
  'quote-legal-overdue',
  'quote-legal-overdue-sales',
  'quote-reopened',
  'trial-node-turn',
  'trial-node-passed',
  'trial-returned',
  'trial-questions',
  'trial-over',
])

function live(seed: number, days: number) {
  const start = startOf('2026-01-05') + 9 * hour
  const one = (life = new Life(start, seed))
  const people = settle(one)
  const incomplete = one.command<{ ids: number[] }>('customers.createMany', {
    fields: ['name', 'owner'],
    rows: [['待完善客户', '张伟']],
    allowIncomplete: true,
  })
  expect(incomplete.ids).toHaveLength(1)
  newCustomer(one, '李娜')
  // So many of both kinds that the best fifth begins with those of nine million all the time.
  for (let n = 0; n < 20; n++) newCustomer(one, '李娜', { annualPurchase: n < 10 ? '900万' : '1万' })
  const many = <T extends Story>(count: number, make: (life: Life, people: People, begin: number) => T): T[] =>
    Array.from({ length: count }, () => make(one, people, one.within(start + 10 * minute, start + (days - 10) * day)))
  const jan = january(one, people, start)
  const deals = many(8, deal)
  const prices = many(3, offGuide)
  const chores = many(8, today)
  const leads = many(14, lead)
  const quotes = many(10, quote)
  const cards = many(5, card)
  const stories: Story[] = [
    ...many(10, serviceEnd),
    ...many(8, (l, p, at) => silence(l, p, at, false)),
    ...many(6, (l, p, at) => silence(l, p, at, true)),
    ...many(3, handedOver),
    ...many(12, task),
    ...leads,
    jan,
    ...deals,
    ...prices,
    ...chores,
    ...cards,
    ...quotes,
    ...many(8, trial),
  ]
  const end = start + days * day
  one.run(end)
  return { one, people, end, leads, quotes, prices, chores, deals: [jan, ...deals], stories }
}

/** What comes at set times: of those missed while off only the last. */
function scheduled({ one, people, leads, chores, prices, deals, end }: ReturnType<typeof live>): Due[] {
  const { looks } = one
  const each = (rule: string, times: { at: number; from: number }[], whose: (at: number) => readonly number[]) =>
    times.flatMap(({ at, from }) => whose(at).map((subject) => ({ rule, subject, from })))
  const reps = people.reps.map(({ id }) => id)
  return [
    ...each('friday-brief', toldTimes(weekly(5, 'earlier'), 16 * 60, looks), () => reps),
    ...each('incomplete-weekly', toldTimes(weekly(1, 'later'), 9 * 60, looks), () => reps.slice(0, 1)),
    ...each('information-health-monthly', toldTimes(firstWorkday, 9 * 60, looks), () => reps),
    ...each('tasks-today', toldTimes(isWorked, 9 * 60, looks), (at) => (chores.some((one) => one.due(at)) ? [people.clerk] : [])),
    ...[...new Set(prices.flatMap(({ mondays }) => mondays))].flatMap((monday) =>
      (prices[0]?.told ?? []).map((subject) => ({ rule: 'price-freeze', subject, from: monday + 5 * minute })),
    ),
    ...lowHealth(
      people,
      deals.flatMap(({ begun }) => begun),
      end,
    ),
    ...each('lead-deviations-daily', toldTimes(isWorked, 17 * 60 + 30, looks), (at) => [
      ...new Set(leads.map((one) => one.late(at)).filter((id) => id !== null)),
    ]),
  ]
}

const firstSeed = Number(process.env['JINGWEI_SEED'] ?? 1)
const seeds = Array.from({ length: Number(process.env['JINGWEI_SEEDS'] ?? 2) }, (_, at) => at + firstSeed)
for (const seed of seeds)
  test(`the rules as they ship tell a quarter's life once and at their time (seed ${seed})`, { timeout: 300_000 }, () => {
    const lived = live(seed, 90)
    const { one, end, quotes, stories } = lived
    const rows = one.store.writing.read.all<{
      rule_key: string
      subject_id: number
      subject: string
      fired_at: string
      late: number
      own: number
      quote: number | null
      finding: number | null
    }>(
      `SELECT o.*, o.subject <> 'task' OR EXISTS (SELECT 1 FROM task AS t WHERE t.id = o.subject_id AND t.source_key IS NULL) AS own,
          (SELECT n.quote_id FROM quote_notice AS n WHERE o.subject = 'quote-notice' AND n.id = o.subject_id) AS quote,
          (SELECT coalesce(f.owner_id, 0) FROM finding AS f WHERE o.subject = 'finding' AND f.id = o.subject_id) AS finding
        FROM alert_occurrence AS o WHERE o.fired_at <= ?`,
      new Date(end).toISOString(),
    )
    const { clerk } = lived.people
    const found = rows
      // The other people's tasks of a day are those that rules made for them.
      .filter(({ rule_key, subject_id }) => rule_key !== 'tasks-today' || subject_id === clerk)
      .filter(({ rule_key, own }) => known.has(rule_key) && own === 1)
      .map((row) => `${row.fired_at} ${row.rule_key} ${row.quote ?? row.finding ?? row.subject_id}`)
    const dues = [
      ...stories.flatMap((story) => story.expected(end, one.looks)),
      ...scheduled(lived),
      ...quotes.flatMap((story) => story.reopened().map((from) => ({ rule: 'quote-reopened', subject: story.id(), from }))),
    ]
    // Told at the first look at or after the time of it.
    const expected = dues.flatMap(({ rule, subject, from }) => {
      const look = one.looks.find((at) => at >= from)
      return look === undefined || look > end ? [] : [`${new Date(look).toISOString()} ${rule} ${subject}`]
    })
    expect(found.toSorted()).toEqual(expected.toSorted())
    expect([...known].filter((rule) => !dues.some((due) => due.rule === rule))).toEqual([])
    expect(one.kills).toBeGreaterThan(20)
    expect(one.sleeps).toBeGreaterThan(5)
    // Whatever was told went out once, or twice under one name to who tells repetitions.
    const channels = one.store.writing.read.all<{ id: number; kind: string }>('SELECT id, kind FROM notice_channel')
    const waiting = one.store.writing.read.value<number>(
      `SELECT count(*) FROM outbox WHERE state NOT IN ('sent', 'shed', 'maybe')`,
    )
    expect(waiting).toBe(0)
    for (const { id, kind } of channels) {
      const posted = [...one.posted].filter(([key]) => key.startsWith(`${id}:`))
      expect(posted.length).toBeGreaterThan(20)
      if (kind === 'wecom') expect(posted.filter(([, times]) => times > 1)).toEqual([])
    }
    const twice = one.store.writing.read.all(
      'SELECT rule_key FROM alert_occurrence GROUP BY rule_key, subject_id, period HAVING count(*) > 1',
    )
    expect(twice).toEqual([])
  })
