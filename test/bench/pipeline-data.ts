import Database from 'better-sqlite3'
import { seeded } from '../../src-main/features/workspace/demo-customers.ts'

export const benchDay = '2026-02-25'
const flow = ['touch', 'diagnose', 'match', 'negotiate', 'sign', 'deliver', 'repurchase']
const regions = ['华东', '华南', '华北', '华中', '西南', '东北', '西北']
const lines = ['检测仪器', '诊断试剂', '软件平台', '运维服务']
const sources = ['官网表单', '展会扫码', '老客转介', '招投标', '电话', '其他']
const customers = 50_000
const members = 60

type Insert = (values: readonly (string | number | null)[]) => number

/**
 * A year of deals with five stage events and ten activities each, put straight into a workspace that the app has made: what
 * is measured is reading.
 */
export function makePipeline(path: string, deals: number): void {
  const db = new Database(path)
  db.pragma('synchronous = OFF')
  const random = seeded(11)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  let ids = 0
  const inserter = (table: string, columns: readonly string[]): Insert => {
    const statement = db.prepare(`INSERT INTO ${table} (id, ${columns.join(', ')}) VALUES (?${', ?'.repeat(columns.length)})`)
    return (values) => {
      statement.run(++ids, ...values)
      return ids
    }
  }
  const now = `${benchDay}T02:00:00.000Z`
  const end = Date.parse(now)
  const iso = (at: number) => new Date(at).toISOString()
  const member = inserter('member', ['name', 'pinyin', 'role', 'region', 'team', 'active', 'created_at', 'updated_at'])
  const customer = inserter('customer', [
    'name',
    'region',
    'industry',
    'tier',
    'name_key',
    'name_pinyin',
    'search',
    'created_at',
    'updated_at',
  ])
  const material = inserter('material', ['name', 'created_at'])
  const version = inserter('material_version', ['material_id', 'number', 'note', 'body', 'created_at', 'released_at'])
  const deal = inserter('opportunity', [
    'name',
    'name_pinyin',
    'customer_id',
    'owner_id',
    'amount_fen',
    'expected_close_on',
    'stage',
    'product_line',
    'source',
    'created_at',
    'updated_at',
    'stage_since',
    'closed_at',
    'touched_at',
    'material_version_id',
  ])
  const event = inserter('stage_event', ['opportunity_id', 'from_stage', 'to_stage', 'at', 'actor', 'kind', 'first'])
  const activity = inserter('activity', ['kind', 'customer_id', 'opportunity_id', 'member_id', 'at', 'created_at'])
  db.transaction(() => {
    const reps = Array.from({ length: members }, (_, n) =>
      member([`销售${n}`, `xiaoshou${n}`, 'rep', pick(regions), `团队${n % 9}`, 1, now, now]),
    )
    const shown = material(['演示', now])
    const versions = [1, 2, 3].map((number) => version([shown, number, '', '', now, now]))
    const clients = Array.from({ length: customers }, (_, n) =>
      customer([
        `客户${n}`,
        pick(regions),
        pick(['教育', '医疗', '制造', '零售']),
        pick(['S', 'A', 'B', 'C', 'D']),
        `客户${n}`,
        `kehu${n}`,
        '',
        now,
        now,
      ]),
    )
    for (let n = 0; n < deals; n++) {
      const begun = end - Math.floor(random() * 365 * 86_400_000)
      const times = Array.from({ length: 5 }, (_, at) => Math.min(end, begun + at * (2 + random() * 12) * 86_400_000)).toSorted()
      const fate = random()
      const path = [...flow.slice(0, 4), fate < 0.3 ? 'sign' : fate < 0.5 ? 'won' : fate < 0.9 ? 'lost' : 'match']
      const last = path[4] ?? 'touch'
      const since = iso(times[4] ?? end)
      const client = pick(clients)
      const rep = pick(reps)
      const due = iso(end + (random() - 0.3) * 90 * 86_400_000).slice(0, 10)
      const closed = last === 'won' || last === 'lost' ? since : null
      const id = deal([
        `商机${n}`,
        `shangji${n}`,
        client,
        rep,
        Math.floor(random() * 1e8),
        due,
        last,
        pick(lines),
        pick(sources),
        iso(begun),
        now,
        since,
        closed,
        since,
        pick(versions),
      ])
      for (const [at, stage] of path.entries())
        event([id, path[at - 1] ?? null, stage, iso(times[at] ?? end), 'bench', 'move', path.indexOf(stage) === at ? 1 : 0])
      for (let at = 0; at < 10; at++)
        activity([pick(['call', 'visit', 'demo', 'chat']), client, id, rep, iso(begun + at * 86_400_000), now])
    }
  })()
  editSome(db, random, iso, end)
  db.prepare(`UPDATE meta SET value = ? WHERE key = 'id_counter'`).run(String(ids))
  db.exec('ANALYZE')
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
}

/** A week of edits, so that there is a log to look through: fifty change sets of some two hundred amounts. */
function editSome(db: Database.Database, random: () => number, iso: (at: number) => string, end: number): void {
  const set = db.prepare(
    `INSERT INTO change_set (at, actor, origin, command, subject, rows) VALUES (?, '甲', 'user', 'pipeline.bulk', '', ?)`,
  )
  const row = db.prepare(
    `INSERT INTO change_row (change_set_id, seq, table_name, row_id, op, before, after) VALUES (?, ?, 'opportunity', ?, 'update', ?, ?)`,
  )
  const update = db.prepare('UPDATE opportunity SET amount_fen = ? WHERE id = ?')
  db.transaction(() => {
    for (let edit = 0; edit < 50; edit++) {
      const rows = db.prepare('SELECT id, amount_fen FROM opportunity WHERE id % 997 = ?').all(edit) as {
        id: number
        amount_fen: number
      }[]
      const { lastInsertRowid } = set.run(iso(end - (50 - edit) * 3_600_000), rows.length)
      for (const [seq, { id, amount_fen: before }] of rows.entries()) {
        const after = Math.floor(random() * 1e8)
        update.run(after, id)
        row.run(lastInsertRowid, seq, id, JSON.stringify({ amount_fen: before }), JSON.stringify({ amount_fen: after }))
      }
    }
  })()
}
