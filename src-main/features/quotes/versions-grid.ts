import { quoteChangeKinds } from '../../domain/quotes/quote-changes.ts'
import { versionText } from '../../domain/quotes/version-number.ts'
import type { ReadHandle, SqlValue } from '../../store/read-handle.ts'
import { toVersionRow, type ShownVersion } from './shown.ts'

interface Asked {
  readonly changed?: readonly string[] | undefined
  readonly author?: string | undefined
  readonly customerId?: number | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly offset?: number | undefined
  readonly limit?: number | undefined
}

interface Joined extends ShownVersion {
  readonly quote_number: string
  readonly customer_name: string
  readonly title: string
  readonly in_force: number
}

const columns = `v.id, v.quote_id, v.sequence, v.major, v.minor, v.author, v.at, v.reason, v.outside, v.hash, v.amount_fen, v.margin_bp, v.lines, v.changes`

/** Versions of all quotes, newest first (rule C1); their content stays where it is. */
export function versionsGrid(read: ReadHandle, { changed, author, customerId, from, to, offset = 0, limit = 200 }: Asked) {
  const conditions = ['1']
  const values: SqlValue[] = []
  const add = (sql: string, ...bound: SqlValue[]) => {
    conditions.push(sql)
    values.push(...bound)
  }
  const kinds = quoteChangeKinds.filter((kind) => changed?.includes(kind))
  if (kinds.length > 0)
    add(`(${kinds.map(() => `instr(',' || v.changes || ',', ?) > 0`).join(' OR ')})`, ...kinds.map((kind) => `,${kind},`))
  if (author) add('v.author = ?', author)
  if (customerId) add('q.customer_id = ?', customerId)
  // Days are the workspace's, instants are kept in UTC.
  if (from) add(`v.at >= strftime('%Y-%m-%dT%H:%M:%SZ', ?, '-8 hours')`, from)
  if (to) add(`v.at < strftime('%Y-%m-%dT%H:%M:%SZ', ?, '+1 day', '-8 hours')`, to)
  const joined = `FROM quote_version AS v JOIN quote AS q ON q.id = v.quote_id JOIN customer AS c ON c.id = q.customer_id WHERE ${conditions.join(' AND ')}`
  const rows = read.all<Joined>(
    `SELECT ${columns}, q.number || CASE WHEN q.alternative = 'A' THEN '' ELSE '-' || q.alternative END AS quote_number,
       c.name AS customer_name, q.title, q.in_force_version_id IS v.id AS in_force ${joined} ORDER BY v.at DESC, v.id DESC LIMIT ? OFFSET ?`,
    ...values,
    limit,
    offset,
  )
  return {
    total: read.value<number>(`SELECT count(*) ${joined}`, ...values) ?? 0,
    rows: rows.map((row) => ({
      ...toVersionRow(row),
      number: versionText(row),
      quoteId: row.quote_id,
      quoteNumber: row.quote_number,
      customerName: row.customer_name,
      title: row.title,
      inForce: row.in_force === 1,
    })),
  }
}
