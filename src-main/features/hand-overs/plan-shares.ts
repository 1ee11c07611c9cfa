import type { HandOverShare, OwnedKind } from '../../../src-preload/contract/hand-overs.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import { handOverCompleteness, shareOut } from '../../domain/hand-overs/share-out.ts'
import type { Reading } from '../../store/contexts.ts'
import { ownedOf, ownedPlaces, type OwnedPlace } from './owned-kinds.ts'

export interface PlanInput {
  readonly memberId: number
  readonly plan: readonly { readonly kind: OwnedKind; readonly successorIds: readonly number[] }[]
  readonly withCustomers: boolean
}

export interface PlannedKind {
  readonly place: OwnedPlace
  /** Row to successor. */
  readonly to: ReadonlyMap<number, number>
}

export interface PlannedShares {
  readonly member: { readonly id: number; readonly name: string }
  readonly names: ReadonlyMap<number, string>
  readonly kinds: readonly PlannedKind[]
  readonly shares: HandOverShare[]
  readonly contactsKnown: number
  readonly contactsMoved: number
  readonly completeness: string | null
}

type Method = 'hand-overs.owned' | 'hand-overs.preview' | 'hand-overs.run'

export function leaver(r: Pick<Reading, 'read'>, method: Method, id: number): { id: number; name: string } {
  const member = r.read.get<{ id: number; name: string }>('SELECT id, name FROM member WHERE id = ?', id)
  if (!member) throw refuse(method, 'not-found', '这位成员已不存在，请刷新后重试。')
  return member
}

/** Rule B9: who gets what of everything a member owns, without writing it. */
export function planShares(
  r: Pick<Reading, 'read' | 'clock'>,
  method: 'hand-overs.preview' | 'hand-overs.run',
  input: PlanInput,
): PlannedShares {
  const member = leaver(r, method, input.memberId)
  const active = new Map(
    r.read.all<{ id: number; name: string }>('SELECT id, name FROM member WHERE active = 1').map(({ id, name }) => [id, name]),
  )
  const chosen = new Map(input.plan.map(({ kind, successorIds }) => [kind, [...new Set(successorIds)]]))
  for (const id of [...chosen.values()].flat())
    if (id === member.id || !active.has(id)) throw refuse(method, 'bad-successor', '接手的人必须是在职的其他成员。')
  let followed: ReadonlyMap<number, number> = new Map()
  const kinds: PlannedKind[] = []
  const shares: HandOverShare[] = []
  for (const place of ownedPlaces(r.read, r.clock.today())) {
    const owned = ownedOf(r, place, member)
    const successors = chosen.get(place.kind) ?? []
    // A kind nobody was named for stays, also what its customers would take along.
    const moves =
      successors.length === 0
        ? new Map<number, number>()
        : shareOut(owned, successors, input.withCustomers ? followed : new Map())
    // A member cannot report to oneself.
    const to = place.kind === 'team' ? new Map([...moves].filter(([id, successor]) => id !== successor)) : moves
    if (place.kind === 'customers') followed = to
    kinds.push({ place, to })
    const counts = new Map<number, number>()
    for (const id of to.values()) counts.set(id, (counts.get(id) ?? 0) + 1)
    shares.push({
      kind: place.kind,
      owned: owned.length,
      stays: owned.length - to.size,
      to: [...counts].map(([id, count]) => ({ id, name: active.get(id) ?? '', count })),
    })
  }
  const customers = kinds.find(({ place }) => place.kind === 'customers')?.to ?? new Map<number, number>()
  const number = (sql: string, value: string | number) => r.read.value<number>(sql, value) ?? 0
  const contactsKnown = number(
    'SELECT count(*) FROM contact AS p JOIN customer AS k ON k.id = p.customer_id WHERE k.owner_id = ?',
    member.id,
  )
  const contactsMoved = number(
    'SELECT count(*) FROM contact WHERE customer_id IN (SELECT value FROM json_each(?))',
    JSON.stringify([...customers.keys()]),
  )
  return {
    member,
    names: active,
    kinds,
    shares,
    contactsKnown,
    contactsMoved,
    completeness: handOverCompleteness(contactsMoved, contactsKnown),
  }
}
