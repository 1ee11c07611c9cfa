import type { MemberRole } from '../../../src-preload/contract/members.ts'
import type { Reading } from '../../store/contexts.ts'

const setsPrices: ReadonlySet<MemberRole> = new Set(['finance', 'product', 'director', 'vp', 'administrator'])
const seesCosts: ReadonlySet<MemberRole> = new Set(['finance', 'director', 'vp', 'administrator'])

const roleOf = ({ read, actor }: Pick<Reading, 'read' | 'actor'>): MemberRole | null =>
  read.value<MemberRole>('SELECT role FROM member WHERE name = ? AND active = 1', actor) ?? null

/** A list that those could change whom it binds would bind nobody. A desk that is no member's is the workspace's own. */
export function maySetPrices(r: Pick<Reading, 'read' | 'actor'>): boolean {
  const role = roleOf(r)
  return role === null || setsPrices.has(role)
}

export function maySeeCosts(r: Pick<Reading, 'read' | 'actor'>): boolean {
  const role = roleOf(r)
  return role === null || seesCosts.has(role)
}

export const notYours = '价格由财务、产品、总监或管理员维护。请联系他们修改。'
