import { expect, test } from 'vitest'
import { Gate } from '../../src-main/store/gate.ts'
import { minute, walk } from '../_harness/minute-oracle.ts'
import { serviceStore, type ServiceStore } from '../_harness/service-store.ts'
import { ServiceYear, wall } from '../_harness/service-year.ts'

/** Full size on request: JINGWEI_YEAR=500 (customers, 365 days); otherwise a small one for every run. */
const full = Number(process.env['JINGWEI_YEAR'] ?? 0)
const customers = full || 24
const days = full ? 365 : 45
const seed = Number(process.env['JINGWEI_SEED'] ?? 20260101)
// The small one crosses the end of a quarter as well.
const start = Date.parse(full ? '2026-01-05T00:00:00+08:00' : '2026-02-24T00:00:00+08:00')

function random(state: number): () => number {
  let at = state >>> 0
  return () => {
    at = (Math.imul(at, 1664525) + 1013904223) >>> 0
    return at / 4294967296
  }
}

interface Told {
  readonly obligation_id: number
  readonly kind: 'breach' | 'amber'
  readonly key: string
  readonly crossed_at: string
  readonly raised_at: string
  readonly late: number
  readonly people: number
}

class Killed extends Error {}

/** Dies before a statement of its choice, as a process that is killed there: nothing of the transaction stays. */
function killing(store: ServiceStore): { statements: number; kills: number } {
  const state = { statements: Infinity, kills: 0 }
  const write = Gate.prototype.write
  store.writing.gate.write = function (intent, work) {
    return write.call(this, intent, (tx) => {
      const unlogged = tx.unlogged.bind(tx)
      tx.unlogged = (table, sql, ...values) => {
        if (state.statements-- <= 0) {
          state.kills++
          throw new Killed('killed between statements')
        }
        return unlogged(table, sql, ...values)
      }
      return work(tx) as never
    }) as never
  }
  return state
}

/** The year as it went: when somebody looked, and when the machine was off. */
interface Diary {
  readonly looks: number[]
  readonly offs: [from: number, to: number][]
  kills: number
  end: number
}

function live(store: ServiceStore, year: ServiceYear, dice: () => number): Diary {
  const kill = killing(store)
  const fate = random(seed + 1)
  const diary: Diary = { looks: [], offs: [], kills: 0, end: start + days * 1440 * minute }
  const perDay = Math.max(3, customers / 8)
  const evaluation = start + Math.floor(1440 + dice() * 20_000) * minute
  let evaluated = false
  let now = start
  let on = true
  let wentOff = 0
  let nextAction = start
  let nextSwitch = start + Math.floor(dice() * 4000) * minute
  const look = () => {
    for (let turn = 0; ; turn++)
      try {
        if (turn > 200) throw new Error('never came through')
        kill.statements = fate() < 0.6 ? Math.floor(fate() ** 2 * 30) : Infinity
        store.step('alerts.evaluate')
        break
      } catch (error) {
        if (!(error instanceof Killed)) throw error
      } finally {
        kill.statements = Infinity
      }
    diary.looks.push(now)
    year.afterLook(now)
  }
  while (now < diary.end) {
    const due = on ? (store.db.prepare('SELECT min(next_at) FROM service_watch').pluck().get() as string | null) : null
    // While it is on, the app looks within the minute after something is due; people act only while it is on.
    const dueAt = due === null ? Infinity : Math.max(now, Math.ceil(Date.parse(due) / minute) * minute)
    now = Math.min(diary.end, on ? Math.min(nextAction, dueAt, nextSwitch, nextMidnight(now)) : nextSwitch)
    store.setNow(wall(now))
    if (now >= nextSwitch) {
      if (on) wentOff = now
      else diary.offs.push([wentOff, now])
      on = !on
      nextSwitch = now + (on ? 60 + Math.floor(dice() * 5000) : 5 + Math.floor(dice() * 2500)) * minute
      if (on) look()
    }
    if (!on) {
      nextAction = Math.max(nextAction, nextSwitch)
      continue
    }
    if (now >= nextAction) {
      if (!evaluated && now >= evaluation) {
        year.evaluate(now)
        evaluated = true
      } else year.act(now)
      nextAction = now + Math.max(1, Math.floor((-Math.log(1 - dice()) * 1440) / (2 * perDay))) * minute
    }
    look()
  }
  if (!on) {
    diary.offs.push([wentOff, now])
    look()
  }
  diary.kills = kill.kills
  return diary
}

/** Quarters begin at midnight whether or not somebody does something. */
const nextMidnight = (at: number) => (Math.floor((at + 480 * minute) / (1440 * minute)) + 1) * 1440 * minute - 480 * minute

function toldOf(store: ServiceStore): Map<string, Told[]> {
  const rows = store.db
    .prepare(
      `SELECT n.obligation_id, n.kind, n.key, n.crossed_at, a.fired_at AS raised_at, a.late,
         (SELECT count(*) FROM alert_inbox AS t WHERE t.occurrence_id = a.id) AS people
       FROM alert_occurrence AS a JOIN promise_crossing AS n ON n.id = a.subject_id
       WHERE a.rule_key IN ('promise-breached', 'promise-amber') ORDER BY a.id`,
    )
    .all() as Told[]
  return Map.groupBy(rows, ({ obligation_id, kind, key }) => `${obligation_id} ${kind} ${key.split(':')[0]}`)
}

/** What the year's notices are not as a walk through every minute says they must be. */
function judge(year: ServiceYear, diary: Diary, told: Map<string, Told[]>) {
  const problems: string[] = []
  const figures = { breaches: 0, late: 0, ambers: 0 }
  const firstLook = (at: number) => {
    let [low, high] = [0, diary.looks.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((diary.looks[middle] as number) >= at) high = middle
      else low = middle + 1
    }
    return diary.looks[low] ?? Infinity
  }
  const take = (key: string) => {
    const own = told.get(key) ?? []
    told.delete(key)
    return own
  }
  for (const one of year.cases)
    for (const [index, cycle] of one.cycles.entries()) {
      const name = `${one.kind} ${one.id} cycle ${index + 1}`
      const { breach, amber } = walk(cycle, diary.end)
      const own = take(`${one.id} breach ${index + 1}`)
      const warned = take(`${one.id} amber ${index + 1}`)
      if (!breach && own.length > 0) problems.push(`${name}: told of a breach that never was`)
      if (breach) judgeBreach(name, breach, Math.max(one.entered, breach.knownFrom), own)
      // The clock of an entry is minutes of days: three quarters of it fall between two of them.
      if (one.kind !== 'entry') judgeAmber(name, amber, Math.max(one.entered, amber ?? 0), breach, cycle.ended, warned)
    }
  for (const key of told.keys()) if (!key.includes(' amber ')) problems.push(`${key}: unknown`)
  return { problems, figures }

  function judgeBreach(name: string, breach: { at: number; knownFrom: number }, tellable: number, own: readonly Told[]): void {
    figures.breaches++
    if (own.length !== 1) problems.push(`${name}: told ${own.length} times`)
    const [notice] = own
    if (!notice) return
    if (Date.parse(notice.crossed_at) !== breach.at)
      problems.push(`${name}: ${notice.crossed_at} instead of ${new Date(breach.at).toISOString()}`)
    const raised = Date.parse(notice.raised_at)
    if (raised < breach.knownFrom) problems.push(`${name}: told early`)
    if (notice.people !== 3) problems.push(`${name}: told to ${notice.people} people`)
    // It has a minute to look: a machine that goes off within it tells at its next start.
    const off = diary.offs.find(([from, to]) => from <= tellable + minute && to > tellable)
    const inTime = raised <= tellable + minute
    if (!off && !inTime) problems.push(`${name}: ${(raised - tellable) / minute} minutes after it was true`)
    if (off && !inTime && raised !== firstLook(off[1])) problems.push(`${name}: not at the next start`)
    if (raised > breach.knownFrom + minute !== (notice.late === 1))
      problems.push(`${name}: late ${notice.late} after ${(raised - breach.knownFrom) / minute} minutes`)
    figures.late += notice.late
  }

  function judgeAmber(
    name: string,
    amber: number | null,
    tellable: number,
    breach: { knownFrom: number } | null,
    ended: number | null,
    own: readonly Told[],
  ): void {
    if (own.length > 1) problems.push(`${name}: amber told ${own.length} times`)
    const [notice] = own
    if (notice && amber === null) problems.push(`${name}: told of an amber that never was`)
    // Three quarters of a length may fall within a minute; the walk counts that one whole.
    if (notice && Math.ceil(Date.parse(notice.crossed_at) / minute) * minute !== amber)
      problems.push(`${name}: amber ${notice.crossed_at} instead of ${amber === null ? 'never' : new Date(amber).toISOString()}`)
    if (notice && Date.parse(notice.raised_at) < tellable) problems.push(`${name}: amber told early`)
    figures.ambers += own.length
    if (amber === null) return
    // Somebody looked when it was amber and not yet broken or over: then it was told.
    const looked = firstLook(tellable)
    if (looked < Math.min(breach?.knownFrom ?? Infinity, ended ?? Infinity) && !notice) problems.push(`${name}: amber untold`)
  }
}

test(
  `a year: ${customers} S customers, ${days} days, seed ${seed}: every breach is told once, none is missing, none early`,
  { timeout: full ? 7_200_000 : 120_000 },
  () => {
    const dice = random(seed)
    const store = serviceStore(wall(start))
    const year = new ServiceYear(store, dice, customers)
    const diary = live(store, year, dice)
    const { problems, figures } = judge(year, diary, toldOf(store))
    store.close()
    const { kills, looks, offs } = diary
    console.log(
      JSON.stringify({
        customers,
        days,
        seed,
        cases: year.cases.length,
        ...figures,
        looks: looks.length,
        kills,
        offs: offs.length,
        did: year.did,
      }),
    )
    expect(problems).toEqual([])
    // A world in which nothing happens proves nothing.
    expect(figures.breaches).toBeGreaterThan(20)
    expect(figures.late).toBeGreaterThan(3)
    expect(kills).toBeGreaterThan(20)
    for (const what of ['pauseUntil', 'pauseClause', 'rebase', 'dayOff', 'reopen', 'tighten'])
      expect(year.did[what] ?? 0, what).toBeGreaterThan(0)
  },
)
