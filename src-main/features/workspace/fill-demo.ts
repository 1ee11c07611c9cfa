import { refuse } from '../../../src-preload/contract/index.ts'
import type { RuleSettings } from '../../../src-preload/contract/settings.ts'
import { fullPinyin } from '../../domain/_base/pinyin.ts'
import { deriveCustomer, unevaluated } from '../../domain/customers/derive-customer.ts'
import type { StepControl, Writing } from '../../store/contexts.ts'
import type { GateTransaction } from '../../store/gate.ts'
import { rulesOn } from '../settings/index.ts'
import names from '../../../resources/demo/names.json' with { type: 'json' }
import { fillDemoPolicies } from '../policies/index.ts'
import { fillDemoQuotes } from '../quotes/index.ts'
import { fillDemoRebates } from '../rebates/index.ts'
import { DemoCustomers, seeded } from './demo-customers.ts'
import { DemoServices } from './demo-services.ts'
import { fillDemoTargets } from './demo-targets.ts'
import { fillDemoLeads } from './demo-leads.ts'
import { fillDemoTouches } from './demo-touches.ts'
import { fillDemoTrials } from './demo-trials.ts'
import { fillPipeline } from './fill-pipeline.ts'
import { storyGate } from './story-gate.ts'

const chunkRows = 20_000
const demoOwners = 24

/**
 * Fills an empty workspace with believable data; the same rows and seed give the same workspace. Written in chunks, so
 * a cancel keeps the chunks done and the journal stays small; not undoable, as there is nothing of the person's in it.
 */
export function fillDemo(w: Writing, { rows, seed }: { rows: number; seed: number }, control: StepControl) {
  if (w.read.get('SELECT 1 FROM customer LIMIT 1'))
    throw refuse('workspace.fillDemo', 'not-empty', '这个工作区里已有客户。演示数据只能填入空的工作区，请先新建一个。')
  const customers = new DemoCustomers(seed, w.clock.today(), demoOwners)
  const at = w.clock.now()
  const rules = rulesOn(w.read, w.clock.today())
  const intent = { command: 'workspace.fillDemo', subject: `${rows}`, actor: w.actor, origin: 'migration', at } as const
  const owners = w.gate.write(intent, (tx) => {
    tx.unlogged('meta', `INSERT OR REPLACE INTO meta (key, value) VALUES ('demo', ?)`, JSON.stringify({ rows, seed }))
    return addMembers(tx, customers, at)
  }).result
  let contacts = 0
  for (let done = 0; done < rows;) {
    control.throwIfCancelled()
    const upTo = Math.min(rows, done + chunkRows)
    w.gate.write(intent, (tx) => {
      const add = new DemoWriter(tx, owners, rules, at)
      for (; done < upTo; done++) contacts += add.customer(customers)
    })
    control.progress('demo', done, rows)
  }
  control.progress('demo', rows, null)
  w.gate.write(intent, (tx) => new DemoServices(w, tx, seed, owners).fill())
  fillPipeline(w, rows, seed, intent, control)
  // A stream of its own: what customers are drawn stays as it was.
  fillDemoRebates(w, intent, seeded(seed + 1))
  fillDemoTargets(w, intent)
  fillDemoPolicies(w, intent, seeded(seed + 3))
  fillDemoQuotes({ ...w, gate: storyGate(w.gate) }, intent, seeded(seed + 2))
  fillDemoTrials(w, intent, seeded(seed + 4))
  fillDemoTouches(w, intent, seeded(seed + 5))
  fillDemoLeads(w, intent, seeded(seed + 6))
  return { customers: rows, contacts, members: owners.length }
}

function addMembers(tx: GateTransaction, customers: DemoCustomers, at: string): number[] {
  const taken = new Set<string>()
  return Array.from({ length: demoOwners }, (_, number) => {
    let name = customers.person()
    while (taken.has(name)) name = customers.person()
    taken.add(name)
    const role =
      number === 0 ? 'director' : number === demoOwners - 1 ? 'vp' : number < 4 ? 'manager' : number < 7 ? 'assistant' : 'rep'
    const region = names.places[number % names.places.length]?.[0] ?? null
    const team = names.teams[number % names.teams.length] ?? null
    return tx.insert('member', { name, pinyin: fullPinyin(name), role, region, team, active: 1, created_at: at, updated_at: at })
  })
}

const customerColumns = [
  'name',
  'short_name',
  'uscc',
  'type',
  'industry',
  'region',
  'province',
  'city',
  'budget_min_fen',
  'budget_max_fen',
  'source',
  'owner_id',
  'annual_purchase_fen',
  'last_contact_on',
  'service_end_on',
  'tags',
  'remark',
] as const
const derivedColumns = ['uscc_valid', 'tier', 'score', 'missing', 'name_key', 'name_pinyin', 'search'] as const

class DemoWriter {
  readonly #insertCustomer: ReturnType<GateTransaction['inserter']>
  readonly #insertContact: ReturnType<GateTransaction['inserter']>

  readonly owners: readonly number[]
  readonly rules: RuleSettings
  readonly at: string

  constructor(tx: GateTransaction, owners: readonly number[], rules: RuleSettings, at: string) {
    this.owners = owners
    this.rules = rules
    this.at = at
    this.#insertCustomer = tx.inserter('customer', [...customerColumns, ...derivedColumns, 'created_at', 'updated_at'])
    this.#insertContact = tx.inserter('contact', ['customer_id', 'name', 'title', 'phone', 'decision_role'])
  }

  /** Writes one customer with its contacts; returns how many contacts. */
  customer(customers: DemoCustomers): number {
    const made = customers.next()
    const own = {
      name: made.name,
      short_name: made.shortName,
      uscc: made.uscc,
      type: made.type,
      industry: made.industry,
      region: made.region,
      province: made.province,
      city: made.city,
      budget_min_fen: made.budgetMinFen,
      budget_max_fen: made.budgetMinFen === null ? null : made.budgetMaxFen,
      source: made.source,
      owner_id: made.owner === null ? null : (this.owners[made.owner] ?? null),
      annual_purchase_fen: made.annualPurchaseFen,
      last_contact_on: made.lastContactOn,
      service_end_on: made.serviceEndOn,
      tags: made.tags,
      remark: made.remark,
    }
    const facts = made.contacts.map((contact) => ({ name: contact.name, phone: contact.phone, decision_role: contact.role }))
    const derived = deriveCustomer({ ...own, ...unevaluated }, facts, this.rules)
    const id = this.#insertCustomer([
      ...customerColumns.map((column) => own[column]),
      ...derivedColumns.map((column) => derived[column]),
      this.at,
      this.at,
    ])
    for (const contact of made.contacts) this.#insertContact([id, contact.name, contact.title, contact.phone, contact.role])
    return made.contacts.length
  }
}
