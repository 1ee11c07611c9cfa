import Database from 'better-sqlite3'

export interface StoreFacts {
  readonly customers: number
  readonly contacts: number
  readonly changeSets: number
  readonly problems: string[]
}

/** Opens a store file without the app and checks what must hold after any crash. */
export function storeFacts(path: string): StoreFacts {
  const db = new Database(path)
  try {
    const one = (sql: string) => (db.prepare(sql).pluck().get() as number) ?? 0
    const problems: string[] = []
    const integrity = db.pragma('integrity_check', { simple: true })
    if (integrity !== 'ok') problems.push(`integrity: ${String(integrity)}`)
    if ((db.pragma('foreign_key_check') as unknown[]).length > 0) problems.push('broken references')
    const logged = one('SELECT count(*) FROM change_row')
    const told = one('SELECT coalesce(sum(rows), 0) FROM change_set')
    if (logged !== told) problems.push(`log rows ${logged}, change sets say ${told}`)
    const inserted = one(`SELECT count(*) FROM change_row WHERE op = 'insert' AND table_name = 'customer'`)
    const deleted = one(`SELECT count(*) FROM change_row WHERE op = 'delete' AND table_name = 'customer'`)
    const customers = one('SELECT count(*) FROM customer')
    if (customers !== inserted - deleted) problems.push(`customers ${customers}, log says ${inserted - deleted}`)
    const runs = one('SELECT count(*) FROM import_run WHERE change_set_id NOT IN (SELECT id FROM change_set)')
    if (runs > 0) problems.push('an import run without its change set')
    const doubled = one(
      'SELECT count(*) FROM (SELECT 1 FROM alert_occurrence GROUP BY rule_key, subject_id, period HAVING count(*) > 1)',
    )
    if (doubled > 0) problems.push('an alert raised twice')
    return {
      customers,
      contacts: one('SELECT count(*) FROM contact'),
      changeSets: one('SELECT count(*) FROM change_set'),
      problems,
    }
  } finally {
    db.close()
  }
}
