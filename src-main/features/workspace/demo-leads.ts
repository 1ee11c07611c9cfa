import names from '../../../resources/demo/names.json' with { type: 'json' }
import { leadSources } from '../../../src-preload/contract/leads.ts'
import { addDays, dayNumber } from '../../domain/_base/dates.ts'
import { instantAt, instantOf, isoOf } from '../../domain/_base/instants.ts'
import { isWorkday } from '../../domain/_base/working-calendar.ts'
import type { Writing } from '../../store/contexts.ts'
import type { GateTransaction, WriteIntent } from '../../store/gate.ts'
import { workspaceCalendar } from '../calendar/index.ts'
import { followLeads, logDecision } from '../leads/index.ts'
import { setWeeklyTarget } from '../weekly/index.ts'
import { storyGate } from './story-gate.ts'

const weeksBack = 8
const zoneMinutes = 480
const minute = 60_000
const needs = ['检测', '监护', '超声', '维保', '耗材'] as const
const dropped = ['没有预算', '已选竞品', '联系不上', '只是询价'] as const

interface Rep {
  readonly id: number
  readonly region: string | null
}

/**
 * Leads of the last weeks, so that the weekly board has all its lights: a third of the reps reach their count with every field,
 * a third reach it with fields missing, a third stay below. Older ones became customers or were dropped.
 */
export function fillDemoLeads(w: Writing, intent: WriteIntent, random: () => number): { leads: number } {
  const reps = w.read.all<Rep>(`SELECT id, region FROM member WHERE role = 'rep' AND active = 1 ORDER BY id`)
  if (reps.length === 0) return { leads: 0 }
  const today = w.clock.today()
  const months = new Set([addDays(today, -7 * weeksBack), addDays(today, -28), today].map((day) => day.slice(0, 7)))
  // The demo's deals are few: eight entries into quotation a week would be asked of nobody here.
  for (const month of months)
    setWeeklyTarget(
      { ...w, gate: storyGate(w.gate) },
      { month, memberIds: reps.map(({ id }) => id), action: 'quoted', target: 2, reason: '演示数据' },
    )
  return w.gate.write(intent, (tx) => new DemoLeads(w, tx, random).fill(reps)).result
}

class DemoLeads {
  readonly #w: Writing
  readonly #tx: GateTransaction
  readonly #random: () => number
  readonly #now: number
  #made: number[] = []

  constructor(w: Writing, tx: GateTransaction, random: () => number) {
    this.#w = w
    this.#tx = tx
    this.#random = random
    this.#now = instantOf(w.clock.now())
  }

  fill(reps: readonly Rep[]): { leads: number } {
    const calendar = workspaceCalendar(this.#tx)
    const today = this.#w.clock.today()
    for (const [index, rep] of reps.entries()) {
      this.#tx.update('member', rep.id, { industries: this.#industries(), lead_capacity: 120 })
      for (let back = 7 * weeksBack; back >= 0; back--) {
        const day = addDays(today, -back)
        if (isWorkday(calendar, day)) for (let left = this.#perDay(index % 3); left > 0; left--) this.#lead(rep, index % 3, day)
      }
    }
    // Sources that nobody assigns by themselves wait for a person.
    for (let left = 6; left > 0; left--) this.#insert({ id: null, region: null }, 0, this.#now - this.#int(50) * minute, null)
    followLeads(this.#w, this.#tx, this.#made)
    return { leads: this.#made.length }
  }

  /** Around three a day reach fifteen a week; two do not. */
  #perDay(kind: number): number {
    return kind === 2 ? 1 + this.#int(3) : 3 + this.#int(2)
  }

  #lead(rep: Rep, kind: number, day: string): void {
    const arrived = instantAt(dayNumber(day), (9 * 60 + this.#int(420)) * minute, zoneMinutes)
    const assigned = arrived + (1 + this.#int(40)) * minute
    if (assigned < this.#now) this.#insert(rep, kind, arrived, assigned)
  }

  #insert(rep: { id: number | null; region: string | null }, kind: number, arrived: number, assigned: number | null): void {
    const city = this.#pick(names.places)[2] ?? ''
    const days = assigned === null ? 0 : (this.#now - assigned) / 86_400_000
    const touched = assigned === null ? null : this.#touch(assigned)
    const fate = this.#random()
    const status =
      touched === null || days < 5 ? 'open' : fate < 0.35 ? 'converted' : fate < 0.45 && days > 10 ? 'dropped' : 'open'
    const closed = status === 'open' ? null : isoOf(Math.min(this.#now, (touched ?? arrived) + (1 + this.#int(4)) * 86_400_000))
    const at = isoOf(arrived)
    const id = this.#tx.insert('lead', {
      name: `${city}${this.#pick(names.brands)}${this.#pick(names.brands)}${this.#random() < 0.4 ? this.#pick(names.hospitals) : this.#pick(names.trades)[0]}`,
      contact_name: `${this.#pick(names.surnames)}${this.#pick(['主任', '经理', '工', '院长'])}`,
      phone: `13${String(this.#int(1_000_000_000)).padStart(9, '0')}`,
      source: assigned === null ? leadSources[4] : this.#pick(leadSources.slice(0, 3)),
      industry: kind === 1 && this.#random() < 0.12 ? null : (this.#pick(names.trades)[1] ?? null),
      need_class: kind === 1 && this.#random() < 0.12 ? null : this.#pick(needs),
      region: rep.region,
      remark: null,
      arrived_at: at,
      assigned_to: rep.id,
      assigned_at: assigned === null ? null : isoOf(assigned),
      first_touch_at: touched === null ? null : isoOf(touched),
      status,
      closed_at: closed,
      drop_reason: status === 'dropped' ? this.#pick(dropped) : null,
      created_at: at,
      updated_at: closed ?? at,
    })
    this.#made.push(id)
    if (assigned !== null)
      logDecision(this.#tx, {
        lead_id: id,
        at: isoOf(assigned),
        kind: 'rule',
        actor: this.#w.actor,
        from_id: null,
        rep_id: rep.id,
        reason: null,
        table_json: null,
      })
  }

  /** Mostly within two hours; a few of the last two days wait still. */
  #touch(assigned: number): number | null {
    const draw = this.#random()
    const took = draw < 0.92 ? 5 + this.#int(110) : 130 + this.#int(900)
    const at = assigned + took * minute
    if (at > this.#now) return null
    return this.#now - assigned < 2 * 86_400_000 && draw > 0.97 ? null : at
  }

  #industries(): string {
    return [...new Set([this.#pick(names.trades)[1], this.#pick(names.trades)[1]])].join(', ')
  }

  #int(below: number): number {
    return Math.floor(this.#random() * below)
  }

  #pick<T>(from: readonly T[]): T {
    return from[this.#int(from.length)] as T
  }
}
