import { workspaceTimeZone } from '../../../src-preload/contract/_words/basics.ts'
import type { QuoteState } from '../../../src-preload/contract/_words/quote-rows.ts'
import type { QuoteVersionGridRow, VersionStanding } from '../../../src-preload/contract/quote-versions.ts'
import { dateInZone } from '../../domain/_base/dates.ts'
import { fenToText } from '../../domain/_base/money.ts'
import { changeWords } from '../../domain/quotes/change-words.ts'
import type { QuoteChange } from '../../domain/quotes/quote-changes.ts'
import { versionText } from '../../domain/quotes/version-number.ts'
import type { CellText, GridSlice } from '../../grid/grid-slice.ts'
import { inOrder } from '../../grid/stored-rows.ts'
import { escapeLike, likeWord, type StoredField } from '../../store/filter-sql.ts'
import { percentOf, toVersionRow, type ShownVersion } from '../quotes/index.ts'

/** A version with what the list says of its quote and of the version before. */
interface JoinedVersion extends ShownVersion {
  readonly quote_number: string
  readonly before_id: number | null
  readonly before_fen: number | null
  readonly customer_id: number
  readonly customer_name: string
  readonly region: string | null
  readonly title: string
  readonly owner: string
  readonly state: QuoteState
  readonly standing: VersionStanding
}

const ofQuote = (expression: string) => `(SELECT ${expression} FROM quote AS q WHERE q.id = c.quote_id)`
const ofCustomer = (column: string) =>
  `(SELECT k.${column} FROM quote AS q JOIN customer AS k ON k.id = q.customer_id WHERE q.id = c.quote_id)`
const ofBefore = (column: string) =>
  `(SELECT b.${column} FROM quote_version AS b WHERE b.quote_id = c.quote_id AND b.sequence = c.sequence - 1)`
const numberSql = ofQuote(`q.number || CASE WHEN q.alternative = 'A' THEN '' ELSE '-' || q.alternative END`)
const standingSql = ofQuote(
  `CASE WHEN c.outside = 1 THEN 'outside' WHEN q.in_force_version_id = c.id THEN 'in-force' WHEN q.latest_version_id = c.id THEN 'newest' ELSE 'earlier' END`,
)
const changeSql = `(c.amount_fen - ${ofBefore('amount_fen')})`
/** Days are the workspace's, instants are kept in UTC. */
const daySql = `date(c.at, '+8 hours')`
const text = (sql: string): StoredField => ({ kind: 'text', sql })

const selects = {
  /** What the grid's machinery calls a row by. */
  name: numberSql,
  quote_number: numberSql,
  before_id: ofBefore('id'),
  before_fen: ofBefore('amount_fen'),
  customer_id: ofQuote('q.customer_id'),
  customer_name: ofCustomer('name'),
  region: ofCustomer('region'),
  title: ofQuote('q.title'),
  owner: ofQuote('q.owner'),
  state: ofQuote('q.state'),
  standing: standingSql,
} as const

const plain = (column: string, kind: CellText['kind'] = 'text'): CellText => ({
  kind,
  columns: [column],
  text: (row) => (row[column] === null || row[column] === undefined ? '' : String(row[column])),
})
const money = (column: string, of: (row: Readonly<Record<string, unknown>>) => unknown, columns = [column]): CellText => ({
  kind: 'money',
  columns,
  text: (row) => {
    const fen = of(row)
    return typeof fen === 'number' ? fenToText(fen) : ''
  },
})

/** Every version of every quote as the grid's machinery sees it; nothing in it is ever written. */
export const quoteVersionGrid: GridSlice<QuoteVersionGridRow> = {
  name: 'quote-versions',
  table: 'quote_version',
  selects,
  references: {},
  texts: {
    id: plain('id', 'number'),
    quoteNumber: plain('quote_number'),
    number: {
      kind: 'text',
      columns: ['major', 'minor'],
      text: (row) => versionText({ major: Number(row['major']), minor: Number(row['minor']) }),
    },
    customerName: plain('customer_name'),
    region: plain('region'),
    title: plain('title'),
    owner: plain('owner'),
    state: plain('state'),
    standing: plain('standing'),
    changes: { kind: 'list', columns: ['changes'], text: (row) => changesText(String(row['changes'] ?? '')) },
    reason: plain('reason'),
    author: plain('author'),
    at: { kind: 'date', columns: ['at'], text: (row) => dateInZone(String(row['at']), workspaceTimeZone) },
    amount: money('amount_fen', (row) => row['amount_fen']),
    amountChange: money(
      'amount_fen',
      (row) => (typeof row['before_fen'] === 'number' ? Number(row['amount_fen']) - row['before_fen'] : null),
      ['amount_fen', 'before_fen'],
    ),
    marginPercent: {
      kind: 'number',
      columns: ['margin_bp'],
      text: (row) => percentOf(typeof row['margin_bp'] === 'number' ? row['margin_bp'] : null) ?? '',
    },
    lines: plain('lines', 'number'),
  },
  shownTexts: {},
  newestFirst: '+c.id DESC',
  bookkeeping: [],
  fields: () => ({
    id: { kind: 'number', sql: 'c.id' },
    quoteNumber: text(numberSql),
    number: { ...text(`'V' || c.major || '.' || c.minor`), sortSql: 'c.major * 100000 + c.minor' },
    customerName: { ...text(ofCustomer('name')), sortSql: ofCustomer('name_pinyin') },
    customerId: { kind: 'number', sql: ofQuote('q.customer_id') },
    region: text(ofCustomer('region')),
    title: text(ofQuote('q.title')),
    owner: text(ofQuote('q.owner')),
    state: text(ofQuote('q.state')),
    standing: text(standingSql),
    changes: { kind: 'list', sql: 'c.changes' },
    reason: text('c.reason'),
    author: text('c.author'),
    at: { kind: 'date', sql: daySql, sortSql: 'c.at' },
    amount: { kind: 'yuan', sql: 'c.amount_fen' },
    amountChange: { kind: 'yuan', sql: changeSql },
    marginPercent: { kind: 'number', sql: 'c.margin_bp / 100.0' },
    lines: { kind: 'number', sql: 'c.lines' },
  }),
  searchFor(_, word) {
    const pattern = `%${escapeLike(word)}%`
    const own = ['q.number', 'q.title', 'q.owner', 'k.name', 'k.name_pinyin', 'k.search'].map((sql) => likeWord(sql, word))
    return {
      sql: `c.quote_id IN (SELECT q.id FROM quote AS q JOIN customer AS k ON k.id = q.customer_id WHERE ${own.join(' OR ')}) OR c.author LIKE ? ESCAPE '\\' OR c.reason LIKE ? ESCAPE '\\'`,
      values: [...own.map(() => pattern), pattern, pattern],
    }
  },
  shown(r, ids) {
    const columns = Object.entries(selects).map(([name, sql]) => `${sql} AS ${name}`)
    const rows = r.read.all<JoinedVersion>(
      `SELECT c.id, c.sequence, c.major, c.minor, c.author, c.at, c.reason, c.outside, c.hash, c.amount_fen, c.margin_bp, c.lines,
         c.changes, c.quote_id, ${columns.join(', ')}
       FROM json_each(?) AS wanted CROSS JOIN quote_version AS c ON c.id = wanted.value`,
      JSON.stringify(ids),
    )
    return inOrder(ids, rows).map((row) => row && toRow(row))
  },
  rules: () => ({
    columns: () => [],
    read: () => ({ refused: '版本是存档，不能修改。请打开报价另存为新版本', cause: 'not-editable' }),
    complete: (_, patch) => patch,
    same: () => null,
  }),
  matchKeys({ read }, keys) {
    const found: { key: string; id: number }[] = []
    const missing: string[] = []
    for (const key of keys) {
      const id = read.value<number>(
        'SELECT latest_version_id FROM quote WHERE number = ? ORDER BY alternative LIMIT 1',
        key.trim(),
      )
      if (id === undefined) missing.push(key)
      else found.push({ key, id })
    }
    return { found, missing, ambiguous: [] }
  },
}

const changesText = (changes: string): string =>
  changes === ''
    ? ''
    : changes
        .split(',')
        .map((kind) => changeWords[kind as QuoteChange] ?? kind)
        .join('、')

function toRow(row: JoinedVersion): QuoteVersionGridRow {
  return {
    ...toVersionRow(row),
    quoteId: row.quote_id,
    beforeId: row.before_id,
    quoteNumber: row.quote_number,
    customerId: row.customer_id,
    customerName: row.customer_name,
    region: row.region,
    title: row.title,
    owner: row.owner,
    state: row.state,
    standing: row.standing,
    amountChange: row.before_fen === null ? null : { fen: row.amount_fen - row.before_fen },
  }
}
