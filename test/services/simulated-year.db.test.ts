import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { Gate } from '../../src-main/store/gate.ts'
import { serviceStore, type ServiceStore } from '../_harness/service-store.ts'

/** Full size on request: JINGWEI_YEAR=500 (customers, 365 days); otherwise a small one for every run. */
const full = Number(process.env['JINGWEI_YEAR'] ?? 0)
const customers = full || 24
const days = full ? 365 : 45
const seed = Number(process.env['JINGWEI_SEED'] ?? 20260101)
const start = Date.parse('2026-01-05T00:00:00+08:00')
const minute = 60_000

function random(state: number): () => number {
  let at = state >>> 0
  return () => {
    at = (Math.imul(at, 1664525) + 1013904223) >>> 0
    return at / 4294967296
  }
}

/**
 * The oracle knows nothing of our clocks: it walks every minute of the wall clock, and counts it or not. Minutes are
 * counted whole, so everything in this world happens on whole minutes.
 */
class Oracle {
  readonly #off = new Set<string>()
  readonly #worked = new Set<string>()

  constructor() {
    for (const year of [2025, 2026, '2027-provisional']) {
      const file = JSON.parse(
        readFileSync(resolve(import.meta.dirname, `../../resources/calendars/cn-${year}.json`), 'utf8'),
      ) as { off: string[]; workWeekends: string[] }
      for (const day of file.off) this.#off.add(day)
      for (const day of file.workWeekends) this.#worked.add(day)
    }
  }

  works(at: number): boolean {
    const local = new Date(at + 8 * 3_600_000)
    const date = local.toISOString().slice(0, 10)
    const weekday = local.getUTCDay()
    const workday = this.#worked.has(date) || (!this.#off.has(date) && weekday >= 1 && weekday <= 5)
    const clock = local.getUTCHours() * 60 + local.getUTCMinutes()
    return workday && ((clock >= 540 && clock < 720) || (clock >= 810 && clock < 1080))
  }

  /** The instant at which the promise was used up, and from when it was broken; null when it was kept or not yet broken by `until`. */
  breach(one: Case, until: number): { at: number; knownFrom: number } | null {
    let left = one.minutes
    let usedUp: number | null = one.minutes === 0 ? one.from : null
    for (let at = one.from; at < until; at += minute) {
      if (one.stopped !== null && at >= one.stopped) return null
      if (one.pauses.some(([from, to]) => at >= from && at < to)) continue
      if (one.business && !this.works(at)) continue
      // A minute that counts begins while nothing is left: now it is broken.
      if (usedUp !== null) return { at: usedUp, knownFrom: at }
      left--
      if (left === 0) usedUp = at + minute
    }
    return null
  }
}

interface Case {
  readonly id: number
  readonly ticket: number | null
  readonly from: number
  readonly minutes: number
  readonly business: boolean
  readonly pauses: [number, number][]
  stopped: number | null
  paused: number | null
}

interface Told {
  readonly obligation_id: number
  readonly kind: string
  readonly crossed_at: string
  readonly raised_at: string
  readonly late: number
  readonly people: number
}

const wall = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

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

test(
  `a year: ${customers} S customers, ${days} days, seed ${seed}: every breach is told once, none is missing, none early`,
  { timeout: full ? 3_600_000 : 120_000 },
  () => {
    const dice = random(seed)
    const store = serviceStore(wall(start))
    const kill = killing(store)
    const fate = random(seed + 1)
    const ids = Array.from({ length: customers }, (_, index) => store.customer(`客户${index}`, 'S'))
    const cases: Case[] = []
    let now = start
    let on = true
    /** When the machine was on, to know what had to be told late. */
    const offSince: [number, number][] = []
    let wentOff = 0
    const pick = <T>(from: readonly T[]): T => from[Math.floor(dice() * from.length)] as T
    const survive = (work: () => unknown) => {
      for (let turn = 0; turn < 200; turn++)
        try {
          kill.statements = fate() < 0.6 ? Math.floor(fate() ** 2 * 30) : Infinity
          return work()
        } catch (error) {
          if (!(error instanceof Killed)) throw error
        } finally {
          kill.statements = Infinity
        }
      throw new Error('never came through')
    }

    const begin = () => {
      const kind = dice()
      const customer = Math.floor(dice() * customers)
      if (kind < 0.3) {
        const { id } = store.command<{ id: number }>('services.request', {
          customerId: ids[customer],
          clauseKey: 'director-visit',
          name: '上门',
        })
        cases.push({ id, ticket: null, from: now, minutes: 2880, business: false, pauses: [], stopped: null, paused: null })
        return
      }
      const technical = kind < 0.7
      const { ids: made } = store.command<{ ids: number[] }>('tickets.createMany', {
        fields: ['customer', 'kind', 'name'],
        rows: [[`客户${customer}`, technical ? '技术问题' : '投诉', '事项']],
      })
      const [ticket = 0] = made
      const id = store.db
        .prepare(`SELECT id FROM obligation WHERE source = 'ticket' AND source_key = ?`)
        .pluck()
        .get(`${ticket}`) as number
      cases.push({
        id,
        ticket,
        from: now,
        minutes: technical ? 120 : 1440,
        business: technical,
        pauses: [],
        stopped: null,
        paused: null,
      })
    }
    const goOn = () => {
      const open = cases.filter((one) => one.stopped === null)
      if (open.length === 0) return
      const one = pick(open)
      const roll = dice()
      if (one.paused !== null) {
        store.command('services.resume', { id: one.id })
        one.pauses.push([one.paused, now])
        one.paused = null
      } else if (roll < 0.3) {
        store.command('services.pause', { id: one.id, reason: 'waiting-customer' })
        one.paused = now
      } else {
        if (one.ticket === null) store.command('services.meet', { id: one.id, evidence: { kind: 'note', note: '到场' } })
        else store.command(one.business ? 'tickets.respond' : 'tickets.close', { id: one.ticket })
        one.stopped = now
      }
    }
    const perDay = Math.max(2, customers / 12)
    const end = start + days * 1440 * minute
    let nextAction = start
    let nextSwitch = start + Math.floor(dice() * 4000) * minute
    let looks = 0
    const look = () => {
      survive(() => store.step('alerts.evaluate'))
      looks++
    }
    while (now < end) {
      const due = on ? (store.db.prepare('SELECT min(next_at) FROM service_watch').pluck().get() as string | null) : null
      // While it is on, the app looks within the minute after something is due; people act only while it is on.
      const dueAt = due === null ? Infinity : Math.max(now, Math.ceil(Date.parse(due) / minute) * minute)
      now = Math.min(end, on ? Math.min(nextAction, dueAt, nextSwitch) : nextSwitch)
      store.setNow(wall(now))
      if (now >= nextSwitch) {
        if (on) wentOff = now
        else offSince.push([wentOff, now])
        on = !on
        nextSwitch = now + (on ? 60 + Math.floor(dice() * 5000) : 5 + Math.floor(dice() * 2500)) * minute
        if (on) look()
      }
      if (on && now >= nextAction) {
        if (dice() < 0.5) begin()
        else goOn()
        nextAction = now + Math.max(1, Math.floor((-Math.log(1 - dice()) * 1440) / (2 * perDay))) * minute
      }
      if (on) look()
      if (!on) nextAction = Math.max(nextAction, nextSwitch)
    }
    if (!on) {
      offSince.push([wentOff, now])
      look()
    }

    const oracle = new Oracle()
    const told = store.db
      .prepare(
        `SELECT n.obligation_id, n.kind, n.crossed_at, a.fired_at AS raised_at, a.late,
           (SELECT count(*) FROM alert_inbox AS t WHERE t.occurrence_id = a.id) AS people
         FROM alert_occurrence AS a JOIN promise_crossing AS n ON n.id = a.subject_id JOIN obligation AS o ON o.id = n.obligation_id
         WHERE a.rule_key IN ('promise-breached', 'promise-amber') AND o.source IN ('ticket', 'request') ORDER BY a.id`,
      )
      .all() as Told[]
    const breaches = told.filter(({ kind }) => kind === 'breach')
    const seen = new Map<number, Told[]>()
    for (const one of breaches) seen.set(one.obligation_id, [...(seen.get(one.obligation_id) ?? []), one])
    const problems: string[] = []
    let expected = 0
    let late = 0
    for (const one of cases) {
      if (one.paused !== null) one.pauses.push([one.paused, Infinity])
      const breach = oracle.breach(one, now)
      const own = seen.get(one.id) ?? []
      seen.delete(one.id)
      if (!breach) {
        if (own.length > 0) problems.push(`${one.id}: told of a breach that never was`)
        continue
      }
      expected++
      if (own.length !== 1) problems.push(`${one.id}: told ${own.length} times`)
      const [notice] = own
      if (!notice) continue
      if (Date.parse(notice.crossed_at) !== breach.at)
        problems.push(`${one.id}: ${notice.crossed_at} instead of ${new Date(breach.at).toISOString()}`)
      const raised = Date.parse(notice.raised_at)
      if (raised < breach.knownFrom) problems.push(`${one.id}: told early`)
      if (notice.people !== 3) problems.push(`${one.id}: told to ${notice.people} people`)
      const off = offSince.find(([from, to]) => breach.knownFrom >= from && breach.knownFrom < to)
      if (off === undefined && raised > breach.knownFrom + minute)
        problems.push(`${one.id}: ${(raised - breach.knownFrom) / minute} minutes after it was true`)
      if (raised > breach.knownFrom + minute !== (notice.late === 1))
        problems.push(`${one.id}: late ${notice.late} after ${(raised - breach.knownFrom) / minute} minutes`)
      if (notice.late === 1) late++
    }
    for (const id of seen.keys()) problems.push(`${id}: unknown`)
    store.close()
    console.log(
      JSON.stringify({
        customers,
        days,
        seed,
        cases: cases.length,
        breaches: expected,
        late,
        amber: told.length - breaches.length,
        looks,
        kills: kill.kills,
        offs: offSince.length,
      }),
    )
    expect(problems).toEqual([])
    // A world in which nothing happens proves nothing.
    expect(expected).toBeGreaterThan(20)
    expect(late).toBeGreaterThan(3)
    expect(kill.kills).toBeGreaterThan(20)
  },
)
