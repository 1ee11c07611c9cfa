import { importTargetsByName } from '../../domain/imports/targets/all-targets.ts'
import { followTickets } from '../services/index.ts'
import { checkTimes } from '../tickets/index.ts'
import { isNamed, namesBound, recordImport } from './record-entity.ts'

/** Tickets: known again by customer, title and time of opening; what was promised for them follows. */
export const ticketImport = recordImport({
  target: importTargetsByName.tickets,
  table: 'ticket',
  member: ['owner', 'owner_id'],
  nameSql: 'c.name',
  find(read, key, identity, link) {
    if (key !== 'name' || link.id === null) return []
    const [name, at] = JSON.parse(identity['name'] ?? '[]') as string[]
    return read.column<number>(
      `SELECT id FROM ticket WHERE customer_id = ? AND ${isNamed('name')} AND opened_at = ? LIMIT 21`,
      link.id,
      namesBound(name),
      at ?? '',
    )
  },
  checks({ clock }) {
    const now = clock.now()
    return (row, stored) => {
      const times = Object.fromEntries(
        ['opened_at', 'first_response_at', 'closed_at'].map((column) => [column, row[column] ?? stored?.[column] ?? null]),
      )
      const wrong = checkTimes(times, now)
      return wrong && 'cause' in wrong ? wrong.cause : null
    }
  },
  creates:
    ({ at }) =>
    (row) => ({ ...row, created_at: at, updated_at: at }),
  finish: ({ w, tx }, ids) => followTickets(w, tx, [...ids]),
})
