import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canonicalJson } from '../../src-main/domain/_base/canonical-json.ts'
import { recordHash } from '../../src-main/domain/_base/hash-chain.ts'
import { partText } from '../../src-main/domain/quotes/quote-parts.ts'
import { quoteTotals } from '../../src-main/domain/quotes/quote-totals.ts'
import { versionHash } from '../../src-main/domain/quotes/version-chain.ts'
import type { QuoteContent } from '../../src-preload/contract/_words/quote.ts'
import { CliMachine } from '../_harness/cli.ts'
import { startLoopbackClient } from '../_harness/loopback-client.ts'
import { median, p95, round, rssOf, timed, type Measure } from './measure.ts'

const quotes = Number(process.env['JINGWEI_BENCH_QUOTES'] ?? 50_000)
const runs = Number(process.env['JINGWEI_BENCH_RUNS'] ?? 20)
const versions = 6
const lines = 20
const templates = 100
const folder = join(tmpdir(), 'jingwei-bench-quotes')
const day = ['--today', '2026-02-25']
const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

function contentOf(template: number, version: number, customerId: number): QuoteContent {
  return {
    title: `设备与试剂报价 ${template}`,
    customerId,
    lines: Array.from({ length: lines }, (_, at) => ({
      key: `l${at}`,
      productCode: `P-${template}-${at}`,
      name: `检测设备 ${template}-${at}`,
      spec: '220V 50Hz 含安装调试',
      unit: '台',
      quantity: String(1 + ((template + at) % 7)),
      guidePrice: { fen: 120_000 + at * 1000 },
      price: { fen: 115_000 + at * 1000 - version * 100 },
      taxRate: '0.13',
      cost: null,
    })),
    terms: {
      validUntil: '2026-06-30',
      delivery: '合同签订后 30 日内',
      warranty: '24 个月',
      payment: [{ name: '全款', percent: '100', basis: 'acceptance', days: 30 }],
      clauses: [{ key: 'c1', title: '验收', text: '到货 7 个工作日内开箱验收，验收以双方签署的验收单为准。' }],
      remarks: `第 ${version + 1} 版`,
    },
    attachments: [],
    costLock: null,
  }
}

/** Quotes with whole chains, written past the app: contents repeat, every link is its own. A third of them wait at a node. */
function fill(path: string): void {
  const db = new Database(path)
  db.pragma('synchronous = off')
  const customers = db.prepare('SELECT id FROM customer ORDER BY id LIMIT ?').pluck().all(templates) as number[]
  const made = Array.from({ length: templates }, (_, template) =>
    Array.from({ length: versions }, (__, version) => {
      const content = contentOf(template, version, customers[template % customers.length] as number)
      const text = canonicalJson(content)
      const part = (node: 'product' | 'finance' | 'legal') => sha256(partText(node, content))
      return {
        content,
        text,
        hash: sha256(text),
        totals: quoteTotals(content),
        parts: [part('product'), part('finance'), part('legal')],
      }
    }),
  )
  const addQuote = db.prepare(
    `INSERT INTO quote (id, number, alternative, customer_id, title, owner, state, current_node, urgent, versions, version_hash, event_hash, events,
       latest_version_id, in_force_version_id, voucher, amount_fen, margin_bp, node_since, node_due_at, node_delegates, node_handler_id, created_at, updated_at)
     VALUES (?, ?, 'A', ?, ?, '张伟', ?, ?, 0, ?, ?, ?, ?, ?, NULL, NULL, ?, NULL, ?, ?, NULL, NULL, ?, ?)`,
  )
  const addVersion = db.prepare(
    `INSERT INTO quote_version (id, quote_id, sequence, major, minor, author, at, reason, outside, content, content_hash, previous_hash, hash,
       product_part, finance_part, legal_part, amount_fen, guide_amount_fen, guided_amount_fen, cost_fen, margin_bp, lines, changes)
     VALUES (?, ?, ?, ?, 0, '张伟', ?, '', 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, ?, ?)`,
  )
  const addEvent = db.prepare(
    `INSERT INTO quote_event (id, quote_id, sequence, at, by, type, node, version_id, data, previous_hash, hash)
     VALUES (?, ?, ?, ?, '张伟', ?, NULL, ?, '{}', ?, ?)`,
  )
  const start = Date.parse('2025-06-01T01:00:00.000Z')
  db.pragma('foreign_keys = off')
  db.transaction(() => {
    for (let n = 0; n < quotes; n++) {
      const id = 1_000_000 + n
      const waits = n % 3 === 0
      const of = made[n % templates] as (typeof made)[number]
      let [versionHashBefore, eventHash, events] = ['', '', 0]
      let at = ''
      const event = (type: string, versionId: number) => {
        const row = {
          quote_id: id,
          sequence: ++events,
          at,
          by: '张伟',
          type,
          node: null,
          version_id: versionId,
          data: '{}',
          previous_hash: eventHash,
        }
        const hash = recordHash(row, sha256)
        addEvent.run(id * 10 + events, id, events, at, type, versionId, eventHash, hash)
        eventHash = hash
      }
      for (const [version, one] of of.entries()) {
        at = new Date(start + n * 300_000 + version * 60_000).toISOString()
        const link = {
          quoteId: id,
          sequence: version + 1,
          major: version + 1,
          minor: 0,
          author: '张伟',
          at,
          reason: '',
          outside: false,
          contentHash: one.hash,
          previousHash: versionHashBefore,
        }
        const hash = versionHash(link, sha256)
        const versionId = id * 10 + version
        const { amount, guideAmount, guidedAmount } = one.totals
        addVersion.run(
          versionId,
          id,
          version + 1,
          version + 1,
          at,
          one.text,
          one.hash,
          versionHashBefore,
          hash,
          ...one.parts,
          amount,
          guideAmount,
          guidedAmount,
          lines,
          version === 0 ? '' : 'price,remarks',
        )
        versionHashBefore = hash
        event('change', versionId)
      }
      const latest = id * 10 + versions - 1
      if (waits) event('submit', latest)
      const last = of.at(-1) as (typeof of)[number]
      addQuote.run(
        id,
        `QB-${n}`,
        last.content.customerId,
        last.content.title,
        waits ? 'running' : 'draft',
        waits ? 'product' : null,
        versions,
        versionHashBefore,
        eventHash,
        events,
        latest,
        last.totals.amount,
        waits ? at : null,
        waits ? new Date(Date.parse(at) + 3 * 86_400_000).toISOString() : null,
        at,
        at,
      )
    }
  })()
  db.close()
}

interface Yardstick {
  readonly name: string
  work(run: number): unknown
}

export async function measures(): Promise<Measure[]> {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `quotes-${quotes}.jw`)
  const machine = new CliMachine()
  if (!existsSync(path)) {
    await machine.run(['demo', '--rows', '500', '--seed', '7', '-w', path, ...day])
    fill(path)
  }
  const client = await startLoopbackClient(machine.path('data'), ['--workspace', path, ...day])
  const bare = new Database(path, { readonly: true })
  const measured: Measure[] = []
  /** Ours and the yardstick in turns, so that a busy moment of the machine meets both. */
  const measure = async (name: string, n: number, work: (run: number) => Promise<unknown>, yardstick?: Yardstick) => {
    const times: number[] = []
    const limits: number[] = []
    for (let run = 0; run < n; run++) {
      times.push(await timed(() => work(run)))
      if (yardstick) limits.push(await timed(async () => yardstick.work(run)))
    }
    measured.push({
      measure: name,
      n,
      median_ms: round(median(times)),
      p95_ms: round(p95(times)),
      ratio: yardstick ? round(median(times) / median(limits)) : null,
      yardstick: yardstick ? `${yardstick.name} ${round(median(limits))} ms` : '',
      rss_mb: rssOf(client.process.pid ?? 0),
    })
  }
  const some = (run: number) => 1_000_000 + ((run * 7919) % quotes)
  const call = (method: string, input: object) => client.caller.call(method as never, input as never)
  const rows = (sql: string) => {
    const statement = bare.prepare(sql)
    return (...values: unknown[]) => statement.all(...values)
  }
  const list = rows(
    `SELECT q.*, c.name, v.major, v.minor FROM quote AS q JOIN customer AS c ON c.id = q.customer_id
     JOIN quote_version AS v ON v.id = q.latest_version_id ORDER BY q.updated_at DESC, q.id DESC LIMIT 200`,
  )
  const total = rows('SELECT count(*) FROM quote')
  await measure('list the first 200', runs, () => call('quotes.list', {}), {
    name: 'the same rows and their count',
    work: () => [list(), total()],
  })
  const like = rows(
    `SELECT q.*, c.name FROM quote AS q JOIN customer AS c ON c.id = q.customer_id
     WHERE q.number LIKE ? OR q.title LIKE ? OR q.owner LIKE ? OR c.name LIKE ? OR c.name_pinyin LIKE ? OR c.search LIKE ? LIMIT 200`,
  )
  const named = (run: number) => `QB-${(run * 7919) % quotes}`
  await measure('find by a number', runs, (run) => call('quotes.list', { search: named(run) }), {
    name: 'the same search once',
    work: (run) => like(...Array.from({ length: 6 }, () => `%${named(run)}%`)),
  })
  const [face, versionsOf, eventsOf] = [
    rows('SELECT q.*, c.name FROM quote AS q JOIN customer AS c ON c.id = q.customer_id WHERE q.id = ?'),
    rows('SELECT * FROM quote_version WHERE quote_id = ? ORDER BY sequence'),
    rows('SELECT * FROM quote_event WHERE quote_id = ? ORDER BY sequence'),
  ]
  /** What must be done at least to say that a chain holds: read it and hash it. */
  const hashed = (id: number) => {
    const chain = versionsOf(id) as { content: string }[]
    for (const { content } of chain) {
      sha256(content)
      JSON.parse(content)
    }
    return [face(id), chain, eventsOf(id)]
  }
  await measure('open one, chains followed', runs, (run) => call('quotes.get', { id: some(run) }), {
    name: 'its rows read, hashed, parsed',
    work: (run) => hashed(some(run)),
  })
  const one = rows('SELECT * FROM quote_version WHERE id = ?')
  await measure(
    'compare V1 and V6',
    runs,
    (run) => call('quotes.compare', { before: some(run) * 10, after: some(run) * 10 + 5 }),
    {
      name: 'the two rows read and parsed',
      work: (run) => [0, 5].map((at) => JSON.parse((one(some(run) * 10 + at)[0] as { content: string }).content)),
    },
  )
  const waiting = rows(
    `SELECT q.*, c.name FROM quote AS q JOIN customer AS c ON c.id = q.customer_id WHERE q.state = 'running' ORDER BY q.node_due_at, q.id LIMIT 200`,
  )
  await measure(`who waits, of ${Math.ceil(quotes / 3)} running`, runs, () => call('quotes.waiting', {}), {
    name: 'the same rows and their events',
    work: () => (waiting() as { id: number }[]).map(({ id }) => eventsOf(id)),
  })
  const changed = { field: 'changes', op: 'in', value: ['price'] }
  const priced = rows(`SELECT id FROM quote_version WHERE instr(',' || changes || ',', ',price,') > 0 ORDER BY +id DESC LIMIT ?`)
  const faces = rows(
    `SELECT v.id, v.major, v.minor, v.author, v.at, v.reason, v.amount_fen, v.margin_bp, v.lines, v.changes, q.number, q.title, c.name,
       (SELECT b.amount_fen FROM quote_version AS b WHERE b.quote_id = v.quote_id AND b.sequence = v.sequence - 1)
     FROM json_each(?) AS w CROSS JOIN quote_version AS v ON v.id = w.value JOIN quote AS q ON q.id = v.quote_id JOIN customer AS c ON c.id = q.customer_id`,
  )
  const facesOf = (ids: { id: number }[]) => faces(JSON.stringify(ids.map(({ id }) => id)))
  const open = async (run: number, sort: object[]) => {
    const filter = { all: [changed, { field: 'lines', op: 'gt', value: -1 - run }] }
    return (await call('quote-versions.openView', { filter, sort })) as { token: string }
  }
  await measure('grid: versions that changed a price', runs, (run) => open(run, []), {
    name: 'the same 200',
    work: () => facesOf(priced(200) as { id: number }[]),
  })
  await measure(
    'grid: the same, counted',
    runs,
    async (run) => call('quote-versions.viewCount', { token: (await open(run, [])).token }),
    { name: 'all ids', work: () => priced(-1) },
  )
  const dearest = rows(
    `SELECT id FROM quote_version WHERE instr(',' || changes || ',', ',price,') > 0 ORDER BY amount_fen DESC, id DESC LIMIT 200`,
  )
  await measure('grid: sorted by amount', runs, (run) => open(run, [{ field: 'amount', direction: 'desc' }]), {
    name: 'the same 200',
    work: () => facesOf(dearest() as { id: number }[]),
  })
  const paged = rows('SELECT id FROM quote ORDER BY id')
  await measure(
    `verify all ${quotes * versions} links`,
    1,
    async () => {
      const found = (await call('quotes.verify', {})) as { versions: number; broken: object[] }
      if (found.broken.length > 0)
        throw new Error(`${found.broken.length} chains do not hold: ${JSON.stringify(found.broken[0])}`)
    },
    { name: 'all rows read, hashed, parsed', work: () => (paged() as { id: number }[]).forEach(({ id }) => hashed(id)) },
  )
  bare.close()
  await client.close()
  return measured
}
