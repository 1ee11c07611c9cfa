import demo from '../../../resources/demo/services.json' with { type: 'json' }
import { addDays } from '../../domain/_base/dates.ts'
import { instantAt, instantOf, isoOf, msPerMinute } from '../../domain/_base/instants.ts'
import { dayNumber } from '../../domain/_base/dates.ts'
import { addQuarters, quarterDays, quarterOf } from '../../domain/_base/quarters.ts'
import { isWorkday } from '../../domain/_base/working-calendar.ts'
import { indicatorsOf, shippedIndicators } from '../../domain/value/value-indicators.ts'
import type { Writing } from '../../store/contexts.ts'
import type { GateTransaction } from '../../store/gate.ts'
import { addEvent, clausesOn, followMeetings, followTickets, startObligation, workspaceCalendar } from '../services/index.ts'
import { replayQuarters } from '../value/index.ts'
import { seeded } from './demo-customers.ts'

interface Customer {
  readonly id: number
  readonly owner_id: number | null
  readonly industry: string | null
  readonly annual_purchase_fen: number | null
  readonly service_end_on: string | null
  readonly tier: string | null
}

/** Beyond so many customers the demonstration's records stop: they are there to be looked at. */
const mostCustomers = 3000
const quartersBack = 5
const big = 300_000_000

/** A year of questions, complaints, meetings and outputs, five evaluated quarters, and promises that run now. */
export class DemoServices {
  readonly #w: Writing
  readonly #tx: GateTransaction
  readonly #random: () => number
  readonly #now: number
  readonly #today: string
  readonly #members: readonly number[]

  constructor(w: Writing, tx: GateTransaction, seed: number, members: readonly number[]) {
    this.#w = w
    this.#tx = tx
    this.#random = seeded(seed * 31 + 5)
    this.#now = instantOf(w.clock.now())
    this.#today = w.clock.today()
    this.#members = members
  }

  fill(): void {
    const customers = this.#tx.read.all<Customer>(
      'SELECT id, owner_id, industry, annual_purchase_fen, service_end_on, tier FROM customer ORDER BY id LIMIT ?',
      mostCustomers,
    )
    const bigOnes = customers.filter(({ annual_purchase_fen }) => (annual_purchase_fen ?? 0) >= big)
    const strategic = bigOnes.filter(() => this.#random() < 0.34)
    for (const one of customers) this.#history(one, strategic.includes(one))
    this.#referrals(bigOnes, strategic)
    for (const { id } of strategic)
      if (this.#random() < 0.96) this.#tx.update('customer', id, { success_manager_id: this.#pick(this.#members) })
    this.#evaluate(customers)
    const best = this.#tx.read.all<Customer>(
      `SELECT id, owner_id, industry, annual_purchase_fen, service_end_on, tier FROM customer WHERE evaluated_tier IN ('S', 'A') ORDER BY id`,
    )
    const s = best.filter(({ tier }) => tier === 'S')
    for (const one of s) this.#running(one)
    for (const one of best) this.#careful(one)
    this.#lock(best)
  }

  /** Questions, complaints, meetings and outputs of the last year, all dealt with. */
  #history(one: Customer, strategic: boolean): void {
    const weight = strategic ? 5 : (one.annual_purchase_fen ?? 0) >= 20_000_000 ? 1.5 : 0.25
    const speed = strategic ? 0.6 + this.#random() ** 2 * 5 : 4 + this.#random() * 10
    for (let left = this.#count(weight); left > 0; left--) {
      const opened = this.#workMoment(3 + this.#int(350))
      const first = opened + Math.round((6 + this.#random() * 90 * speed) * msPerMinute)
      this.#ticket(one, '技术问题', this.#pick(demo.questions), opened, first, first + this.#int(3000) * msPerMinute)
    }
    for (let left = this.#count(weight * 0.25); left > 0; left--) {
      const opened = this.#workMoment(3 + this.#int(350))
      this.#ticket(
        one,
        '投诉',
        this.#pick(demo.complaints),
        opened,
        opened + this.#int(200) * msPerMinute,
        opened + (120 + this.#int(strategic ? 1300 : 6000)) * msPerMinute,
      )
    }
    for (let left = this.#count(strategic ? 3 : 0.15); left > 0; left--)
      this.#meeting(one, '技术会议', this.#pick(demo.meetings), addDays(this.#today, -2 - this.#int(300)))
    for (let left = strategic ? this.#int(6) : this.#count(0.04); left > 0; left--) {
      const [kind = '', name = ''] = this.#pick(demo.outputs)
      const at = this.#w.clock.now()
      const published_on = addDays(this.#today, -20 - this.#int(500))
      this.#tx.insert('cocreation', {
        customer_id: one.id,
        name,
        kind,
        published_on,
        owner_id: one.owner_id,
        remark: null,
        created_at: at,
        updated_at: at,
      })
    }
  }

  /** Strategic customers recommended some of the others. */
  #referrals(bigOnes: readonly Customer[], strategic: readonly Customer[]): void {
    if (strategic.length === 0) return
    for (const one of bigOnes) {
      const by = strategic[Math.floor(strategic.length * this.#random() ** 2)] ?? one
      if (by.id !== one.id && this.#random() < 0.85) this.#tx.update('customer', one.id, { referred_by_id: by.id })
    }
  }

  #evaluate(customers: readonly Customer[]): void {
    const last = addQuarters(quarterOf(this.#today), -1)
    const quarters = Array.from({ length: quartersBack }, (_, index) => addQuarters(last, index - quartersBack + 1))
    const after = addDays(quarterDays(last).last, 5)
    const paths = new Map<number, number[]>()
    // Ids differ from file to file; the same seed must tell the same story.
    const ordinals = new Map(customers.map(({ id }, at) => [id, at]))
    for (const { id } of customers) {
      const path = [1]
      for (let step = 1; step < quartersBack; step++) path.push((path[step - 1] ?? 1) * 10 ** ((this.#random() - 0.5) * 0.5))
      // Some came later, some were away for a quarter.
      if (this.#random() < 0.06) path[1 + this.#int(quartersBack - 1)] = 0
      if (this.#random() < 0.05) path.fill(0, 1 + this.#int(quartersBack - 1))
      paths.set(id, path)
    }
    replayQuarters(
      this.#w,
      this.#tx,
      quarters,
      isoOf(instantAt(dayNumber(after), 10 * 60 * msPerMinute, 480)),
      new Set(customers.map(({ id }) => id)),
      (subject, back) => {
        const factor = paths.get(subject.id)?.[back] ?? 1
        const drift = 1 + (back * (this.#random() - 0.4)) / 4
        return {
          // Of those who buy nothing now, some did: they are the lost ones of the map.
          revenue_fen:
            subject.revenueFen === null
              ? back > 0 && (ordinals.get(subject.id) ?? 1) % 3 === 0
                ? 40_000_000
                : null
              : Math.round(subject.revenueFen * factor),
          response_hours:
            subject.responseHours === null ? null : Math.round(subject.responseHours * Math.max(0.3, drift) * 100) / 100,
          cocreation: subject.cocreation === null ? null : Math.max(0, subject.cocreation - this.#count(back * 0.3)),
          ecosystem_fen:
            subject.ecosystemFen === null
              ? null
              : Math.round(subject.ecosystemFen * Math.max(0, 1 - back * 0.12 * this.#random())),
        }
      },
    )
  }

  /** What stands on the board now. */
  #running(one: Customer): void {
    const { first } = quarterDays(quarterOf(this.#today))
    if (this.#random() < 0.45) this.#meeting(one, '战略复盘会', '季度战略复盘会', this.#between(first, addDays(this.#today, -1)))
    if (this.#random() < 0.3) {
      const opened = this.#now - this.#int(170) * msPerMinute
      this.#ticket(
        one,
        '技术问题',
        this.#pick(demo.questions),
        opened,
        this.#random() < 0.35 ? this.#now - 5 * msPerMinute : null,
        null,
      )
    }
    if (this.#random() < 0.22) {
      const opened = this.#now - (20 + this.#int(1560)) * msPerMinute
      this.#ticket(one, '投诉', this.#pick(demo.complaints), opened, opened + 15 * msPerMinute, null)
    }
    if (this.#random() < 0.25) this.#visit(one)
  }

  #visit(one: Customer): void {
    const clause = clausesOn(this.#tx.read, this.#today).find(({ key }) => key === 'director-visit')
    if (!clause) return
    const started = this.#now - (60 + this.#int(3000)) * msPerMinute
    const id = startObligation(this.#w, this.#tx, {
      customerId: one.id,
      clause,
      source: 'request',
      sourceKey: `${this.#tx.newId()}`,
      name: this.#pick(demo.visits),
      ownerId: one.owner_id,
      startedAt: isoOf(started),
    })
    if (id === null) return
    const roll = this.#random()
    const middle = isoOf(Math.round(started + (this.#now - started) * 0.6))
    if (roll < 0.3)
      addEvent(this.#w, this.#tx, id, { at: middle, type: 'pause', reason: 'waiting-customer', note: '客户产线未停机' })
    else if (roll < 0.55)
      addEvent(this.#w, this.#tx, id, { at: middle, type: 'stop', evidence: { kind: 'note' }, note: '总监到场，签到单已归档' })
  }

  /** Health and value indicators, where somebody looks after the customer. */
  #careful(one: Customer): void {
    const at = this.#w.clock.now()
    if (this.#random() < 0.8)
      for (const [back, read_on] of [
        [1, addDays(this.#today, -95)],
        [0, addDays(this.#today, -4 - this.#int(20))],
      ] as const)
        this.#tx.insert('health_reading', {
          customer_id: one.id,
          read_on,
          nps: 55 + this.#int(45),
          active_rate: 45 + this.#int(55) - back,
          renewal: this.#random() < 0.05 ? null : 50 + this.#int(50),
          note: null,
          created_at: at,
        })
    if (this.#random() > 0.7) return
    for (const { name, unit, better, formula } of indicatorsOf(shippedIndicators, one.industry)) {
      const base = unit === '%' ? 55 + this.#int(30) : 4 + this.#int(20)
      for (const back of [5, 4, 3, 2, 1, 0]) {
        const quarter = addQuarters(quarterOf(this.#today), -back)
        const value = (base + (better === 'more' ? -1 : 1) * back * (1 + this.#random() * 2)).toFixed(1)
        const benchmark = (base * (0.9 + this.#random() * 0.2)).toFixed(1)
        // What follows from the demo's own tickets is reckoned, not entered.
        if (formula !== null) continue
        const as_of = back === 0 ? addDays(this.#today, -3) : quarterDays(quarter).last
        const figures = { value, benchmark, source: '客户季度运营报表', as_of }
        this.#tx.insert('value_indicator', { customer_id: one.id, quarter, name, unit, better, ...figures, created_at: at })
      }
    }
  }

  #lock(best: readonly Customer[]): void {
    const director = this.#tx.read.value<number>(`SELECT id FROM member WHERE role = 'director' ORDER BY id LIMIT 1`)
    const one = best.find(({ tier }) => tier === 'A')
    if (director === undefined || !one) return
    this.#tx.insert('tier_lock', {
      customer_id: one.id,
      tier: 'A',
      reason: '换线期间采购推迟，下半年恢复',
      director_id: director,
      from_on: addDays(this.#today, -20),
      until_on: addDays(this.#today, 160),
      released_on: null,
      created_at: this.#w.clock.now(),
    })
  }

  #ticket(one: Customer, kind: string, name: string, opened: number, first: number | null, closed: number | null): void {
    const at = this.#w.clock.now()
    const past = (instant: number | null) => (instant === null || instant > this.#now ? null : isoOf(instant))
    const id = this.#tx.insert('ticket', {
      customer_id: one.id,
      name,
      kind,
      opened_at: isoOf(Math.min(opened, this.#now - msPerMinute)),
      first_response_at: past(first),
      closed_at: past(closed),
      owner_id: one.owner_id,
      remark: null,
      created_at: at,
      updated_at: at,
    })
    for (let left = this.#count(0.4), from = one.owner_id; left > 0; left--) {
      const to = this.#pick(this.#members)
      this.#tx.insert('ticket_hand_off', {
        ticket_id: id,
        from_id: from,
        to_id: to,
        at: isoOf(opened + left * 10 * msPerMinute),
        reason: null,
      })
      from = to
    }
    if (one.tier === 'S') followTickets(this.#w, this.#tx, [id])
  }

  #meeting(one: Customer, kind: string, name: string, heldOn: string): void {
    const at = this.#w.clock.now()
    const id = this.#tx.insert('meeting', {
      customer_id: one.id,
      name,
      kind,
      held_on: heldOn,
      owner_id: one.owner_id,
      attendees: this.#pick(demo.attendees),
      summary: this.#pick(demo.summaries),
      created_at: at,
      updated_at: at,
    })
    followMeetings(this.#w, this.#tx, [id])
  }

  #workMoment(daysAgo: number): number {
    let date = addDays(this.#today, -daysAgo)
    while (!isWorkday(workspaceCalendar(this.#tx), date)) date = addDays(date, -1)
    return instantAt(dayNumber(date), (9 * 60 + 5 + this.#int(500)) * msPerMinute, 480)
  }

  #between(from: string, to: string): string {
    const days = Math.max(0, dayNumber(to) - dayNumber(from))
    return days === 0 ? from : addDays(from, this.#int(days))
  }

  /** A whole number around an average. */
  #count(average: number): number {
    const whole = Math.floor(average * 2 * this.#random())
    return whole + (this.#random() < average * 2 - Math.floor(average * 2) ? this.#int(2) : 0)
  }

  #pick<T>(from: readonly T[]): T {
    return from[this.#int(from.length)] as T
  }

  #int(below: number): number {
    return Math.floor(this.#random() * below)
  }
}
