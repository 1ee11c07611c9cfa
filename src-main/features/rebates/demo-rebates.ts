import type { RebateDefinition } from '../../../src-preload/contract/_words/rebate-programme.ts'
import { addDays } from '../../domain/_base/dates.ts'
import { fullPinyin } from '../../domain/_base/pinyin.ts'
import { periodOf } from '../../domain/rebates/programme.ts'
import { periodSpan } from '../../domain/rebates/settlement-period.ts'
import type { Writing } from '../../store/contexts.ts'
import type { GateTransaction, WriteIntent } from '../../store/gate.ts'
import type { SqlValue } from '../../store/read-handle.ts'
import { documentColumns, documentHash } from '../transactions/index.ts'
import { addClaimLines, addGroups, addTargets, attainment } from './demo-terms.ts'
import { runPeriod } from './run-period.ts'

const buyers = 300
const documentsEach = 36
const people = [
  { name: '郑会计', role: 'finance' },
  { name: '谢副总', role: 'vp' },
] as const
const products = [
  { sku: 'JW-100', line: '监护', guide: 1_280_000 },
  { sku: 'JW-200', line: '监护', guide: 2_460_000 },
  { sku: 'CX-10', line: '超声', guide: 6_800_000 },
  { sku: 'CX-30', line: '超声', guide: 9_900_000 },
  { sku: 'HC-1', line: '耗材', guide: 38_000 },
  { sku: 'HC-7', line: '耗材', guide: 12_500 },
] as const

const boxes: RebateDefinition['basis'] = { event: 'invoice', unit: 'quantity', include: { productLine: ['耗材'] } }
const invoiced = { event: 'invoice', unit: 'amountNet' } as const

/** Programmes of the kinds that dealer contracts have, for the year of a day. */
function definitions(year: string): readonly DemoProgramme[] {
  const base = {
    party: 'customer',
    returns: 'originalPeriod',
    validFrom: `${year}-01-01`,
    validTo: `${year}-12-31`,
    scope: {},
    payout: 'credit-note',
  } as const
  return [
    {
      name: `${year} 季度返利`,
      definition: {
        ...base,
        period: 'quarter',
        settle: 'atEnd',
        basis: { ...invoiced, exclude: { priceKind: ['special', 'sample'] } },
        facts: { qualify: { ...invoiced, exclude: { priceKind: ['sample'] } } },
        rule: {
          tiers: [
            { from: '100000', type: 'pct', value: '0.01' },
            { from: '300000', type: 'pct', value: '0.02' },
            { from: '800000', type: 'pct', value: '0.03' },
          ],
          mode: 'whole',
          boundary: 'gte',
        },
      },
    },
    {
      name: `${year} 年度超额返利`,
      definition: {
        ...base,
        period: 'year',
        settle: 'cumulative',
        basis: { ...invoiced, exclude: { priceKind: ['sample'] } },
        facts: {},
        rule: {
          tiers: [
            { from: '0', type: 'pct', value: '0' },
            { from: '500000', type: 'pct', value: '0.015' },
            { from: '2000000', type: 'pct', value: '0.025' },
          ],
          mode: 'marginal',
          boundary: 'gt',
          cap: '80000',
        },
      },
    },
    {
      name: `${year} 耗材每盒返`,
      definition: {
        ...base,
        period: 'quarter',
        settle: 'atEnd',
        payout: 'goods',
        basis: boxes,
        facts: { quantity: boxes },
        rule: {
          tiers: [
            { from: '100', type: 'perUnit', value: '1.5' },
            { from: '500', type: 'perUnit', value: '2.8' },
          ],
          mode: 'whole',
          boundary: 'gte',
          tierOn: 'quantity',
        },
      },
    },
  ]
}

/** Documents of the last months, three programmes, a reckoned quarter: so that rebates show something on the first day. */
export function fillDemoRebates(w: Writing, intent: WriteIntent, random: () => number): { documents: number } {
  const today = w.clock.today()
  const lastQuarter = periodOf(
    addDays(`${today.slice(0, 5)}${String(Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`, -1),
    'quarter',
  )
  const from = addDays(today, -360)
  const customers = w.read.column<number>('SELECT id FROM customer ORDER BY id LIMIT ?', buyers)
  const { result } = w.gate.write(intent, (tx) => {
    for (const { name, role } of people) addPerson(tx, name, role, intent.at)
    const member = addGroups(tx, customers)
    for (const year of new Set([from.slice(0, 4), today.slice(0, 4)])) {
      for (const one of definitions(year)) addProgramme(tx, one, intent.at)
      const name = `${year} 年度任务达成返利`
      const programme = addProgramme(tx, { name, definition: attainment(year, customers) }, intent.at)
      addTargets(tx, programme, year, customers, member, random)
    }
    return addDocuments(tx, customers, member, { from, today }, random)
  })
  const span = periodSpan(lastQuarter)
  if (!span || customers.length === 0) return { documents: result }
  runPeriod(w, 'settlement', span, people[0].name)
  w.gate.write(intent, (tx) => {
    addClaims(tx, span.name, random)
    addClaimLines(tx, span)
  })
  return { documents: result }
}

function addPerson(tx: GateTransaction, name: string, role: string, at: string): void {
  if (tx.read.get('SELECT 1 FROM member WHERE name = ?', name)) return
  tx.insert('member', {
    name,
    pinyin: fullPinyin(name),
    role,
    region: null,
    team: null,
    active: 1,
    created_at: at,
    updated_at: at,
  })
}

interface DemoProgramme {
  readonly name: string
  readonly definition: RebateDefinition
}

function addProgramme(tx: GateTransaction, { name, definition }: DemoProgramme, at: string): number {
  const programme = tx.insert('rebate_programme', { name, created_at: at })
  tx.insert('rebate_version', {
    programme_id: programme,
    version: 1,
    effective_from: definition.validFrom,
    definition: JSON.stringify(definition),
    status: 'active',
    entered_by: people[0].name,
    entered_at: at,
    approved_by: people[1].name,
    approved_at: at,
    note: null,
  })
  return programme
}

function addDocuments(
  tx: GateTransaction,
  customers: readonly number[],
  member: ReadonlyMap<number, number>,
  { from, today }: { readonly from: string; readonly today: string },
  random: () => number,
): number {
  const insert = tx.inserter('trade_document', documentColumns)
  const add = (
    row: Readonly<Record<keyof Parameters<typeof documentHash>[0], SqlValue>> & Readonly<Record<string, SqlValue>>,
  ) => {
    const stored: Readonly<Record<string, SqlValue>> = { ...row, hash: documentHash(row) }
    insert(documentColumns.map((column) => stored[column] ?? null))
  }
  let count = 0
  for (const [at, customer] of customers.entries()) {
    const size = 1 + Math.floor(random() * random() * 6)
    for (let each = 0; each < documentsEach; each++) {
      const product = products[Math.floor(random() * products.length)] ?? products[0]
      const date = addDays(from, Math.floor(random() * 360))
      const price = random()
      const kind = price < 0.04 ? 'sample' : price < 0.14 ? 'special' : 'standard'
      const units = size * (product.guide < 100_000 ? 5 + Math.floor(random() * 20) : 1) * (random() < 0.03 ? -1 : 1)
      const paid = kind === 'sample' ? 0 : kind === 'special' ? 0.86 : 0.94 + random() * 0.06
      const net = Math.round(units * product.guide * paid)
      const row = {
        event: 'invoice',
        name: `FP${date.slice(2, 4)}${String(at + 1).padStart(4, '0')}${String(each + 1).padStart(2, '0')}`,
        line: 1,
        customer_id: customer,
        group_id: member.get(customer) ?? null,
        date,
        sold_on: null,
        month: date.slice(0, 7),
        sku: product.sku,
        product_line: product.line,
        price_kind: kind,
        quantity_milli: units * 1000,
        net_fen: net,
        gross_fen: Math.round(net * 1.13),
        guide_fen: product.guide,
        due_on: addDays(date, 60),
        paid_on: random() < 0.7 ? addDays(date, 20 + Math.floor(random() * 60)) : null,
        source: '演示',
      }
      add(row)
      count++
      // What it was ordered and paid by: drawn from no chance of its own, so that the invoices stay those of the seed.
      const ordered = addDays(date, -3 - ((at + each * 7) % 18))
      const untaxed = { guide_fen: null, due_on: null, paid_on: null }
      add({ ...row, ...untaxed, event: 'order', name: `DD${row.name.slice(2)}`, date: ordered, month: ordered.slice(0, 7) })
      if (row.paid_on !== null && row.paid_on <= today && units > 0)
        add({
          ...row,
          ...untaxed,
          event: 'receipt',
          name: `SK${row.name.slice(2)}`,
          date: row.paid_on,
          month: row.paid_on.slice(0, 7),
          sku: null,
          quantity_milli: 0,
          net_fen: row.gross_fen,
        })
    }
  }
  return count
}

/** Totals as customers claim them: most agree, some round, some claim too much. */
function addClaims(tx: GateTransaction, period: string, random: () => number): void {
  const rows = tx.read.all<{ id: number; calculated_fen: number }>(
    'SELECT id, calculated_fen FROM reconciliation WHERE period = ? AND calculated_fen > 0 ORDER BY id LIMIT 60',
    period,
  )
  for (const { id, calculated_fen: fen } of rows) {
    const draw = random()
    const claimed = draw < 0.6 ? fen : draw < 0.8 ? Math.round(fen / 100) * 100 : Math.round(fen * (draw < 0.92 ? 1.08 : 0.9))
    tx.update('reconciliation', id, { claimed_fen: claimed })
  }
}
