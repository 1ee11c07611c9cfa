import { importTargetsByName } from '../../domain/imports/targets/all-targets.ts'
import { isNamed, namesBound, recordImport } from './record-entity.ts'

/** Activities of the past: known again by customer, kind and time; a named opportunity must be one of the customer's. */
export const activityImport = recordImport({
  target: importTargetsByName.activities,
  table: 'activity',
  member: ['member', 'member_id'],
  nameSql: `c.kind || ' ' || c.at`,
  others: {
    opportunity: {
      column: 'opportunity_id',
      find({ read }, name, link) {
        const ids =
          link.id === null
            ? []
            : read.column<number>(
                `SELECT id FROM opportunity WHERE customer_id = ? AND (${isNamed('name')} OR number = ?) LIMIT 2`,
                link.id,
                namesBound(name),
                name,
              )
        return ids.length === 1 ? (ids[0] ?? null) : null
      },
      told: (read, id) => (id === null ? null : (read.value<string>('SELECT name FROM opportunity WHERE id = ?', id) ?? null)),
    },
  },
  find(read, key, identity, link) {
    if (key !== 'at' || link.id === null) return []
    const [kind, at] = JSON.parse(identity['at'] ?? '[]') as string[]
    return read.column<number>(
      'SELECT id FROM activity WHERE customer_id = ? AND at = ? AND kind = ? LIMIT 21',
      link.id,
      at ?? '',
      kind ?? '',
    )
  },
  checks:
    ({ clock }) =>
    (row) =>
      String(row['at']) > clock.now() ? 'in-the-future' : null,
  creates:
    ({ at }) =>
    (row) => ({ ...row, created_at: at }),
  finish({ tx }, ids) {
    // A deal is touched by what was last done for it (rule A3).
    const touched = tx.read.all<{ id: number; last: string }>(
      `SELECT o.id, max(a.at) AS last FROM activity AS a JOIN opportunity AS o ON o.id = a.opportunity_id
       WHERE a.id IN (SELECT value FROM json_each(?)) GROUP BY o.id HAVING last > o.touched_at`,
      JSON.stringify(ids),
    )
    for (const { id, last } of touched) tx.update('opportunity', id, { touched_at: last })
  },
})
