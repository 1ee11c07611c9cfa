import { afterEach, beforeEach, expect, test } from 'vitest'
import { HiddenWrite } from '../../src-main/store/gate.ts'
import { testStore, type TestStore } from '../_harness/test-store.ts'

let store: TestStore
beforeEach(() => void (store = testStore()))
afterEach(() => store.close())

const intent = { command: 'test', actor: '测试员', origin: 'user', at: '2026-02-25T02:00:00.000Z' } as const
const member = (name: string) => ({ name, pinyin: name, role: 'rep', active: 1, created_at: intent.at, updated_at: intent.at })
const customer = (name: string) => ({
  name,
  uscc_valid: 0,
  name_key: name,
  name_pinyin: name,
  search: name,
  created_at: intent.at,
  updated_at: intent.at,
})

test('every write leaves before and after in the log, in one change set', () => {
  const { result: id } = store.gate.write(intent, (tx) => tx.insert('member', member('张伟')))
  store.gate.write(intent, (tx) => {
    tx.update('member', id, { region: '华东', team: '一组' })
    tx.update('member', id, { team: '二组' })
  })
  store.gate.write(intent, (tx) => tx.delete('member', id))
  const rows = store.gate.read.all<{ op: string; before: string | null; after: string | null }>(
    'SELECT op, before, after FROM change_row ORDER BY change_set_id, seq',
  )
  expect(rows.map((row) => row.op)).toEqual(['insert', 'update', 'update', 'delete'])
  expect(JSON.parse(rows[1]?.before ?? '')).toEqual({ region: null, team: null })
  expect(JSON.parse(rows[2]?.before ?? '')).toEqual({ team: '一组' })
  expect(JSON.parse(rows[3]?.before ?? '')).toMatchObject({ id, name: '张伟', team: '二组' })
  expect(store.gate.read.all('SELECT rows FROM change_set')).toEqual([{ rows: 1 }, { rows: 2 }, { rows: 1 }])
})

test('many inserts into two tables stand in the log in the order in which they were made', () => {
  const made = store.gate.write(intent, (tx) => {
    const rows: [string, number][] = []
    for (let n = 0; n < 120; n++) {
      if (n % 3 > 0) rows.push(['member', tx.insert('member', member(`第${n}人`))])
      const id = tx.insert('customer', customer(`第${n}公司`))
      rows.push(['customer', id], ['contact', tx.insert('contact', { name: '李娜', customer_id: id, role_inferred: 0 })])
    }
    return rows
  })
  const logged = store.gate.read.all<{ seq: number; table_name: string; row_id: number }>(
    'SELECT seq, table_name, row_id FROM change_row ORDER BY seq',
  )
  expect(logged).toEqual(made.result.map(([table_name, row_id], seq) => ({ seq, table_name, row_id })))
  expect(made.rows).toBe(320)
})

test('a write that throws leaves nothing, and the gate goes on', () => {
  expect(() =>
    store.gate.write(intent, (tx) => {
      tx.insert('member', member('李娜'))
      throw new Error('half way')
    }),
  ).toThrow('half way')
  expect(store.gate.read.value('SELECT count(*) FROM member')).toBe(0)
  expect(store.gate.read.value('SELECT count(*) FROM change_set')).toBe(0)
  expect(store.gate.write(intent, (tx) => tx.insert('member', member('李娜'))).rows).toBe(1)
})

test('a patch that changes nothing writes nothing', () => {
  const { result: id } = store.gate.write(intent, (tx) => tx.insert('member', member('王强')))
  const again = store.gate.write(intent, (tx) => tx.update('member', id, { name: '王强' }))
  expect(again).toMatchObject({ changeSetId: null, rows: 0, tables: [], result: [] })
})

test('the tripwire finds a write around the gate and rolls it back', () => {
  const sneak = () => store.db.prepare(`INSERT INTO layout (key, value) VALUES ('k', 'v')`).run()
  expect(() => store.gate.write(intent, () => sneak())).toThrow(HiddenWrite)
  expect(store.gate.read.value('SELECT count(*) FROM layout')).toBe(0)
})

test('the reading handle refuses to write', () => {
  expect(() => store.gate.read.all(`DELETE FROM member`)).toThrow('only the write gate writes')
})

test('unlogged writes reach only tables that opted out', () => {
  store.gate.write(intent, (tx) => {
    expect(() => tx.unlogged('member', 'DELETE FROM member')).toThrow('is logged')
    expect(() => tx.unlogged('layout', 'DELETE FROM member')).toThrow('does not write layout')
    expect(() => tx.insert('layout', { key: 'a' })).toThrow('opted out')
    expect(() => tx.update('member', 1, { nonsense: 1 })).toThrow('no column nonsense')
    expect(tx.unlogged('layout', 'INSERT INTO layout (key, value) VALUES (?, ?)', 'a', 'b')).toBe(1)
  })
})

test('the log cannot be rewritten', () => {
  store.gate.write(intent, (tx) => tx.insert('member', member('赵磊')))
  expect(() => store.db.exec(`UPDATE change_row SET op = 'delete'`)).toThrow('append-only')
  expect(() => store.db.exec('DELETE FROM change_row')).toThrow('append-only')
})

test('ids carry the replica and never repeat, also after a rolled back write', () => {
  const first = store.gate.write(intent, (tx) => tx.insert('member', member('甲'))).result
  const replica = Number(store.gate.read.value(`SELECT value FROM meta WHERE key = 'replica'`))
  expect(Math.floor(first / 2 ** 32)).toBe(replica)
  store.gate.write(intent, (tx) => tx.delete('member', first))
  const second = store.gate.write(intent, (tx) => tx.insert('member', member('乙'))).result
  expect(second).toBeGreaterThan(first)
  expect(Number.isSafeInteger(second)).toBe(true)
})
