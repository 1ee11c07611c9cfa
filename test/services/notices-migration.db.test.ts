import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { bundledMigrations } from '../../src-main/store/bundled-migrations.ts'
import { openStore, type OpenStore } from '../../src-main/store/open-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'jingwei-notices-'))
const path = join(folder, 'old.jw')
let opened: OpenStore | null = null
afterEach(() => {
  opened?.db.close()
  opened?.lock.release()
  rmSync(folder, { recursive: true, force: true })
})
const before = bundledMigrations.slice(
  0,
  bundledMigrations.findIndex(({ sql }) => sql.includes('DROP TABLE `service_notice`')),
)
const now = '2026-02-27T02:01:00.000Z'

test('what the former inbox told is in the one inbox, read or not as it was, and is not told again', () => {
  expect(before.length).toBeGreaterThan(0)
  opened = openStore({ path, create: true, migrations: before, now })
  opened.db.exec(`
    INSERT INTO member (id, name, pinyin, role, active, created_at, updated_at) VALUES (1, '张伟', 'zhangwei', 'rep', 1, '', ''), (2, '赵副总', 'zhao', 'vp', 1, '', '');
    INSERT INTO customer (id, name, name_key, name_pinyin, search, created_at, updated_at) VALUES (5, '甲公司', '甲', 'jia', '', '${now}', '${now}');
    INSERT INTO calendar_setting (id, values_json, saved_by, created_at) VALUES (9, '{}', '', '${now}');
    INSERT INTO obligation (id, customer_id, clause_key, clause_version, terms, source, source_key, name, owner_id, started_at, log_length, created_at)
    VALUES (7, 5, 'director-visit', 0, '{"name":null}', 'request', '1', '现场调试', 1, '2026-02-25T02:00:00.000Z', 1, '2026-02-25T02:00:00.000Z');
    INSERT INTO service_notice VALUES (11, 7, '1:escalate:0', 'breach', '2026-02-27T02:00:00.000Z', '${now}', 0);
    INSERT INTO service_notice_to VALUES (11, 1, 'owner', NULL), (11, 2, 'vp', '2026-02-27T03:00:00.000Z');
  `)
  opened.db.close()
  opened.lock.release()
  opened = openStore({ path, create: false, migrations: bundledMigrations, now })
  expect(
    opened.db.prepare('SELECT rule_key, subject, subject_id, period, title, severity, late FROM alert_occurrence').all(),
  ).toEqual([
    {
      rule_key: 'promise-breached',
      subject: 'promise',
      subject_id: 11,
      period: 'arrival',
      title: '甲公司：技术总监上门已超时',
      severity: 'critical',
      late: 0,
    },
  ])
  expect(opened.db.prepare('SELECT recipient_id, cc, state FROM alert_inbox ORDER BY recipient_id').all()).toEqual([
    { recipient_id: 1, cc: 0, state: 'unread' },
    { recipient_id: 2, cc: 1, state: 'acknowledged' },
  ])
  // The clock knows that this threshold was told, and goes on by the calendar it was read with.
  expect(opened.db.prepare('SELECT id, obligation_id, key, kind FROM promise_crossing').all()).toEqual([
    { id: 11, obligation_id: 7, key: '1:escalate:0', kind: 'breach' },
  ])
  expect(opened.db.prepare('SELECT calendar_id FROM obligation').pluck().get()).toBe(9)
})
