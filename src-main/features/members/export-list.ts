import type { MemberRole } from '../../../src-preload/contract/members.ts'
import { exportIds } from '../../domain/imports/export-ids.ts'
import type { ListSlice } from '../../grid/grid-slice.ts'
import { inOrder } from '../../grid/stored-rows.ts'
import { likeWord, escapeLike } from '../../store/filter-sql.ts'
import { rowColumns, type ExportList } from '../exports/index.ts'

/** The screen's words, which an import reads back as the role. */
export const roleWords: Readonly<Record<MemberRole, string>> = {
  assistant: '销售助理',
  rep: '销售',
  manager: '主管',
  director: '总监',
  finance: '财务',
  legal: '法务',
  product: '产品',
  vp: '副总裁',
  administrator: '管理员',
}

interface ListedMember {
  readonly id: number
  readonly name: string
  readonly role: string
  readonly region: string | null
  readonly team: string | null
  readonly active: boolean
  readonly manager: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly customers: number
}

/** Members as a list that leaves. */
export const memberList: ListSlice<ListedMember> = {
  name: 'members',
  table: 'member',
  order: { sql: 'c.active DESC, c.pinyin, c.id', values: [] },
  fields: () => ({
    name: { kind: 'text', sql: 'c.name', sortSql: 'c.pinyin' },
    role: { kind: 'text', sql: 'c.role' },
    region: { kind: 'text', sql: 'c.region' },
    team: { kind: 'text', sql: 'c.team' },
    active: { kind: 'boolean', sql: 'c.active' },
  }),
  searchFor: (_, word) => ({
    sql: `${likeWord('c.name', word)} OR replace(c.pinyin, ' ', '') LIKE ? ESCAPE '\\'`,
    values: [`%${escapeLike(word)}%`, `%${escapeLike(word)}%`],
  }),
  shown: ({ read }, ids) =>
    inOrder(
      ids,
      read
        .all<Omit<ListedMember, 'active' | 'role'> & { role: MemberRole; active: number }>(
          `SELECT c.id, c.name, c.role, c.region, c.team, c.active, c.email, c.phone,
             (SELECT name FROM member WHERE id = c.manager_id) AS manager,
             (SELECT count(*) FROM customer WHERE owner_id = c.id) AS customers
           FROM json_each(?) AS wanted CROSS JOIN member AS c ON c.id = wanted.value`,
          JSON.stringify(ids),
        )
        .map((row) => ({ ...row, role: roleWords[row.role] ?? row.role, active: row.active === 1 })),
    ),
}

/** Members as a file. What an import of members does not take (telephone, superior) is told and left as it is. */
export const memberExport: ExportList<ListedMember> = {
  title: { zh: '成员', en: 'Members' },
  id: { title: exportIds.members, of: (row) => row.id },
  frozen: 1,
  columns: rowColumns<ListedMember>([
    ['text', 'name', '姓名', 'Full name', 14],
    ['text', 'role', '角色', 'Role', 12],
    ['text', 'region', '区域', 'Region', 10],
    ['text', 'team', '部门', 'Team', 16],
    ['yes', 'active', '是否在职', 'Active', 10],
    ['text', 'manager', '直属上级', 'Superior', 14],
    ['text', 'email', '邮箱', 'Email', 26],
    ['text', 'phone', '手机', 'Mobile', 16],
    ['number', 'customers', '客户数', 'Customers owned', 10],
  ]),
}
