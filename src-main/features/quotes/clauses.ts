import type { GateTransaction } from '../../store/gate.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import { clausesAgainstLibrary } from '../../domain/quotes/clause-standing.ts'
import { packName } from '../../domain/quotes/clause-packs.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { rulesOn } from '../settings/index.ts'

interface ClauseRow {
  readonly id: number
  readonly key: string
  readonly title: string
  readonly body: string
  readonly packs: string
  readonly effective_from: string
  readonly retired: number
}

/** Clauses that hold on a date, those of one type of customer's pack where it is named; each by its newest row. */
export function clausesOn(read: ReadHandle, on: string, customerType?: string) {
  const rows = read.all<ClauseRow>(
    `SELECT * FROM quote_clause AS c WHERE effective_from <= ? AND NOT EXISTS (SELECT 1 FROM quote_clause AS n
       WHERE n.key = c.key AND n.effective_from <= ? AND (n.effective_from, n.id) > (c.effective_from, c.id)) ORDER BY key`,
    on,
    on,
  )
  return rows
    .filter(({ retired, packs }) => retired === 0 && (customerType === undefined || inPack(packs, customerType)))
    .map((row) => ({
      id: row.id,
      key: row.key,
      title: row.title,
      body: row.body,
      packs: row.packs === '' ? [] : row.packs.split(','),
      effectiveFrom: row.effective_from,
    }))
}

const inPack = (packs: string, type: string) => packs.split(',').some((pack) => pack === '*' || pack === type)

/** A quote's clauses against the library of today, and what its customer's type asks for besides. */
export function clauseStandings(
  { read, clock }: Reading,
  { customerId, clauses }: { customerId: number | null; clauses: readonly { key: string; title: string; text: string }[] },
) {
  const customerType =
    customerId === null ? null : (read.value<string | null>('SELECT type FROM customer WHERE id = ?', customerId) ?? null)
  const library = read
    .all<ClauseRow>('SELECT * FROM quote_clause ORDER BY effective_from, id')
    .map(({ key, title, body, packs, effective_from: effectiveFrom, retired }) => ({
      key,
      title,
      body,
      packs: packs === '' ? [] : packs.split(','),
      effectiveFrom,
      retired: retired === 1,
    }))
  const found = clausesAgainstLibrary(clauses, library, clock.today(), customerType)
  return {
    customerType,
    packName: packName(customerType, rulesOn(read, clock.today()).quotes.clausePacks),
    clauses: found.clauses.map((one) => ({ ...one, title: [...one.title], lines: [...one.lines] })),
    missing: found.missing.map(({ key, title, body }) => ({ key, title, body })),
  }
}

interface NewClause {
  readonly key?: string | undefined
  readonly title: string
  readonly body: string
  readonly packs: readonly string[]
  readonly effectiveFrom: string
  readonly retired?: boolean | undefined
}

/** A clause changes by a new row from a date on; what quotes have frozen is not touched. */
export function saveClause(w: Writing, input: NewClause): { id: number; key: string } {
  if (input.effectiveFrom < w.clock.today())
    throw refuse('quotes.saveClause', 'back-dated', '条款只能从今天或以后生效，过去的报价用的是过去的条款。')
  const at = w.clock.now()
  const write = (tx: GateTransaction) => {
    const id = tx.newId()
    const key = input.key ?? `clause-${id.toString(36)}`
    tx.insert('quote_clause', {
      id,
      key,
      title: input.title,
      body: input.body,
      packs: input.packs.join(','),
      effective_from: input.effectiveFrom,
      retired: input.retired ? 1 : 0,
      created_at: at,
    })
    return { id, key }
  }
  return w.gate.write({ command: 'quotes.saveClause', subject: input.title, actor: w.actor, origin: 'user', at }, write).result
}
