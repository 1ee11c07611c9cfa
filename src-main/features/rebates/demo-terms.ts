import type { RebateDefinition } from '../../../src-preload/contract/_words/rebate-programme.ts'
import { documentCode } from '../../domain/rebates/document-code.ts'
import type { PeriodSpan } from '../../domain/rebates/settlement-period.ts'
import type { GateTransaction } from '../../store/gate.ts'

const groups = [
  { name: '华信医疗集团', from: 0, to: 3 },
  { name: '同康连锁', from: 3, to: 5 },
] as const
const agreed = 40

/** Groups of customers, and the group each of their members belongs to. */
export function addGroups(tx: GateTransaction, customers: readonly number[]): ReadonlyMap<number, number> {
  const member = new Map<number, number>()
  for (const { name, from, to } of groups) {
    const own = customers.slice(from, to)
    if (own.length === 0) continue
    const group = tx.insert('trade_group', { name })
    for (const customer of own) {
      tx.insert('trade_group_member', { group_id: group, customer_id: customer })
      member.set(customer, group)
    }
  }
  return member
}

/** A programme by attainment of a yearly target, for groups as wholes. */
export function attainment(year: string, customers: readonly number[]): RebateDefinition {
  const invoiced = { event: 'invoice', unit: 'amountNet', exclude: { priceKind: ['sample'] } } as const
  return {
    rule: {
      tiers: [
        { from: '0.8', type: 'pct', value: '0.005' },
        { from: '1', type: 'pct', value: '0.01' },
        { from: '1.2', type: 'pct', value: '0.015' },
      ],
      mode: 'whole',
      boundary: 'gte',
      tierOn: 'attainmentPct',
    },
    basis: { ...invoiced, exclude: { priceKind: ['sample'] } },
    facts: {},
    party: 'group',
    period: 'year',
    settle: 'atEnd',
    returns: 'originalPeriod',
    validFrom: `${year}-01-01`,
    validTo: `${year}-12-31`,
    scope: { customers: customers.slice(0, agreed) },
    payout: 'invoice-discount',
  }
}

/** Yearly targets; the last two parties have none yet, as happens. */
export function addTargets(
  tx: GateTransaction,
  programme: number,
  year: string,
  customers: readonly number[],
  member: ReadonlyMap<number, number>,
  random: () => number,
): void {
  const parties = new Set(customers.slice(0, agreed).map((customer) => -(member.get(customer) ?? -customer)))
  for (const party of [...parties].slice(0, -2))
    tx.insert('rebate_target', {
      programme_id: programme,
      party,
      period: year,
      fact: 'target',
      value: String((6 + Math.floor(random() * 30)) * 100_000),
    })
}

/** Claims document by document for a few customers: another rate, a line twice, a code of their own. */
export function addClaimLines(tx: GateTransaction, span: PeriodSpan): void {
  const rows = tx.read.all<{ id: number; party: number }>(
    'SELECT id, party FROM reconciliation WHERE period = ? AND party > 0 AND calculated_fen > 0 ORDER BY calculated_fen DESC LIMIT 6',
    span.name,
  )
  for (const [at, { id, party }] of rows.entries()) {
    const documents = tx.read.all<{ name: string; net_fen: number }>(
      `SELECT name, sum(net_fen) AS net_fen FROM trade_document WHERE customer_id = ? AND date BETWEEN ? AND ? AND price_kind = 'standard' GROUP BY name ORDER BY name LIMIT 12`,
      party,
      span.from,
      span.to,
    )
    let claimed = 0
    const add = (document: string, basis: number, row: number) => {
      const rebate = Math.round((basis * (at % 2 === 0 ? 3 : 2)) / 100)
      claimed += rebate
      tx.insert('rebate_claim', {
        period: span.name,
        party,
        document,
        claimed_in: span.name,
        basis_fen: basis,
        rate: at % 2 === 0 ? '0.03' : '0.02',
        rebate_fen: rebate,
        source: '经销商申报.xlsx',
        row,
        hash: `demo ${party} ${row}`,
      })
    }
    for (const [row, { name, net_fen }] of documents.entries()) {
      const own = at === 0 && row === 0 ? 'JXS-2025-0088' : name
      if (own !== name) tx.insert('trade_alias', { code: documentCode(own), means: documentCode(name) })
      add(at === 1 && row === 0 ? `HX${name.slice(2)}` : own, net_fen, row + 1)
    }
    const [first] = documents
    if (at === 2 && first) add(first.name, first.net_fen, documents.length + 1)
    tx.update('reconciliation', id, { claimed_fen: claimed })
  }
}
