import { createHash } from 'node:crypto'
import type { CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { reconciliation } from '../../../src-preload/contract/reconciliation.ts'
import { exactText, multiply, readExact } from '../../domain/_base/exact.ts'
import { foldText } from '../../domain/_base/text.ts'
import { readAmount } from '../../domain/imports/read-cell.ts'
import type { Writing } from '../../store/contexts.ts'
import type { GateTransaction } from '../../store/gate.ts'
import { blankRow } from '../rebates/index.ts'
import { CustomersByName } from '../transactions/index.ts'

type Commands = CommandHandlers<typeof reconciliation, Writing>
type ClaimRow = Parameters<Commands['importClaims']>[1]['rows'][number]

/** `2.5%` and `0.025` as one decimal text; null when it is no rate. */
export function rateText(typed: string): string | null {
  const match = /^(\d{1,6}(?:\.\d{1,8})?)(%|％)?$/.exec(foldText(typed))
  if (!match?.[1]) return null
  const value = readExact(match[1])
  return exactText(match[2] ? multiply(value, { over: 1n, under: 100n }) : value, 8)
}

const fenOf = (text: string | null | undefined): number | null => {
  const amount = readAmount(text ?? null, 1)
  return amount !== null && 'fen' in amount ? amount.fen : null
}

/** Lines of a claim sheet, in one change set; totals of their customers follow. */
export const importClaims: Commands['importClaims'] = (w, { period, source, rows }) => {
  const intake = new ClaimIntake(w, period, source)
  const intent = {
    command: 'reconciliation.importClaims',
    subject: source,
    actor: w.actor,
    origin: 'import',
    at: w.clock.now(),
  } as const
  const done = w.gate.write(intent, (tx) => {
    let imported = 0
    for (const [at, row] of rows.entries()) if (intake.line(tx, row, at)) imported++
    for (const party of intake.parties) totalClaims(tx, period, party)
    return imported
  })
  return { changeSetId: done.changeSetId, imported: done.result, duplicates: intake.duplicates, refused: intake.refused }
}

class ClaimIntake {
  duplicates = 0
  readonly refused: { row: number; reason: string }[] = []
  readonly parties = new Set<number>()
  readonly #period: string
  readonly #source: string
  readonly #customers: CustomersByName
  readonly #groups: ReadonlyMap<string, number>
  /** The very same line twice in a sheet is claimed twice; the same sheet again claims nothing new. */
  readonly #seen = new Map<string, number>()

  constructor({ read }: Writing, period: string, source: string) {
    this.#period = period
    this.#source = source
    this.#customers = new CustomersByName(read)
    this.#groups = new Map(
      read.all<{ id: number; name: string }>('SELECT id, name FROM trade_group').map(({ id, name }) => [name, -id]),
    )
  }

  line(tx: GateTransaction, row: ClaimRow, at: number): boolean {
    const group = this.#groups.get(foldText(row.customer))
    const found = group === undefined ? this.#customers.find(row.customer) : { id: group }
    if ('refused' in found) return this.#refuse(at, found.refused)
    const rebate = fenOf(row.rebate)
    if (rebate === null) return this.#refuse(at, `“${row.rebate}”不是返利金额`)
    const basis = fenOf(row.basis)
    if ((row.basis ?? '').trim() !== '' && basis === null) return this.#refuse(at, `“${row.basis ?? ''}”不是计返金额`)
    const rate = (row.rate ?? '').trim() === '' ? null : rateText(row.rate ?? '')
    if ((row.rate ?? '').trim() !== '' && rate === null)
      return this.#refuse(at, `“${row.rate ?? ''}”不是比率。可以写 2.5% 或 0.025`)
    const claimedIn = foldText(row.claimedIn ?? '') === '' ? this.#period : foldText(row.claimedIn ?? '')
    const content = JSON.stringify([this.#period, found.id, foldText(row.document), claimedIn, basis, rate, rebate])
    const times = (this.#seen.get(content) ?? 0) + 1
    this.#seen.set(content, times)
    const hash = createHash('sha256').update(`${content}${times}`).digest('base64url').slice(0, 22)
    this.parties.add(found.id)
    if (tx.read.get('SELECT 1 FROM rebate_claim WHERE hash = ?', hash)) {
      this.duplicates++
      return false
    }
    tx.insert('rebate_claim', {
      period: this.#period,
      party: found.id,
      document: foldText(row.document),
      claimed_in: claimedIn,
      basis_fen: basis,
      rate,
      rebate_fen: rebate,
      source: this.#source,
      row: at + 1,
      hash,
    })
    return true
  }

  #refuse(row: number, reason: string): false {
    this.refused.push({ row, reason })
    return false
  }
}

/** The claimed total of a party is that of its lines; a decision about another total is open again. */
function totalClaims(tx: GateTransaction, period: string, party: number): void {
  const claimed =
    tx.read.value<number>('SELECT sum(rebate_fen) FROM rebate_claim WHERE period = ? AND party = ?', period, party) ?? null
  const row = tx.read.get<{ id: number; claimed_fen: number | null }>(
    'SELECT id, claimed_fen FROM reconciliation WHERE period = ? AND party = ?',
    period,
    party,
  )
  if (!row) tx.insert('reconciliation', { ...blankRow(tx.read, period, party), claimed_fen: claimed })
  else if (row.claimed_fen !== claimed)
    tx.update('reconciliation', row.id, {
      claimed_fen: claimed,
      decision: 'open',
      approved_fen: null,
      decided_by: null,
      decided_at: null,
    })
}
