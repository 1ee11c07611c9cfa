import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { TextLine } from '../../../src-preload/contract/_words/text-difference.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { quotes } from '../../../src-preload/contract/quotes.ts'
import { versionText } from '../../domain/quotes/version-number.ts'
import { compareQuotes } from '../../domain/quotes/compare-quotes.ts'
import type { Reading } from '../../store/contexts.ts'
import type { ReadHandle, SqlValue } from '../../store/read-handle.ts'
import { escapeLike, likeWord } from '../../store/filter-sql.ts'
import { rulesOn } from '../settings/index.ts'
import { assess } from './assess.ts'
import { checkText } from './check.ts'
import { earnings } from './earnings.ts'
import { clausesOn, clauseStandings } from './clauses.ts'
import { measures } from './measures.ts'
import { memberOf } from './people.ts'
import { joinedQuotes, maybeMoney, shownStep, shownTotals, toQuoteRow, toVersionRow, type JoinedQuote } from './shown.ts'
import { approvalOf, contentOf, eventsOf, versionById, versionsOf, type EventData } from './stored.ts'
import { brokenChains, verifyQuotes } from './verify.ts'
import { waiting } from './waiting.ts'
import { damaged, gone, versionGone } from './words.ts'

const quoteRules = (r: Reading) => rulesOn(r.read, r.clock.today()).quotes

export const quotesReads: QueryHandlers<typeof quotes, Reading> = {
  earnings(r, input) {
    try {
      return earnings(r, input)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      throw refuse('quotes.earnings', 'amount-too-large', '金额太大，无法精确计算。请检查数量和单价。')
    }
  },
  list({ read }, { search, state, customerId, number, offset = 0, limit = 200 }) {
    const conditions: string[] = ['1']
    const values: SqlValue[] = []
    const add = (sql: string, ...bound: SqlValue[]) => {
      conditions.push(sql)
      values.push(...bound)
    }
    if (state) add('q.state = ?', state)
    if (customerId) add('q.customer_id = ?', customerId)
    if (number) add('q.number = ?', number)
    for (const word of (search ?? '').trim().toLowerCase().split(/\s+/)) {
      if (word === '') continue
      const pattern = `%${escapeLike(word)}%`
      add(
        `(q.number LIKE ? ESCAPE '\\' OR ${likeWord('q.title', word)} OR q.owner LIKE ? ESCAPE '\\' OR ${likeWord('c.name', word)} OR c.name_pinyin LIKE ? ESCAPE '\\' OR ${likeWord('c.search', word)})`,
        ...Array.from({ length: 6 }, () => pattern),
      )
    }
    const where = conditions.join(' AND ')
    const total = read.value<number>(
      `SELECT count(*) FROM quote AS q JOIN customer AS c ON c.id = q.customer_id WHERE ${where}`,
      ...values,
    )
    const rows = read.all<JoinedQuote>(
      `${joinedQuotes} WHERE ${where} ORDER BY q.updated_at DESC, q.id DESC LIMIT ? OFFSET ?`,
      ...values,
      limit,
      offset,
    )
    return { total: total ?? 0, rows: rows.map(toQuoteRow) }
  },

  get(r, { id }) {
    const quote = r.read.get<JoinedQuote>(`${joinedQuotes} WHERE q.id = ?`, id)
    if (!quote) throw refuse('quotes.get', 'not-found', gone)
    const broken = brokenChains(r.read, quote)
    try {
      return { ...shownQuote(r, quote), broken }
    } catch (thrown) {
      // What was tampered with need not be readable at all.
      throw broken.length > 0 ? refuse('quotes.get', 'damaged', damaged) : thrown
    }
  },

  version(r, { id }) {
    const version = versionById(r.read, id)
    if (!version) throw refuse('quotes.version', 'not-found', versionGone)
    const content = contentOf(version)
    return { version: toVersionRow(version), content, totals: shownTotals(content, quoteRules(r)) }
  },

  compare(r, { before, after }) {
    const one = versionById(r.read, before)
    const two = versionById(r.read, after)
    if (!one || !two) throw refuse('quotes.compare', 'not-found', versionGone)
    const contentBefore = contentOf(one)
    const contentAfter = contentOf(two)
    const compared = compareQuotes(contentBefore, contentAfter)
    return {
      before: toVersionRow(one),
      after: toVersionRow(two),
      ...compared,
      lines: compared.lines.map((line) => ({
        ...line,
        fields: [...line.fields],
        amountBefore: maybeMoney(line.amountBefore),
        amountAfter: maybeMoney(line.amountAfter),
      })),
      terms: [...compared.terms],
      texts: compared.texts.map(({ field, lines }) => ({ field, lines: shownLines(lines) })),
      clauses: compared.clauses.map((clause) => ({
        ...clause,
        title: shownLines(clause.title),
        lines: shownLines(clause.lines),
      })),
      attachments: [...compared.attachments],
      customerBefore: customerName(r.read, contentBefore.customerId),
      customerAfter: customerName(r.read, contentAfter.customerId),
      totalsBefore: shownTotals(contentBefore, quoteRules(r)),
      totalsAfter: shownTotals(contentAfter, quoteRules(r)),
      contentBefore,
      contentAfter,
    }
  },

  previewTotals(r, { content }) {
    try {
      return shownTotals(content, quoteRules(r))
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      throw refuse('quotes.previewTotals', 'amount-too-large', '金额太大，无法精确计算。请检查数量和单价。')
    }
  },

  assess(r, { content }) {
    try {
      return assess(r, content)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      throw refuse('quotes.assess', 'amount-too-large', '金额太大，无法精确计算。请检查数量和单价。')
    }
  },
  waiting: (r, input) => waiting(r, input),
  check: (r, { text }) => checkText(r, text),
  measures: (r, input) => measures(r, input),
  verify: ({ read }, { id }) => verifyQuotes(read, id),
  clauses: ({ read, clock }, { customerType, on = clock.today() }) => clausesOn(read, on, customerType),
  clauseStandings,
}

const customerName = (read: ReadHandle, id: number): string =>
  read.value<string>('SELECT name FROM customer WHERE id = ?', id) ?? ''

const shownLines = (lines: readonly TextLine[]): TextLine[] => [...lines]

function alternativesOf(read: ReadHandle, number: string) {
  return read
    .all<JoinedQuote>('SELECT id, alternative, state, amount_fen FROM quote WHERE number = ? ORDER BY alternative', number)
    .map((one) => ({ id: one.id, alternative: one.alternative, state: one.state, amount: { fen: one.amount_fen } }))
}

interface SendingRow {
  readonly id: number
  readonly version_id: number
  readonly sent_at: string
  readonly by: string
  readonly way: string
  readonly outside: number
  readonly feedback_at: string | null
  readonly feedback: string | null
}

function sendingsOf(read: ReadHandle, quoteId: number, numbers: ReadonlyMap<number, string>) {
  return read.all<SendingRow>('SELECT * FROM quote_sending WHERE quote_id = ? ORDER BY sent_at, id', quoteId).map((row) => ({
    id: row.id,
    version: numbers.get(row.version_id) ?? '',
    sentAt: row.sent_at,
    by: row.by,
    way: row.way,
    outside: row.outside === 1,
    feedbackAt: row.feedback_at,
    feedback: row.feedback,
  }))
}

/** A quote with all its versions, events and nodes, as the screen shows it. */
function shownQuote(r: Reading, quote: JoinedQuote) {
  const { read } = r
  const { id } = quote
  const versions = versionsOf(read, id)
  const numbers = new Map(versions.map((version) => [version.id, versionText(version)]))
  const latest = versions.find((version) => version.id === quote.latest_version_id)
  if (!latest) throw refuse('quotes.get', 'not-found', gone)
  const inForce = versions.find((version) => version.id === quote.in_force_version_id)
  const content = contentOf(latest)
  const lock = inForce ? contentOf(inForce).costLock : null
  const reading = approvalOf(r, id)
  const person = memberOf(read, r.actor)
  const { returned } = reading
  return {
    quote: toQuoteRow(quote),
    latestVersionId: latest.id,
    inForceVersionId: quote.in_force_version_id,
    inForce: inForce ? { version: versionText(inForce), costLockedAt: lock?.at ?? null, costLockedBy: lock?.by ?? null } : null,
    content,
    totals: shownTotals(content, quoteRules(r)),
    versions: versions.map(toVersionRow),
    events: eventsOf(read, id).map((event) => ({
      at: event.at,
      by: event.by,
      type: event.type,
      node: event.node,
      version: event.version_id === null ? null : (numbers.get(event.version_id) ?? null),
      data: { ...(JSON.parse(event.data) as EventData) },
    })),
    steps: reading.nodes.map((step) => shownStep(r, step, reading, person, quote.owner)),
    returned: returned && { ...returned, at: new Date(returned.at).toISOString() },
    alternatives: alternativesOf(read, quote.number),
    sendings: sendingsOf(read, id, numbers),
  }
}
