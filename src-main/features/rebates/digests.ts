import { createHash } from 'node:crypto'
import { canonicalJson, type Canonical } from '../../domain/_base/canonical-json.ts'
import type { ReadHandle, SqlValue } from '../../store/read-handle.ts'
import { paidSql } from './measure-sql.ts'
import type { Reckoned } from './reckon.ts'

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
/** Changes whenever the same facts could give another figure or trace. */
export const engineVersion = 'rebates-2'

/** Columns of a document that any figure can depend on. */
const content = [
  'id',
  'event',
  'name',
  'line',
  'customer_id',
  'group_id',
  'date',
  'sold_on',
  'month',
  'sku',
  'product_line',
  'price_kind',
  'quantity_milli',
  'net_fen',
  'gross_fen',
  'due_on',
]

export interface Digest {
  readonly hash: string
  readonly rows: number
}

interface Asked {
  readonly sql: string
  readonly values: readonly SqlValue[]
}

/** One digest over the rows of several statements, one after the other. */
function digestRows(read: ReadHandle, asked: readonly Asked[], onRows?: (rows: number) => void): Digest {
  const hash = createHash('sha256')
  let rows = 0
  let pending = ''
  for (const { sql, values } of asked)
    for (const [line] of read.eachArray(sql, ...values)) {
      pending += `${String(line)}\n`
      rows++
      if (pending.length > 65_536) {
        hash.update(pending)
        pending = ''
        onRows?.(rows)
      }
    }
  return { hash: hash.update(pending).digest('hex'), rows }
}

/** The documents in the books of these months as those books know them, and the payments of older ones that came in since. */
export function documentsDigest(read: ReadHandle, fromMonth: string, toMonth: string, onRows?: (rows: number) => void): Digest {
  const row = `SELECT json_array(${content.join(', ')}, ${paidSql(toMonth)}) FROM trade_document AS d`
  return digestRows(
    read,
    [
      { sql: `${row} WHERE month BETWEEN ? AND ? ORDER BY id`, values: [fromMonth, toMonth] },
      {
        sql: `${row} WHERE paid_month BETWEEN ? AND ? AND month < ? ORDER BY id`,
        values: [fromMonth, toMonth, fromMonth],
      },
    ],
    onRows,
  )
}

export function claimsDigest(read: ReadHandle, period: string): Digest {
  return digestRows(read, [
    {
      sql: 'SELECT json_array(party, document, claimed_in, basis_fen, rate, rebate_fen, source, row) FROM rebate_claim WHERE period = ? ORDER BY id',
      values: [period],
    },
  ])
}

export function decisionsDigest(read: ReadHandle, period: string): Digest {
  return digestRows(read, [
    {
      sql: 'SELECT json_array(party, calculated_fen, claimed_fen, cause, evidence, comment, decision, approved_fen, decided_by, decided_at) FROM reconciliation WHERE period = ? ORDER BY party',
      values: [period],
    },
  ])
}

/** Results in any order give the same digest. */
export function resultsDigest(results: Iterable<Omit<Reckoned, 'steps' | 'documents' | 'missing' | 'from' | 'to'>>): Digest {
  const lines: string[] = []
  for (const { programmeId, versionId, party, period, adjusts, facts, fen, beforeFen, dueFen } of results)
    lines.push(
      canonicalJson({ programmeId, versionId, party, period, adjusts, facts: facts as Canonical, fen, beforeFen, dueFen }),
    )
  const hash = createHash('sha256')
  for (const line of lines.sort()) hash.update(`${line}\n`)
  return { hash: hash.digest('hex'), rows: lines.length }
}

export interface SealedParts {
  /** The engine that reckoned the period: a later one must find the same seal. */
  readonly engine: string
  readonly period: string
  readonly documents: Digest
  readonly claims: Digest
  readonly decisions: Digest
  readonly results: Digest
  /** Versions that took part, with their content. */
  readonly versions: readonly { readonly id: number; readonly definition: string }[]
}

/** The seal of a closed period (rule E4): everything it was made of under one hash. */
export function sealOf({ engine, period, documents, claims, decisions, results, versions }: SealedParts): string {
  return sha256(
    canonicalJson({
      engine,
      period,
      documents: { ...documents },
      claims: { ...claims },
      decisions: { ...decisions },
      results: { ...results },
      versions: versions.map(({ id, definition }) => ({ id, definition: sha256(definition) })).sort((a, b) => a.id - b.id),
    }),
  )
}
