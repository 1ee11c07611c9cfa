import type { ReadHandle } from '../../store/read-handle.ts'

export type RecipientRole = 'owner' | 'manager' | 'vp'

export interface Recipient {
  /** 0 is the workspace itself, where nobody of the role is known. */
  readonly memberId: number
  readonly role: RecipientRole
}

interface Member {
  readonly id: number
  readonly region: string | null
  readonly team: string | null
  readonly role: string
  readonly manager_id: number | null
}

const active = 'SELECT id, region, team, role, manager_id FROM member WHERE active = 1'

/**
 * Whom a breach is told to (rule D3): the owner, their manager, and a copy to every VP. The manager is the one named for the
 * owner, else one of the owner's team, else of the region, else a director. Each person once, under the first of their roles.
 */
export function breachRecipients(read: ReadHandle, ownerId: number | null, region: string | null): Recipient[] {
  const told = new Map<number, RecipientRole>()
  const tell = (ids: readonly number[], role: RecipientRole) => {
    for (const id of ids.length > 0 ? ids : [0]) if (!told.has(id)) told.set(id, role)
  }
  const owner = ownerId === null ? undefined : read.get<Member>(`${active} AND id = ?`, ownerId)
  tell(owner ? [owner.id] : [], 'owner')
  tell(managersOf(read, owner, region), 'manager')
  tell(read.column<number>(`SELECT id FROM member WHERE active = 1 AND role = 'vp' ORDER BY id`), 'vp')
  return [...told].map(([memberId, role]) => ({ memberId, role }))
}

function managersOf(read: ReadHandle, owner: Member | undefined, region: string | null): number[] {
  const others = read.all<Member>(`${active} AND role IN ('manager', 'director') AND id <> ? ORDER BY id`, owner?.id ?? 0)
  const own = owner?.manager_id == null ? undefined : read.get<Member>(`${active} AND id = ?`, owner.manager_id)
  const managers = others.filter(({ role }) => role === 'manager')
  const team = managers.find((one) => owner?.team != null && one.team === owner.team)
  const local = managers.find((one) => one.region !== null && one.region === (owner?.region ?? region))
  const found = own ?? team ?? local ?? others.find(({ role }) => role === 'director')
  return found ? [found.id] : []
}

/** Amber is for the one who can still keep it. */
export function amberRecipients(read: ReadHandle, ownerId: number | null): Recipient[] {
  const owner = ownerId === null ? undefined : read.get<Member>(`${active} AND id = ?`, ownerId)
  return [{ memberId: owner?.id ?? 0, role: 'owner' }]
}
