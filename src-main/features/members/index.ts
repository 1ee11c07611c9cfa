import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { MemberRole, members } from '../../../src-preload/contract/members.ts'
import { keptName } from '../../domain/_base/text.ts'
import { fullPinyin } from '../../domain/_base/pinyin.ts'
import { memberNamed } from './member-named.ts'
import { absences, removeAbsence, saveAbsence } from './absences.ts'
import { actingPlace } from '../../store/acting.ts'
import type { Reading, Writing } from '../../store/contexts.ts'

interface MemberRow {
  readonly id: number
  readonly name: string
  readonly role: MemberRole
  readonly region: string | null
  readonly team: string | null
  readonly manager_id: number | null
  readonly email: string | null
  readonly phone: string | null
  readonly industries: string | null
  readonly lead_capacity: number | null
  readonly absent_from: string | null
  readonly absent_until: string | null
  readonly active: number
  readonly customers: number
  readonly incomplete: number
}

export const membersReads: QueryHandlers<typeof members, Reading> = {
  absences,
  list: ({ read }) =>
    read
      .all<MemberRow>(
        `SELECT m.id, m.name, m.role, m.region, m.team, m.manager_id, m.email, m.phone, m.industries, m.lead_capacity, m.absent_from, m.absent_until, m.active, count(c.id) AS customers, count(c.missing) AS incomplete
         FROM member AS m LEFT JOIN customer AS c ON c.owner_id = m.id GROUP BY m.id ORDER BY m.active DESC, m.pinyin`,
      )
      .map(({ manager_id, lead_capacity, absent_from, absent_until, ...row }) => ({
        ...row,
        managerId: manager_id,
        leadCapacity: lead_capacity,
        absentFrom: absent_from,
        absentUntil: absent_until,
        active: row.active === 1,
      })),

  me({ read, actor }) {
    const member = read.get<{ id: number; role: MemberRole }>('SELECT id, role FROM member WHERE name = ? AND active = 1', actor)
    return { name: actor, id: member?.id ?? null, role: member?.role ?? null }
  },
}

export const membersCommands: CommandHandlers<typeof members, Writing> = {
  saveAbsence,
  removeAbsence,
  actAs(w, { id }) {
    if (id !== null && !w.read.get('SELECT 1 FROM member WHERE id = ? AND active = 1', id))
      throw refuse('members.actAs', 'not-found', '这位成员已停用或不存在。请刷新后重新选择。')
    const value = id === null ? '' : String(id)
    w.gate.write({ command: 'members.actAs', actor: w.actor, origin: 'rule', at: w.clock.now() }, (tx) =>
      tx.unlogged('meta', 'INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', actingPlace, value),
    )
    return { name: w.actor }
  },

  save(w, { id, name: typed, role, region, team, active, managerId, email, phone, ...forLeads }) {
    const name = keptName(typed)
    const taken = memberNamed(w.read, name)?.id
    if (taken !== undefined && taken !== id)
      throw refuse('members.save', 'name-taken', `已有同名成员“${name}”。请在名字后加上部门以便区分。`)
    if (id !== undefined && !w.read.get('SELECT 1 FROM member WHERE id = ?', id))
      throw refuse('members.save', 'not-found', '这位成员已不存在，请刷新后重试。')
    if (typeof managerId === 'number') checkManager(w, id, managerId)
    if (typeof email === 'string' && !/^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/.test(email))
      throw refuse('members.save', 'bad-email', '邮箱地址的写法不对。', { email })
    const { industries, leadCapacity, absentFrom, absentUntil } = forLeads
    if (absentFrom != null && absentUntil != null && absentUntil < absentFrom)
      throw refuse('members.save', 'bad-absence', '休假的结束日不能早于开始日。')
    const at = w.clock.now()
    const told = {
      ...(industries === undefined ? {} : { industries }),
      ...(leadCapacity === undefined ? {} : { lead_capacity: leadCapacity }),
      ...(absentFrom === undefined ? {} : { absent_from: absentFrom }),
      ...(absentUntil === undefined ? {} : { absent_until: absentUntil }),
      ...(managerId === undefined ? {} : { manager_id: managerId }),
      ...(email === undefined ? {} : { email }),
      ...(phone === undefined ? {} : { phone }),
    }
    const row = { name, pinyin: fullPinyin(name), role, region, team, active: active ? 1 : 0, updated_at: at, ...told }
    const { result } = w.gate.write({ command: 'members.save', subject: name, actor: w.actor, origin: 'user', at }, (tx) => {
      if (id === undefined) return tx.insert('member', { ...row, created_at: at })
      tx.update('member', id, row)
      return id
    })
    return { id: result }
  },
}

/** Up the line from the new manager the member must not be met again. */
function checkManager(w: Writing, id: number | undefined, managerId: number): void {
  if (!w.read.get('SELECT 1 FROM member WHERE id = ?', managerId))
    throw refuse('members.save', 'not-found', '选中的上级已不存在，请刷新后重试。')
  const seen = new Set<number>()
  for (let at: number | null = managerId; at !== null && !seen.has(at);) {
    if (at === id) throw refuse('members.save', 'manager-circle', '上级关系不能绕成一圈。')
    seen.add(at)
    at = w.read.value<number | null>('SELECT manager_id FROM member WHERE id = ?', at) ?? null
  }
}

export { memberNamed }
export { insertMemberNamed } from './insert-named.ts'
export { memberImport } from './import-entity.ts'
