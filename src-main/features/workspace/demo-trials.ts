import { trialNodes, type TrialNode } from '../../../src-preload/contract/trials.ts'
import { addDays, dayNumber } from '../../domain/_base/dates.ts'
import { instantAt, instantOf, isoOf } from '../../domain/_base/instants.ts'
import { fullPinyin } from '../../domain/_base/pinyin.ts'
import { rollToWorkday } from '../../domain/_base/working-calendar.ts'
import { workspaceCalendar } from '../calendar/index.ts'
import type { Writing } from '../../store/contexts.ts'
import type { GateTransaction, WriteIntent } from '../../store/gate.ts'
import { trialsCommands } from '../trials/index.ts'
import { storyGate } from './story-gate.ts'

const people: Readonly<Record<Exclude<TrialNode, 'director'>, readonly [string, string]>> = {
  market: ['冯市场', '蒋市场总监'],
  medical: ['沈医学', '韩医学总监'],
  compliance: ['杨合规', '朱合规总监'],
}
const grades = ['三级甲等', '三级乙等', '二级甲等'] as const
const devices = ['JW-100', 'JW-200', 'CX-10', 'CX-30'] as const
const tests = ['血氧监测', '心电监护', '腹部超声', '心脏超声'] as const
/** Which product each test wants beside the device itself. */
const suits: Readonly<Record<string, readonly string[]>> = {
  血氧监测: ['JW-100', 'HC-1'],
  心电监护: ['JW-200', 'HC-7'],
  腹部超声: ['CX-10'],
  心脏超声: ['CX-30'],
}

interface Buyer {
  readonly id: number
  readonly name: string
  readonly owner: string
}

/** Trials in every state, each told by the commands that people use, at the hours at which they would. */
export function fillDemoTrials(w: Writing, intent: WriteIntent, random: () => number): { trials: number } {
  const buyers = w.read.all<Buyer>(
    `SELECT c.id, c.name, m.name AS owner FROM customer AS c JOIN member AS m ON m.id = c.owner_id AND m.active = 1
     WHERE m.role = 'rep' ORDER BY c.id LIMIT 60`,
  )
  const products = new Map(
    w.read.all<{ id: number; code: string }>('SELECT id, code FROM product').map(({ id, code }) => [code, id]),
  )
  if (buyers.length === 0 || products.size === 0) return { trials: 0 }
  w.gate.write(intent, (tx) => {
    addPeople(tx, intent.at)
    addFits(tx, products, intent.at)
  })
  const story = new Story(w, buyers, products, random)
  story.tell()
  return { trials: story.told }
}

function addPeople(tx: GateTransaction, at: string): void {
  const vp = tx.read.value<number>(`SELECT id FROM member WHERE role = 'vp' ORDER BY id LIMIT 1`) ?? null
  const director = tx.read.value<number>(`SELECT id FROM member WHERE role = 'director' ORDER BY id LIMIT 1`) ?? null
  const add = (name: string, role: string, manager_id: number | null) => {
    const known = tx.read.value<number>('SELECT id FROM member WHERE name = ?', name)
    const row = { name, pinyin: fullPinyin(name), role, region: null, team: null, manager_id, active: 1 }
    return known ?? tx.insert('member', { ...row, created_at: at, updated_at: at })
  }
  for (const [node, [handler, head]] of Object.entries(people)) {
    // Their departments have no role of their own, and those of the quotes' nodes would let them approve quotes.
    const escalation_id = add(head, 'manager', vp)
    const handler_id = add(handler, 'assistant', escalation_id)
    tx.insert('trial_duty', { node, handler_id, escalation_id, updated_at: at })
  }
  tx.insert('trial_duty', { node: 'director', handler_id: director, escalation_id: vp, updated_at: at })
}

function addFits(tx: GateTransaction, products: ReadonlyMap<string, number>, at: string): void {
  for (const grade of grades)
    for (const model of devices)
      for (const test of tests)
        for (const code of suits[test] ?? []) {
          const product_id = products.get(code)
          const ultrasound = model.startsWith('CX')
          if (product_id === undefined || ultrasound !== test.endsWith('超声')) continue
          // A consumable goes with its device; a device is tried where it is the model itself.
          if (!code.startsWith('HC') && code !== model) continue
          tx.insert('trial_fit', { grade, model, test, product_id, created_at: at, updated_at: at })
        }
}

interface Told {
  readonly id: number
  readonly owner: string
  readonly customer: string
  readonly product: string
}

class Story {
  told = 0
  readonly #w: Writing
  readonly #buyers: readonly Buyer[]
  readonly #products: ReadonlyMap<string, number>
  readonly #random: () => number

  constructor(w: Writing, buyers: readonly Buyer[], products: ReadonlyMap<string, number>, random: () => number) {
    this.#w = w
    this.#buyers = buyers
    this.#products = products
    this.#random = random
  }

  tell(): void {
    this.#past()
    this.#apply(1, 20, false)
    this.#upTo(this.#apply(0.2, 30, true), 0)
    // Idle since yesterday: with the escalation person by now.
    this.#upTo(this.#apply(1, 30, true), 1)
    this.#upTo(this.#apply(2, 28, true), 2)
    const back = this.#apply(4, 25, true)
    this.#upTo(back, 1)
    this.#as(people.medical[0], 4, 90, 'return', { id: back.id, node: 'medical', reason: '请写明样本量和对照方法' })
    // Running: in the middle, within 72 hours of the end with and without answers, and over without an outcome.
    this.#upTo(this.#apply(12, 20, true), 4)
    this.#upTo(this.#apply(16, 17, true), 4)
    const near = this.#apply(18, 19, true)
    this.#upTo(near, 4)
    const answers = { samplesDone: true, metricsMet: true, budgetApproved: false, note: '科室已报计划，等院办会议' }
    this.#as(near.owner, 0.1, 0, 'answer', { id: near.id, ...answers })
    this.#upTo(this.#apply(25, 21, true), 4)
  }

  /** Half a year of trials that ended, with outcomes as they come. */
  #past(): void {
    const ends = [
      ['转化', '效果达标'],
      ['转化', '效果达标'],
      ['终止', '指标未达标'],
      ['转化', '效果达标'],
      ['终止', '价格原因'],
      ['延期', '样本不足'],
      ['转化', '效果达标'],
      ['终止', '预算未立项'],
      ['终止', '竞品占优'],
      ['转化', '效果达标'],
      ['终止', '价格原因'],
      ['延期', '样本不足'],
    ] as const
    for (const [nth, [outcome, rootCause]] of ends.entries()) {
      const from = 170 - nth * 11
      const one = this.#apply(from, 21, true)
      this.#upTo(one, 4)
      const [samplesDone, good] = [rootCause !== '样本不足', outcome === '转化']
      this.#as(one.owner, from - 18, 60, 'answer', { id: one.id, samplesDone, metricsMet: good, budgetApproved: good })
      this.#as(one.owner, from - 21, 30, 'end', {
        id: one.id,
        outcome,
        rootCause,
        ...(outcome === '转化'
          ? { newOpportunity: { name: `${one.customer} ${one.product}`, amount: { fen: 2_000_000 + this.#int(80) * 100_000 } } }
          : {}),
        ...(outcome === '延期' ? { newEndsOn: addDays(this.#w.clock.today(), 12 + nth) } : {}),
      })
    }
  }

  #apply(daysAgo: number, days: number, submit: boolean): Told {
    const buyer = this.#buyers[this.told % this.#buyers.length] as Buyer
    const test = tests[this.told % tests.length] ?? tests[0]
    const code = (suits[test] ?? []).findLast((one) => this.#products.has(one)) ?? devices[0]
    const model = code.startsWith('HC') ? devices[this.told % 2] : code
    const start = addDays(this.#w.clock.today(), -Math.floor(daysAgo) + 1)
    this.told++
    const { id } = this.#as<{ id: number }>(buyer.owner, daysAgo, 0, 'apply', {
      customerId: buyer.id,
      grade: grades[this.#int(grades.length)],
      model,
      test,
      productId: this.#products.get(code) ?? 0,
      startsOn: start,
      endsOn: addDays(start, days),
      remark: null,
      submit,
    })
    return { id, owner: buyer.owner, customer: buyer.name, product: test }
  }

  /** The first so many nodes approve within the hours they have; what waits is reckoned up from the submission on. */
  #upTo({ id }: Told, nodes: number): void {
    const submitted = this.#w.read.value<string>('SELECT submitted_at FROM trial WHERE id = ?', id)
    let at = submitted === undefined ? 0 : instantOf(submitted)
    for (const node of trialNodes.slice(0, nodes)) {
      at = Math.min(instantOf(this.#w.clock.now()), at + (8 + this.#int(45)) * 60_000)
      const row = this.#w.read.get<{ handler: string | null }>(
        'SELECT (SELECT name FROM member WHERE id = t.node_handler_id) AS handler FROM trial AS t WHERE id = ?',
        id,
      )
      if (row?.handler) this.#at(row.handler, at, 'approve', { id, node })
    }
  }

  /** A person at the desk so many days before now, at ten and some minutes of a working day. */
  #as<T>(who: string, daysAgo: number, minutes: number, method: keyof typeof trialsCommands, input: object): T {
    const calendar = workspaceCalendar(this.#w)
    const day = rollToWorkday(calendar, addDays(this.#w.clock.today(), -Math.floor(daysAgo)), 'prev').date
    const wanted = instantAt(dayNumber(day), (600 + minutes) * 60_000, calendar.utcOffsetMinutes)
    // A part of a day: so many hours ago, however late it is.
    const recent = instantOf(this.#w.clock.now()) - Math.round(daysAgo * 3_600_000)
    return this.#at<T>(who, daysAgo < 1 ? recent : wanted, method, input)
  }

  #at<T>(who: string, at: number, method: keyof typeof trialsCommands, input: object): T {
    const now = isoOf(Math.min(at, instantOf(this.#w.clock.now())))
    const today = new Date(instantOf(now) + 8 * 3_600_000).toISOString().slice(0, 10)
    const w: Writing = { ...this.#w, gate: storyGate(this.#w.gate), actor: who, clock: { now: () => now, today: () => today } }
    return (trialsCommands[method] as unknown as (writing: Writing, given: object) => T)(w, input)
  }

  #int(below: number): number {
    return Math.floor(this.#random() * below)
  }
}
