import { touchKinds } from '../../../src-preload/contract/touches.ts'
import { importTargetsByName } from '../../domain/imports/targets/all-targets.ts'
import { checkTouchTimes } from '../touches/index.ts'
import { isNamed, namesBound, recordImport } from './record-entity.ts'

const columns = ['at', 'replied_at', 'followed_up_at', 'escalated_at'] as const

/** Touches of a file: known again by customer, matter and time. */
export const touchImport = recordImport({
  target: importTargetsByName.touches,
  table: 'touch',
  member: ['owner', 'owner_id'],
  nameSql: 'c.name',
  find(read, key, identity, link) {
    if (key !== 'name' || link.id === null) return []
    const [name, at] = JSON.parse(identity['name'] ?? '[]') as (string | null)[]
    return read.column<number>(
      `SELECT id FROM touch WHERE customer_id = ? AND ${isNamed('name')} AND at = ? LIMIT 21`,
      link.id,
      namesBound(name),
      at ?? '',
    )
  },
  checks({ clock }) {
    const now = clock.now()
    return (row, stored) => {
      const wrong = checkTouchTimes(
        Object.fromEntries(columns.map((column) => [column, row[column] ?? stored?.[column] ?? null])),
        now,
      )
      return wrong && 'cause' in wrong ? (wrong.cause === 'out-of-order' ? 'touch-order' : wrong.cause) : null
    }
  },
  creates:
    ({ at }) =>
    (row) => ({ ...row, kind: row['kind'] ?? touchKinds[0], created_at: at, updated_at: at }),
})
