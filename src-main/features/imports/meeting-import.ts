import { importTargetsByName } from '../../domain/imports/targets/all-targets.ts'
import { followMeetings } from '../services/index.ts'
import { isNamed, namesBound, recordImport } from './record-entity.ts'

/** Meetings of the past: known again by customer, name and day; reviews among them keep promises. */
export const meetingImport = recordImport({
  target: importTargetsByName.meetings,
  table: 'meeting',
  member: ['owner', 'owner_id'],
  nameSql: `c.name || ' ' || c.held_on`,
  find(read, key, identity, link) {
    if (key !== 'name' || link.id === null) return []
    const [name, day] = JSON.parse(identity['name'] ?? '[]') as string[]
    return read.column<number>(
      `SELECT id FROM meeting WHERE customer_id = ? AND held_on = ? AND ${isNamed('name')} LIMIT 21`,
      link.id,
      day ?? '',
      namesBound(name),
    )
  },
  checks:
    ({ clock }) =>
    (row, stored) =>
      // A meeting that is only planned keeps no promise.
      String(row['held_on'] ?? stored?.['held_on'] ?? '') > clock.today() ? 'in-the-future' : null,
  creates:
    ({ at }) =>
    (row) => ({ ...row, kind: row['kind'] ?? '其他', created_at: at, updated_at: at }),
  finish: ({ w, tx }, ids) => followMeetings(w, tx, [...ids]),
})
