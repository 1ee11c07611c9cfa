import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { HandOverShare, handOvers } from '../../../src-preload/contract/hand-overs.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import { handOverCompleteness } from '../../domain/hand-overs/share-out.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { GateTransaction } from '../../store/gate.ts'
import { followLeads, logDecision } from '../leads/index.ts'
import { ownedOf, ownedPlaces } from './owned-kinds.ts'
import { leaver, planShares, type PlannedKind, type PlannedShares } from './plan-shares.ts'

const sampleSize = 5

interface StoredRecord {
  readonly id: number
  readonly member_name: string
  readonly at: string
  readonly actor: string
  readonly reason: string | null
  readonly deactivated: number
  readonly contacts_known: number
  readonly contacts_moved: number
  readonly shares_json: string
}

export const handOversReads: QueryHandlers<typeof handOvers, Reading> = {
  owned(r, { memberId }) {
    const member = leaver(r, 'hand-overs.owned', memberId)
    const number = (sql: string) => r.read.value<number>(sql, memberId) ?? 0
    return {
      kinds: ownedPlaces(r.read, r.clock.today()).map((place) => {
        const owned = ownedOf(r, place, member)
        return { kind: place.kind, count: owned.length, samples: owned.slice(0, sampleSize).map(({ name }) => name) }
      }),
      contacts: number('SELECT count(*) FROM contact AS p JOIN customer AS k ON k.id = p.customer_id WHERE k.owner_id = ?'),
      logged: {
        activities: number('SELECT count(*) FROM activity WHERE member_id = ?'),
        meetings: number('SELECT count(*) FROM meeting WHERE owner_id = ?'),
      },
    }
  },
  preview(r, input) {
    return outcomeOf(planShares(r, 'hand-overs.preview', input))
  },
  records: ({ read }, { memberId }) =>
    read
      .all<StoredRecord>(
        `SELECT * FROM hand_over ${memberId === undefined ? '' : 'WHERE member_id = ?'} ORDER BY at DESC, id DESC LIMIT 200`,
        ...(memberId === undefined ? [] : [memberId]),
      )
      .map((row) => ({
        id: row.id,
        memberName: row.member_name,
        at: row.at,
        actor: row.actor,
        reason: row.reason,
        deactivated: row.deactivated === 1,
        shares: JSON.parse(row.shares_json) as HandOverShare[],
        contactsKnown: row.contacts_known,
        contactsMoved: row.contacts_moved,
        completeness: handOverCompleteness(row.contacts_moved, row.contacts_known),
      })),
}

export const handOversCommands: CommandHandlers<typeof handOvers, Writing> = {
  run(w, { reason, deactivate, ...input }) {
    const planned = planShares(w, 'hand-overs.run', input)
    const moves = planned.kinds.some(({ to }) => to.size > 0)
    if (!moves && !deactivate) throw refuse('hand-overs.run', 'nobody-chosen', '还没有选择接手的人。')
    const at = w.clock.now()
    const { member } = planned
    return w.gate.write({ command: 'hand-overs.run', subject: member.name, actor: w.actor, origin: 'user', at }, (tx) => {
      for (const kind of planned.kinds) moveKind(w, tx, planned, kind, reason ?? null, at)
      if (deactivate) tx.update('member', member.id, { active: 0, updated_at: at })
      const outcome = outcomeOf(planned)
      tx.insert('hand_over', {
        member_id: member.id,
        member_name: member.name,
        at,
        actor: w.actor,
        reason: reason ?? null,
        deactivated: deactivate ? 1 : 0,
        contacts_known: outcome.contactsKnown,
        contacts_moved: outcome.contactsMoved,
        shares_json: JSON.stringify(outcome.shares),
      })
      return { changeSetId: tx.changeSetId, ...outcome }
    }).result
  },
}

function outcomeOf({ shares, contactsKnown, contactsMoved, completeness }: PlannedShares) {
  return { shares, contactsKnown, contactsMoved, completeness }
}

/** Moves the rows of one kind; what is counted or logged when one changes hands is counted and logged here too. */
function moveKind(
  w: Writing,
  tx: GateTransaction,
  { member, names }: PlannedShares,
  { place, to }: PlannedKind,
  reason: string | null,
  at: string,
): void {
  for (const [id, successor] of to) {
    const owner = place.byName ? (names.get(successor) ?? '') : successor
    tx.update(place.table, id, { [place.column]: owner, ...(place.stamped ? { updated_at: at } : {}) })
    if (place.kind === 'tickets')
      tx.insert('ticket_hand_off', { ticket_id: id, from_id: member.id, to_id: successor, at, reason })
    if (place.kind === 'leads') {
      tx.update('lead', id, { assigned_at: at })
      logDecision(tx, {
        lead_id: id,
        at,
        kind: 'hand-over',
        actor: w.actor,
        from_id: member.id,
        rep_id: successor,
        reason,
        table_json: null,
      })
    }
  }
  if (place.kind === 'leads') followLeads(w, tx, to.keys())
}
