import { addDays, dayNumber } from '../../domain/_base/dates.ts'
import { instantAt, instantOf, isoOf } from '../../domain/_base/instants.ts'
import { fullPinyin } from '../../domain/_base/pinyin.ts'
import type { StepControl, Writing } from '../../store/contexts.ts'
import type { GateTransaction, WriteIntent } from '../../store/gate.ts'
import { seeded } from './demo-customers.ts'
import { DemoDeals, fallen, type DemoDeal } from './demo-deals.ts'
import { demoMaterial, demoProducts, demoReviewers } from './demo-material.ts'

interface Customer {
  readonly id: number
  readonly name: string
  readonly region: string | null
  readonly source: string | null
}

const chunkDeals = 5000
const utcOffsetMinutes = 480
const actor = '演示'

/** How many deals a demo of so many customers has: enough that its conversions say something. */
const dealsFor = (customers: number) => (customers < 50 ? 0 : Math.min(200_000, Math.max(600, Math.round(customers * 0.4))))

/** Deals, demos, materials and products for the customers of a demo, through the gate like everything. */
export function fillPipeline(w: Writing, rows: number, seed: number, intent: WriteIntent, control: StepControl): number {
  const count = dealsFor(rows)
  if (count === 0) return 0
  const random = seeded(seed ^ 0xdea1)
  const customers = w.read.all<Customer>(
    'SELECT id, name, region, source FROM customer WHERE owner_id IS NOT NULL ORDER BY id LIMIT 300000',
  )
  const reps = w.read.all<{ id: number; region: string | null }>(`SELECT id, region FROM member WHERE role = 'rep' ORDER BY id`)
  const inRegion = new Map<string, Customer[]>()
  for (const customer of customers) {
    const own = customer.region === null ? undefined : inRegion.get(customer.region)
    if (own) own.push(customer)
    else if (customer.region !== null) inRegion.set(customer.region, [customer])
  }
  const today = w.clock.today()
  const base = w.gate.write(intent, (tx) => {
    const versions = addMaterial(tx, today, intent.at)
    addProducts(tx, intent.at)
    return versions
  }).result
  const deals = new DemoDeals(
    seed,
    today,
    count,
    [...inRegion.keys()].filter((region) => region !== fallen.region),
  ).all(count)
  let done = 0
  for (let ended = false; !ended;) {
    control.throwIfCancelled()
    w.gate.write(intent, (tx) => {
      const writer = new DealWriter(tx, intent.at)
      for (let here = 0; here < chunkDeals; here++) {
        const { value: deal, done: last } = deals.next()
        if (last === true || !deal) {
          ended = true
          break
        }
        const pool = deal.region === null ? customers : inRegion.get(deal.region)
        const among = pool && pool.length > 0 ? pool : customers
        const customer = among[Math.floor(random() * among.length)]
        const near = reps.filter((rep) => rep.region === customer?.region)
        const owners = near.length > 0 ? near : reps
        const owner = owners[Math.floor(random() * owners.length)]
        if (customer && owner) writer.write(deal, customer, owner.id, base, random)
        done++
      }
    })
    control.progress('demo', rows + done, rows + count)
  }
  w.gate.write(intent, (tx) => shiftSome(tx, today, reps, random))
  return done
}

/** An instant of a day between nine and six; the same fraction gives later stages of one day no earlier time. */
function instantOn(day: string, fraction: number): string {
  return isoOf(instantAt(dayNumber(day), Math.round((9 + fraction * 9) * 3600) * 1000, utcOffsetMinutes))
}

const minutesLater = (at: string, minutes: number) => isoOf(instantOf(at) + minutes * 60_000)

class DealWriter {
  readonly #at: string
  readonly #deal: ReturnType<GateTransaction['inserter']>
  readonly #event: ReturnType<GateTransaction['inserter']>
  readonly #activity: ReturnType<GateTransaction['inserter']>
  #written = 0

  constructor(tx: GateTransaction, at: string) {
    this.#at = at
    this.#deal = tx.inserter('opportunity', [
      'name',
      'name_pinyin',
      'customer_id',
      'owner_id',
      'amount_fen',
      'expected_close_on',
      'stage',
      'product_line',
      'source',
      'next_step',
      'next_step_on',
      'budget_confirmed_on',
      'demo_agreed_on',
      'poc_provided_on',
      'loss_cause',
      'created_at',
      'updated_at',
      'stage_since',
      'closed_at',
      'touched_at',
      'material_version_id',
    ])
    this.#event = tx.inserter('stage_event', ['opportunity_id', 'from_stage', 'to_stage', 'at', 'actor', 'kind', 'first'])
    this.#activity = tx.inserter('activity', [
      'kind',
      'customer_id',
      'opportunity_id',
      'member_id',
      'at',
      'need',
      'promise',
      'next_on',
      'material_version_id',
      'clarified',
      'accepted',
      'created_at',
    ])
  }

  write(deal: DemoDeal, customer: Customer, ownerId: number, versions: readonly number[], random: () => number): void {
    const times = deal.path.map(({ on }, index) => instantOn(on, (index + random()) / (deal.path.length + 1)))
    const last = deal.path.at(-1)?.stage ?? 'touch'
    const [created = this.#at, since = this.#at] = [times[0], times.at(-1)]
    const name = `${customer.name.slice(0, 18)} ${deal.title}`
    const version = deal.material === null ? null : (versions[deal.material] ?? null)
    const closed = ['won', 'lost', 'shelved'].includes(last)
    const lively = !closed && random() < 0.6 ? instantOn(addDays(this.#at.slice(0, 10), -Math.floor(random() * 3)), 0.1) : since
    const touched = lively > this.#at || lively < since ? since : lively
    const id = this.#deal([
      name,
      fullPinyin(name),
      customer.id,
      ownerId,
      deal.amountFen,
      deal.expectedCloseOn,
      last,
      deal.productLine,
      customer.source,
      deal.nextStep,
      deal.nextStepOn,
      deal.budgetConfirmedOn,
      deal.demoAgreedOn,
      deal.pocProvidedOn,
      deal.lossCause,
      created,
      this.#at,
      since,
      closed ? since : null,
      touched,
      version,
    ])
    for (const [index, { stage }] of deal.path.entries())
      this.#event([id, deal.path[index - 1]?.stage ?? null, stage, times[index] ?? created, actor, 'move', 1])
    const beyond = deal.path.some(({ stage }) => stage === 'negotiate')
    const say = (kind: string, at: string, material: number | null, clarified: number | null, accepted: number | null) =>
      this.#activity([
        kind,
        customer.id,
        id,
        ownerId,
        at,
        '了解方案与交期',
        '三日内给出回复',
        addDays(at.slice(0, 10), 3),
        material,
        clarified,
        accepted,
        this.#at,
      ])
    // Every sixth first contact came too late; counted rather than told by the id, which is another in every file.
    say('call', minutesLater(created, ++this.#written % 6 === 0 ? 200 : 25), null, random() < 0.7 ? 1 : 0, null)
    if (deal.demoOn !== null && version !== null)
      say('demo', instantOn(deal.demoOn, 0.9), version, null, beyond ? 1 : random() < 0.3 ? 1 : 0)
    if (random() < 0.5 && touched > created) say('visit', touched, null, null, null)
  }
}

function addMaterial(tx: GateTransaction, today: string, now: string): number[] {
  const created = instantOn(addDays(today, -demoMaterial.versions[0].releasedAgo), 0)
  const material = tx.insert('material', { name: demoMaterial.name, created_at: created })
  const author = tx.read.value<number>(`SELECT id FROM member WHERE role = 'assistant' ORDER BY id LIMIT 1`) ?? null
  const versions = demoMaterial.versions.map(({ note, body, keyPages, commitments, releasedAgo }, index) => {
    const at = instantOn(addDays(today, -(releasedAgo ?? 1)), 0)
    return tx.insert('material_version', {
      material_id: material,
      number: index + 1,
      note,
      body,
      author_id: author,
      key_pages: keyPages,
      commitments,
      created_at: at,
      released_at: releasedAgo === null ? null : at,
    })
  })
  addReviewers(tx, versions.at(-1) ?? 0, now)
  return versions
}

/** Three colleagues, of whom one has confirmed the version that is not out yet. */
function addReviewers(tx: GateTransaction, versionId: number, at: string): void {
  const [first] = demoReviewers.flatMap(([name, role]) => {
    if (tx.read.get('SELECT 1 FROM member WHERE name = ?', name)) return []
    const facts = { name, pinyin: fullPinyin(name), role, region: null, team: null, active: 1, created_at: at, updated_at: at }
    return [tx.insert('member', facts)]
  })
  if (first === undefined) return
  for (const page of demoMaterial.versions[3].keyPages.split(',').map(Number))
    tx.insert('material_review', { version_id: versionId, member_id: first, page, passed: 1, note: null, at })
}

function addProducts(tx: GateTransaction, at: string): void {
  for (const [code, name, line, unit, guide] of demoProducts) {
    const id = tx.insert('product', { code, name, line, unit, guide_price_fen: guide, active: 1, created_at: at, updated_at: at })
    tx.insert('price_list_entry', {
      list: '标准价',
      product_id: id,
      price_fen: guide,
      effective_from: '2026-01-01',
      created_at: at,
    })
  }
}

/** Some amounts, dates and owners that changed lately, so that there is something to see since the last look. */
function shiftSome(tx: GateTransaction, today: string, reps: readonly { id: number }[], random: () => number): void {
  const open = tx.read.all<{ id: number; amount_fen: number; expected_close_on: string }>(
    `SELECT id, amount_fen, expected_close_on FROM opportunity WHERE stage NOT IN ('won', 'lost', 'shelved') ORDER BY id DESC LIMIT 120`,
  )
  for (const [index, deal] of open.entries()) {
    if (index % 4 === 0)
      tx.update('opportunity', deal.id, {
        amount_fen: Math.round((deal.amount_fen * (0.7 + random() * 0.5)) / 1_000_000) * 1_000_000 + 1_000_000,
      })
    if (index % 5 === 1)
      tx.update('opportunity', deal.id, {
        expected_close_on: addDays(deal.expected_close_on > today ? deal.expected_close_on : today, 20),
      })
    if (index % 9 === 2) tx.update('opportunity', deal.id, { owner_id: reps[Math.floor(random() * reps.length)]?.id ?? null })
  }
}
