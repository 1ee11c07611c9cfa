import Database from 'better-sqlite3'
import type { Caller } from '../../src-preload/contract/_kit/caller.ts'

/** A year of invoice lines, spread evenly over customers and days; filled past the app, as a bench may. */
export function fillBooks(path: string, lines: number): void {
  const db = new Database(path)
  const ids = db.prepare('SELECT id FROM customer ORDER BY id').pluck().all() as number[]
  // The demo's own rebates would take part.
  for (const sql of [
    'DELETE FROM rebate_settlement',
    'DELETE FROM trade_document',
    'DELETE FROM reconciliation',
    'DELETE FROM rebate_period',
    `UPDATE rebate_version SET status = 'ended'`,
  ])
    db.exec(sql)
  const insert = db.prepare(
    `INSERT INTO trade_document (id, event, name, line, customer_id, group_id, date, sold_on, month, sku, product_line, price_kind, quantity_milli, net_fen, gross_fen, guide_fen, due_on, paid_on, source, hash)
     VALUES (?, 'invoice', ?, ?, ?, NULL, ?, NULL, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL, 'bench', ?)`,
  )
  const start = Date.UTC(2026, 0, 1)
  db.transaction(() => {
    for (let at = 0; at < lines; at++) {
      const date = new Date(start + ((at * 7919) % 365) * 86_400_000).toISOString().slice(0, 10)
      const net = 100 + ((at * 104_729) % 900_000)
      const kind = at % 17 === 0 ? 'special' : at % 101 === 0 ? 'sample' : 'standard'
      insert.run(
        1e15 + at,
        `FP${Math.floor(at / 5)}`,
        (at % 5) + 1,
        ids[(at * 31) % ids.length],
        date,
        date.slice(0, 7),
        `S${at % 200}`,
        `L${at % 8}`,
        kind,
        1000,
        net,
        Math.round(net * 1.13),
        `h${at}`,
      )
    }
  })()
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
}

/** A programme by its number: both kinds of tiers and bounds, returns either way, of two product lines out of eight. */
export const definition = (at: number) => ({
  rule: {
    tiers: [0, 1, 2, 3].map((tier) => ({ from: `${tier * 100_000 * (1 + (at % 5))}`, type: 'pct', value: `0.0${tier}` })),
    mode: at % 2 === 0 ? 'whole' : 'marginal',
    boundary: at % 3 === 0 ? 'gt' : 'gte',
  },
  basis: {
    event: 'invoice',
    unit: 'amountNet',
    include: { productLine: [`L${at % 8}`, `L${(at + 1) % 8}`] },
    exclude: { priceKind: ['special', 'sample'] },
  },
  facts: {
    qualify: {
      event: 'invoice',
      unit: 'amountNet',
      include: { productLine: [`L${at % 8}`, `L${(at + 1) % 8}`] },
      exclude: { priceKind: ['sample'] },
    },
  },
  party: 'customer',
  period: 'year',
  settle: 'atEnd',
  returns: at % 4 === 0 ? 'originalPeriod' : 'currentPeriod',
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
  scope: {},
  payout: 'credit-note',
})

export interface BookKeepers {
  readonly clerk: number
  readonly finance: number
}

/** Somebody who enters, somebody who approves and closes, and this many programmes that hold. */
export async function keepBooks(caller: Caller, programmes: number): Promise<BookKeepers> {
  const person = async (name: string, role: string) =>
    ((await caller.call('members.save', { name, role, region: null, team: null, active: true })) as { id: number }).id
  const [clerk, finance] = [await person('录入', 'assistant'), await person('财务', 'finance')]
  for (let at = 0; at < programmes; at++) {
    const input = { name: `政策${at}`, effectiveFrom: '2026-01-01', definition: definition(at), by: clerk }
    const { versionId } = (await caller.call('rebates.saveVersion', input)) as { versionId: number }
    for (const status of ['approved', 'active']) await caller.call('rebates.setStatus', { versionId, status, by: finance })
  }
  return { clerk, finance }
}
