import type { TodayItem } from '../../../src-preload/contract/today.ts'
import type { Reading } from '../../store/contexts.ts'
import { teamReds, redTaken, type Rep } from '../weekly/index.ts'
import type { Asked } from './asked.ts'

interface Leader {
  readonly id: number
  readonly role: string
  readonly team: string | null
  readonly region: string | null
}

/** Roles that answer for reps who name nobody else as their manager. */
const leading = new Set(['manager', 'director', 'vp'])

/**
 * The three worst red items of each team of whoever sits here (rule B3), until somebody has taken them up: with the blocking
 * reason and the resource asked for. A desk without a member could not
 * take one up.
 */
export function teamItems(r: Reading, { part, memberId }: Asked): TodayItem[] {
  if (part !== 'red' || memberId === null) return []
  const mine = repsOf(r, memberId)
  if (mine === null) return []
  return teamReds(r, mine).flatMap(({ week, items }) =>
    items
      .filter(({ memberId: rep, action }) => !redTaken(r.read, rep, week, action))
      .map((red) => ({
        key: `team:${red.memberId}:${week}:${red.action}`,
        kind: 'team' as const,
        id: red.memberId,
        title: red.name,
        detail: [red.reason, red.resource].filter((one) => one !== null).join(' · ') || null,
        light: 'red' as const,
        dueOn: null,
        dueAt: null,
        customerId: null,
        customerName: null,
        ownerName: red.name,
        opportunityId: null,
        node: null,
        unread: false,
        team: { memberId: red.memberId, week, action: red.action, achieved: red.achieved, target: red.target },
      })),
  )
}

/** Whom this member leads: those who name them, or somebody under them; a leader's team, or region, where nobody is named. */
function repsOf({ read }: Reading, id: number): ((rep: Rep) => boolean) | null {
  const me = read.get<Leader>('SELECT id, role, team, region FROM member WHERE id = ?', id)
  if (!me) return null
  const under = new Set(
    read.column<number>(
      `WITH RECURSIVE under (id) AS (SELECT ? UNION SELECT m.id FROM member AS m JOIN under AS u ON m.manager_id = u.id) SELECT id FROM under`,
      id,
    ),
  )
  if (under.size === 1 && !leading.has(me.role)) return null
  const near = (rep: Rep) =>
    me.role === 'manager' ? me.team !== null && rep.team === me.team : me.region === null || rep.region === me.region
  return (rep) => rep.id !== id && (under.has(rep.id) || (rep.manager_id === null && leading.has(me.role) && near(rep)))
}
