import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { MemberRole, members } from '../../../src-preload/contract/members.ts'
import { fullPinyin } from '../../domain/_base/pinyin.ts'
import { actingPlace } from '../../store/acting.ts'
import type { Reading, Writing } from '../../store/contexts.ts'

interface MemberRow {
  readonly id: number
  readonly name: string
  readonly role: MemberRole
  readonly region: string | null
  readonly team: string | null
  readonly active: number
  readonly customers: number
  readonly incomplete: number
}

export const membersReads: QueryHandlers<typeof members, Reading> = {
  list: ({ read }) =>
    read
      .all<MemberRow>(
        `SELECT m.id, m.name, m.role, m.region, m.team, m.active, count(c.id) AS customers, count(c.missing) AS incomplete
         FROM member AS m LEFT JOIN customer AS c ON c.owner_id = m.id GROUP BY m.id ORDER BY m.active DESC, m.pinyin`,
      )
      .map((row) => ({ ...row, active: row.active === 1 })),

  me({ read, actor }) {
    const member = read.get<{ id: number; role: MemberRole }>('SELECT id, role FROM member WHERE name = ? AND active = 1', actor)
    return { name: actor, id: member?.id ?? null, role: member?.role ?? null }
  },
}

export const membersCommands: CommandHandlers<typeof members, Writing> = {
  actAs(w, { id }) {
    if (id !== null && !w.read.get('SELECT 1 FROM member WHERE id = ? AND active = 1', id))
      throw refuse('members.actAs', 'not-found', '这位成员已停用或不存在。请刷新后重新选择。')
    const value = id === null ? '' : String(id)
    w.gate.write({ command: 'members.actAs', actor: w.actor, origin: 'rule', at: w.clock.now() }, (tx) =>
      tx.unlogged('meta', 'INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', actingPlace, value),
    )
    return { name: w.actor }
  },

  save(w, { id, name, role, region, team, active }) {
    const taken = w.read.value<number>('SELECT id FROM member WHERE name = ?', name)
    if (taken !== undefined && taken !== id)
      throw refuse('members.save', 'name-taken', `已有同名成员“${name}”。请在名字后加上部门以便区分。`)
    if (id !== undefined && !w.read.get('SELECT 1 FROM member WHERE id = ?', id))
      throw refuse('members.save', 'not-found', '这位成员已不存在，请刷新后重试。')
    const at = w.clock.now()
    const row = { name, pinyin: fullPinyin(name), role, region, team, active: active ? 1 : 0, updated_at: at }
    const { result } = w.gate.write({ command: 'members.save', subject: name, actor: w.actor, origin: 'user', at }, (tx) => {
      if (id === undefined) return tx.insert('member', { ...row, created_at: at })
      tx.update('member', id, row)
      return id
    })
    return { id: result }
  },
}

export { memberImport } from './import-entity.ts'
