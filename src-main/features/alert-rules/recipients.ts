import type { Recipient } from '../../../src-preload/contract/alert-rules.ts'
import type { MemberRole } from '../../../src-preload/contract/members.ts'
import type { ReadHandle } from '../../store/read-handle.ts'

export interface Told {
  /** A member; 0 is the workspace, where nobody else could be found. */
  readonly id: number
  readonly cc: boolean
}

interface MemberRow {
  readonly id: number
  readonly role: MemberRole
  readonly manager_id: number | null
  readonly team: string | null
  readonly region: string | null
  readonly active: number
}

/** Members as notices find them; read once for each step. */
export class Addressees {
  readonly #members: ReadonlyMap<number, MemberRow>

  constructor(read: ReadHandle) {
    this.#members = new Map(
      read
        .all<MemberRow>('SELECT id, role, manager_id, team, region, active FROM member ORDER BY id')
        .map((member) => [member.id, member]),
    )
  }

  /**
   * Who is told (rule H1), each once; one who is meant both ways is meant directly. An owner who has left is replaced by their
   * manager. Where nobody is left, the workspace is told, so that nothing is lost.
   */
  of(recipients: readonly Recipient[], ownerId: number | null, region: string | null = null): Told[] {
    const told = new Map<number, boolean>()
    const add = (id: number | null, cc: boolean) => {
      const present = this.#present(id)
      if (present !== null) told.set(present, (told.get(present) ?? true) && cc)
    }
    for (const recipient of recipients) {
      if (recipient.kind === 'owner') add(ownerId, recipient.cc)
      else if (recipient.kind === 'manager') add(this.#managerOf(ownerId, region), recipient.cc)
      else if (recipient.kind === 'member') add(recipient.memberId, recipient.cc)
      else
        for (const member of this.#members.values())
          if (member.role === recipient.role && member.active === 1) add(member.id, recipient.cc)
    }
    const all = [...told].map(([id, cc]) => ({ id, cc }))
    if (!all.some(({ cc }) => !cc)) all.unshift({ id: 0, cc: false })
    // Who is meant directly comes first: the first one stands for the occurrence.
    return all.toSorted((a, b) => Number(a.cc) - Number(b.cc))
  }

  /** The one named for the owner, else one of the owner's team, else of the region, else a director. */
  #managerOf(ownerId: number | null, region: string | null): number | null {
    const owner = this.#members.get(ownerId ?? 0)
    if (owner?.manager_id != null && this.#present(owner.manager_id) !== null) return owner.manager_id
    const others = [...this.#members.values()].filter(({ id, active }) => id !== ownerId && active === 1)
    const managers = others.filter(({ role }) => role === 'manager')
    const where = owner?.region ?? region
    const found =
      managers.find(({ team }) => team !== null && team === owner?.team) ??
      managers.find((one) => one.region !== null && one.region === where) ??
      others.find(({ role }) => role === 'director')
    return found?.id ?? null
  }

  #present(id: number | null): number | null {
    const seen = new Set<number>()
    for (let at = id; at !== null && !seen.has(at);) {
      const member = this.#members.get(at)
      if (!member) return null
      if (member.active === 1) return at
      seen.add(at)
      at = member.manager_id
    }
    return null
  }
}
