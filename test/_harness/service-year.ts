import type { ServiceStore } from './service-store.ts'
import { minute, OracleCalendar, type Cycle, type Goal, type Regime } from './minute-oracle.ts'

export type Kind = 'visit' | 'question' | 'complaint' | 'review' | 'entry'

/** A promise as this world knows it: only what was done to it, nothing of what became of it. */
export interface Case {
  readonly id: number
  readonly kind: Kind
  readonly customer: number
  readonly ticket: number | null
  /** When it was written down; what it promises may have begun before. */
  readonly entered: number
  readonly cycles: Cycle[]
}

export const wall = (at: number) => new Date(at + 480 * minute).toISOString().slice(0, 16).replace('T', ' ')
const dateOf = (at: number) => wall(at).slice(0, 10)

const quarterOf = (at: number) => `${wall(at).slice(0, 4)}-Q${Math.ceil(Number(wall(at).slice(5, 7)) / 3)}`
const firstOf = (quarter: string) =>
  Date.parse(`${quarter.slice(0, 4)}-${String((Number(quarter.slice(6)) - 1) * 3 + 1).padStart(2, '0')}-01T00:00:00+08:00`)

const clauseOf: Readonly<Record<Kind, string>> = {
  visit: 'director-visit',
  question: 'first-response',
  complaint: 'complaint-close',
  review: 'strategy-review',
  entry: 'success-manager',
}
/** The length of a question's and a complaint's clause by the day from which it holds: each shorter than the one before. */
const shipped = { visit: 2880, question: 120, complaint: 1440 } as const

interface Version {
  readonly from: string
  readonly minutes: number
}

/** What people do with promises in a year, at random, and the plain record of it that an oracle can judge. */
export class ServiceYear {
  readonly cases: Case[] = []
  readonly did: Record<string, number> = {}
  readonly #store: ServiceStore
  readonly #dice: () => number
  readonly #evaluated: number[] = []
  readonly #provisional: number[] = []
  readonly #versions: Record<'question' | 'complaint', Version[]> = { question: [], complaint: [] }
  readonly #own = new Map<number, Version>()
  #daysOff: string[] = []
  #calendar = new OracleCalendar()
  #quarter = ''

  constructor(store: ServiceStore, dice: () => number, customers: number) {
    this.#store = store
    this.#dice = dice
    for (let index = 0; index < customers; index++) {
      const evaluated = index % 2 === 0
      const id = store.customer(`客户${index}`, evaluated ? 'S' : null, { annualPurchase: '900万' })
      ;(evaluated ? this.#evaluated : this.#provisional).push(id)
    }
  }

  /** After a look: what the quarter brings stands, once for each customer whose tier was evaluated. */
  afterLook(now: number): void {
    const quarter = quarterOf(now)
    if (quarter === this.#quarter) return
    this.#quarter = quarter
    const first = firstOf(quarter)
    for (const customer of this.#evaluated) this.#expectReview(customer, quarter, first, now)
  }

  act(now: number): void {
    const roll = this.#dice()
    if (roll < 0.42) this.#begin(now)
    else if (roll < 0.52) this.#rebase(now)
    else if (roll < 0.56) this.#pauseClause(now)
    else if (roll < 0.58) this.#reopen(now)
    else if (roll < 0.585) this.#dayOff(now)
    else if (roll < 0.59) this.#tighten(now)
    else if (roll < 0.6) this.#tightenOne(now)
    else this.#goOn(now)
  }

  /** The quarter that is over is evaluated: who had a provisional tier enters S now. */
  evaluate(now: number): void {
    this.#store.step('value.evaluate', { quarter: '2025-Q4' })
    for (const customer of this.#provisional) {
      this.#expectReview(customer, this.#quarter, now, now)
      this.#add('entry', customer, null, this.#id(customer, 'entry'), now, now, { workdays: 1, from: now }, true)
    }
    this.#evaluated.push(...this.#provisional.splice(0))
  }

  #count(what: string): void {
    this.did[what] = (this.did[what] ?? 0) + 1
  }

  #pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.#dice() * from.length)] as T
  }

  #id(customer: number, source: string, key?: string): number {
    const found = this.#store.db
      .prepare('SELECT id FROM obligation WHERE customer_id = ? AND source = ? AND (? IS NULL OR source_key = ?)')
      .pluck()
      .all(customer, source, key ?? null, key ?? null) as number[]
    if (found.length !== 1) throw new Error(`${found.length} promises of ${source} ${key ?? ''} for customer ${customer}`)
    return found[0] as number
  }

  #add(
    kind: Kind,
    customer: number,
    ticket: number | null,
    id: number,
    entered: number,
    from: number,
    goal: Goal,
    business: boolean,
  ): void {
    const regime: Regime = { from, goal, business, calendar: this.#calendar }
    this.cases.push({ id, kind, customer, ticket, entered, cycles: [{ from, regimes: [regime], pauses: [], ended: null }] })
  }

  #expectReview(customer: number, quarter: string, from: number, entered: number): void {
    const id = this.#id(customer, 'quarter', quarter)
    const end = firstOf(quarterOf(firstOf(quarter) + 100 * 1440 * minute))
    this.#add('review', customer, null, id, entered, from, { minutes: (end - from) / minute }, false)
  }

  #minutes(kind: 'visit' | 'question' | 'complaint', customer: number, on: string): number {
    const own = this.#own.get(customer)
    if (kind === 'question' && own && own.from <= on) return own.minutes
    if (kind === 'visit') return shipped.visit
    return this.#versions[kind].findLast(({ from }) => from <= on)?.minutes ?? shipped[kind]
  }

  #begin(now: number): void {
    const roll = this.#dice()
    const customer = this.#pick([...this.#evaluated, ...this.#provisional])
    // Told by telephone, written down later.
    const from = this.#dice() < 0.2 ? now - Math.floor(this.#dice() * 2880) * minute : now
    if (roll < 0.3) {
      const at = new Date(from).toISOString()
      const asked = { customerId: customer, clauseKey: 'director-visit', name: '上门', at }
      const { id } = this.#store.command<{ id: number }>('services.request', asked)
      this.#add('visit', customer, null, id, now, from, { minutes: shipped.visit }, false)
      return this.#count('request')
    }
    const kind = roll < 0.7 ? 'question' : 'complaint'
    const { ids } = this.#store.command<{ ids: number[] }>('tickets.createMany', {
      fields: ['customer', 'kind', 'name', 'openedAt'],
      rows: [[this.#nameOf(customer), kind === 'question' ? '技术问题' : '投诉', '事项', wall(from)]],
    })
    const ticket = ids[0] as number
    const minutes = this.#minutes(kind, customer, dateOf(from))
    this.#add(kind, customer, ticket, this.#id(customer, 'ticket', `${ticket}`), now, from, { minutes }, kind === 'question')
    this.#count(kind)
  }

  #goOn(now: number): void {
    const one = this.#pick(this.#open())
    if (one === undefined) return
    const cycle = one.cycles.at(-1) as Cycle
    const paused = cycle.pauses.findLast(([from, to]) => from <= now && to > now)
    const roll = this.#dice()
    if (paused && roll < 0.6) {
      this.#store.command('services.resume', { id: one.id })
      paused[1] = now
      return this.#count('resume')
    }
    if (!paused && roll < 0.35 && one.kind !== 'entry') {
      const until = this.#dice() < 0.5 ? now + (1 + Math.floor(this.#dice() * 4000)) * minute : Infinity
      this.#store.command('services.pause', { id: one.id, reason: 'waiting-customer', ...untilOf(until) })
      cycle.pauses.push([now, until])
      return this.#count(until === Infinity ? 'pause' : 'pauseUntil')
    }
    this.#end(one, cycle, now, roll)
  }

  #end(one: Case, cycle: Cycle, now: number, roll: number): void {
    if (one.kind === 'visit' && roll > 0.95) this.#store.command('services.withdraw', { id: one.id, reason: '客户取消' })
    else if (one.kind === 'visit') this.#store.command('services.meet', { id: one.id, evidence: { kind: 'note', note: '到场' } })
    else if (one.kind === 'entry') {
      const input = { customerId: one.customer, memberId: this.#store.members.owner }
      this.#store.command('services.setSuccessManager', input)
    } else if (one.kind === 'review') {
      // A meeting counts when work ends: one entered in the evening would end the clock before now.
      if (wall(now).slice(11) > '18:00') return
      this.#review(one, cycle, now)
    } else this.#store.command(one.kind === 'question' ? 'tickets.respond' : 'tickets.close', { id: one.ticket })
    cycle.ended = now
    this.#count(`end ${one.kind}`)
  }

  /** A review keeps the promise of the quarter it is held in; for one of a quarter that is over somebody says how it was made good. */
  #review(one: Case, cycle: Cycle, now: number): void {
    if (quarterOf(cycle.from) !== quarterOf(now)) {
      this.#store.command('services.meet', { id: one.id, evidence: { kind: 'note', note: '已补开' } })
      return
    }
    const rows = [[this.#nameOf(one.customer), '战略复盘会', '季度复盘', dateOf(now)]]
    this.#store.command('meetings.createMany', { fields: ['customer', 'kind', 'name', 'heldOn'], rows })
  }

  #nameOf(customer: number): string {
    return this.#store.db.prepare('SELECT name FROM customer WHERE id = ?').pluck().get(customer) as string
  }

  #open(): Case[] {
    return this.cases.filter(({ cycles }) => cycles.at(-1)?.ended === null)
  }

  #rebase(now: number): void {
    const one = this.#pick(this.#open())
    if (one === undefined) return
    try {
      this.#store.command('services.rebase', { ids: [one.id], reason: '按新的安排' })
    } catch {
      return this.#count('rebase refused')
    }
    const cycle = one.cycles.at(-1) as Cycle
    const { goal, business } = cycle.regimes.at(-1) as Regime
    const length = one.kind === 'question' || one.kind === 'complaint'
    const minutes = length ? { minutes: this.#minutes(one.kind, one.customer, dateOf(now)) } : goal
    cycle.regimes.push({ from: now, goal: minutes, business, calendar: this.#calendar })
    this.#count('rebase')
  }

  #pauseClause(now: number): void {
    const seed = this.#pick(this.#open())
    if (seed === undefined || seed.kind === 'entry') return
    const running = this.#open().filter(
      ({ customer, kind, cycles }) =>
        customer === seed.customer && kind === seed.kind && !cycles.at(-1)?.pauses.some(([from, to]) => from <= now && to > now),
    )
    const until = now + (60 + Math.floor(this.#dice() * 3000)) * minute
    const asked = { customerId: seed.customer, clauseKey: clauseOf[seed.kind], reason: 'waiting-customer', ...untilOf(until) }
    if (running.length === 0) return
    const { count } = this.#store.command<{ count: number }>('services.pauseClause', asked)
    if (count !== running.length) throw new Error(`paused ${count} instead of ${running.length}`)
    for (const { cycles } of running) cycles.at(-1)?.pauses.push([now, until])
    this.#count('pauseClause')
  }

  #reopen(now: number): void {
    const met = this.cases.filter(({ kind, cycles }) => kind === 'visit' && cycles.at(-1)?.ended !== null)
    const one = this.#pick(met)
    if (one === undefined) return
    try {
      this.#store.command('services.reopen', { id: one.id, reason: '没有修好' })
    } catch {
      // Withdrawn ones stay closed.
      return
    }
    const { goal, business, calendar } = (one.cycles.at(-1) as Cycle).regimes.at(-1) as Regime
    one.cycles.push({ from: now, regimes: [{ from: now, goal, business, calendar }], pauses: [], ended: null })
    this.#count('reopen')
  }

  /** A day off of the company's own is added ahead, or one ahead is taken back. */
  #dayOff(now: number): void {
    const ahead = this.#daysOff.find((date) => date > dateOf(now))
    const date = dateOf(now + (1 + Math.floor(this.#dice() * 6)) * 1440 * minute)
    const taken = ahead !== undefined && this.#dice() < 0.4
    this.#daysOff = taken ? this.#daysOff.filter((one) => one !== ahead) : [...new Set([...this.#daysOff, date])]
    const { values } = this.#store.query<{ values: object }>('calendar.settings')
    const ownDaysOff = this.#daysOff.map((one) => ({ date: one, name: '自定' }))
    this.#store.command('calendar.save', { values: { ...values, ownDaysOff } })
    this.#calendar = new OracleCalendar(this.#daysOff)
    this.#count('dayOff')
  }

  #tighten(now: number): void {
    const kind = this.#dice() < 0.5 ? 'question' : 'complaint'
    const versions = this.#versions[kind]
    const last = versions.at(-1)?.minutes ?? shipped[kind]
    const minutes = kind === 'question' ? last - 4 : last - 40
    if (minutes < shipped[kind] / 2) return
    this.#store.command('services.saveClause', {
      key: clauseOf[kind],
      effectiveFrom: dateOf(now),
      terms: this.#terms(kind, minutes),
    })
    versions.push({ from: dateOf(now), minutes })
    this.#count('tighten')
  }

  #tightenOne(now: number): void {
    const customerId = this.#pick([...this.#evaluated, ...this.#provisional])
    if (this.#own.has(customerId)) return
    const version = { from: dateOf(now), minutes: 40 }
    const terms = this.#terms('question', version.minutes)
    this.#store.command('services.setCustomerClause', { customerId, clauseKey: 'first-response', terms, from: version.from })
    this.#own.set(customerId, version)
    this.#count('tightenOne')
  }

  #terms(kind: 'question' | 'complaint', minutes: number): object {
    const { clauses } = this.#store.query<{ clauses: { key: string; terms: object }[] }>('services.clauses')
    return { ...clauses.find(({ key }) => key === clauseOf[kind])?.terms, target: { minutes } }
  }
}

const untilOf = (until: number) => (until === Infinity ? {} : { until: new Date(until).toISOString() })
