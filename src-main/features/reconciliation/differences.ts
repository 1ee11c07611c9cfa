import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { reconciliation } from '../../../src-preload/contract/reconciliation.ts'
import { compare, exactText, readExact } from '../../domain/_base/exact.ts'
import { allotFen } from '../../domain/rebates/allot-lines.ts'
import type { RebateLine } from '../../domain/rebates/claim-differences.ts'
import { documentCode, meantCode } from '../../domain/rebates/document-code.ts'
import { explainClaim, foldClaimLines } from '../../domain/rebates/explain-claim.ts'
import type { RebateStep } from '../../domain/rebates/rebate-rule.ts'
import { toleranceFen } from '../../domain/rebates/reconcile.ts'
import type { Reading } from '../../store/contexts.ts'
import { definitionOf, resultDocuments, spanOf, versionById, type BasisDocument } from '../rebates/index.ts'
import { Tolerances } from './tolerance.ts'

type Reads = QueryHandlers<typeof reconciliation, Reading>

interface StoredResult {
  readonly id: number
  readonly run_id: number
  readonly version_id: number
  readonly party: number
  readonly from_on: string
  readonly to_on: string
  readonly adjusts: string
  readonly steps: string
  readonly due_fen: number
}

interface SystemLine {
  readonly name: string
  basisFen: number
  rebateFen: number
  /** Null where several programmes or a rule without one rate made the figure. */
  rate: string | null
}

const normal = (rate: string): string => exactText(readExact(rate), 8)

/** The one percentage behind a result, where there is one. */
function rateOf(steps: readonly RebateStep[]): string | null {
  const lines = steps.filter((step) => step.step === 'line')
  const [only] = lines
  if (lines.length !== 1 || only?.type !== 'pct') return null
  return steps.some(({ step }) => step === 'multiplier' || step === 'cap' || step === 'floor') ? null : decimalOf(only.value)
}

/** Steps write rates as fractions: `1/50` → `0.02`; null where no decimal of eight places is exact. */
function decimalOf(fraction: string): string | null {
  const [over = '0', under = '1'] = fraction.split('/')
  const value = { over: BigInt(over), under: BigInt(under) }
  const text = exactText(value, 8)
  return compare(readExact(text), value) === 0 ? text : null
}

/** What was calculated for a party in a period, laid over the documents it came from. */
class SystemLines {
  readonly lines = new Map<string, SystemLine>()
  readonly tierRates = new Set<string>()

  constructor(r: Reading, period: string, results: readonly StoredResult[]) {
    const span = spanOf(period)
    for (const result of results) {
      const version = versionById(r.read, result.version_id)
      if (!version) continue
      const definition = definitionOf(version)
      for (const tier of definition.rule.tiers) if (tier.type === 'pct') this.tierRates.add(normal(tier.value))
      const all = resultDocuments(r, result, definition)
      const own = all.filter(({ day }) => span === null || (day >= span.from && day <= span.to))
      const documents = result.adjusts === '' && own.length > 0 ? own : all
      const parts = allotFen(
        result.due_fen,
        documents.map(({ basis }) => basis),
      )
      const rate = result.adjusts === '' ? rateOf(JSON.parse(result.steps) as RebateStep[]) : null
      if (parts === null) this.#add(version.programme_name, 0, result.due_fen, null)
      else documents.forEach((document: BasisDocument, at) => this.#add(document.name, document.basis, parts[at] ?? 0, rate))
    }
  }

  #add(name: string, basisFen: number, rebateFen: number, rate: string | null): void {
    const code = documentCode(name)
    const known = this.lines.get(code)
    if (!known) this.lines.set(code, { name, basisFen, rebateFen, rate })
    else {
      known.basisFen += basisFen
      known.rebateFen += rebateFen
      if (known.rate !== rate) known.rate = null
    }
  }
}

interface StoredClaim {
  readonly document: string
  readonly claimed_in: string
  readonly basis_fen: number | null
  readonly rate: string | null
  readonly rebate_fen: number
}

export const differences: Reads['differences'] = (r, { period, party }) => {
  const { read } = r
  const row = read.get<{ calculated_fen: number | null; claimed_fen: number | null }>(
    'SELECT calculated_fen, claimed_fen FROM reconciliation WHERE period = ? AND party = ?',
    period,
    party,
  )
  if (!row) throw refuse('reconciliation.differences', 'not-found', '这个客户在这个期间没有对账记录。')
  const results = read.all<StoredResult>(
    'SELECT r.* FROM rebate_result AS r JOIN rebate_period AS p ON p.run_id = r.run_id WHERE p.name = ? AND r.party = ? ORDER BY r.id',
    period,
    party,
  )
  const system = new SystemLines(r, period, results)
  const aliases = new Map(
    read.all<{ code: string; means: string }>('SELECT code, means FROM trade_alias').map(({ code, means }) => [code, means]),
  )
  // A line without a document is a total: it names nothing that could be compared, and explains nothing.
  const claims = read
    .all<StoredClaim>('SELECT * FROM rebate_claim WHERE period = ? AND party = ? ORDER BY id', period, party)
    .filter(({ document }) => documentCode(document) !== '')
  const claimed = foldClaimLines(
    claims.map((claim): RebateLine => {
      const document = meantCode(claim.document, aliases)
      const own = system.lines.get(document)
      return {
        document,
        period: claim.claimed_in,
        basisFen: claim.basis_fen ?? own?.basisFen ?? 0,
        rate: claim.rate ?? own?.rate ?? '',
        rebateFen: claim.rebate_fen,
      }
    }),
  )
  const byDocument = new Map(claimed.toReversed().map((line) => [line.document, line]))
  const lines = [...system.lines].map(([document, line]): RebateLine => {
    const { basisFen, rebateFen } = line
    // A figure without one rate cannot differ by it.
    return { document, period, basisFen, rebateFen, rate: line.rate ?? byDocument.get(document)?.rate ?? '' }
  })
  const context = { tierRates: system.tierRates, elsewhere: elsewhere(r, period, party) }
  const withLines = claims.length > 0
  const explained = withLines ? explainClaim(lines, claimed, context) : { differences: [], causes: [], totalFen: 0 }
  const calculated = row.calculated_fen ?? 0
  const variance = row.claimed_fen === null ? null : row.claimed_fen - calculated
  const names = new Map(claims.map(({ document }) => [meantCode(document, aliases), document]))
  return {
    calculated: { fen: calculated },
    claimed: row.claimed_fen === null ? null : { fen: row.claimed_fen },
    difference: variance === null ? null : { fen: variance },
    explained: { fen: explained.totalFen },
    unexplained: { fen: variance === null ? 0 : variance - explained.totalFen },
    tolerance: { fen: toleranceFen(new Tolerances(r).of(closedOn(r, period)), calculated) },
    causes: explained.causes.map(({ cause, count, fen }) => ({ cause, count, amount: { fen } })),
    lines: explained.differences.slice(0, 5000).map(({ document, cause, fen }) => {
      const own = system.lines.get(document)
      const claim = byDocument.get(document)
      return {
        document: own?.name ?? names.get(document) ?? document,
        cause,
        amount: { fen },
        calculated: own ? { fen: own.rebateFen } : null,
        claimed: claim ? { fen: claim.rebateFen } : null,
        rate: own?.rate ?? null,
        claimedRate: claim && claim.rate !== '' ? claim.rate : null,
      }
    }),
  }
}

const closedOn = ({ read }: Reading, period: string): string | null =>
  read.value<string | null>(
    `SELECT date(closed_at, '+8 hours') FROM rebate_period WHERE name = ? AND status = 'closed'`,
    period,
  ) ?? null

/** Documents of the party, folded, that count in another period. */
function elsewhere(r: Reading, period: string, party: number): ReadonlySet<string> {
  const span = spanOf(period)
  if (!span) return new Set()
  const column = party < 0 ? 'group_id' : 'customer_id'
  const names = r.read.column<string>(
    `SELECT DISTINCT name FROM trade_document WHERE ${column} = ? AND date NOT BETWEEN ? AND ?`,
    Math.abs(party),
    span.from,
    span.to,
  )
  return new Set(names.map(documentCode))
}
