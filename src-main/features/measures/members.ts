import type { ReadHandle } from '../../store/read-handle.ts'

export interface Scoped {
  readonly region?: string | undefined
  readonly team?: string | undefined
  readonly memberId?: number | undefined
}

interface Member {
  readonly id: number
  readonly name: string
  readonly team: string | null
  readonly manager_id: number | null
}

/** The members that are meant, those who are still here first. */
export function membersOf(read: ReadHandle, { region, team, memberId }: Scoped): Member[] {
  return read.all<Member>(
    `SELECT id, name, team, manager_id FROM member
     WHERE (? IS NULL OR region = ?) AND (? IS NULL OR team = ?) AND (? IS NULL OR id = ?) ORDER BY active DESC, pinyin, id`,
    region ?? null,
    region ?? null,
    team ?? null,
    team ?? null,
    memberId ?? null,
    memberId ?? null,
  )
}

/** Whose figures are meant; null: everybody's, and what belongs to nobody. */
export function memberIds(read: ReadHandle, scope: Scoped): ReadonlySet<number> | null {
  const everybody = scope.region === undefined && scope.team === undefined && scope.memberId === undefined
  return everybody ? null : new Set(membersOf(read, scope).map(({ id }) => id))
}
