import { contractStates } from '../../../src-preload/contract/contracts.ts'
import { importTargetsByName } from '../../domain/imports/targets/all-targets.ts'
import { endsBeforeStart } from '../contracts/index.ts'
import { isNamed, namesBound, recordImport } from './record-entity.ts'

/** Contracts by their number, whoever they are with; without one by customer and name. */
export const contractImport = recordImport({
  target: importTargetsByName.contracts,
  table: 'contract',
  member: ['owner', 'owner_id'],
  nameSql: `coalesce(c.number || ' ', '') || c.name`,
  find(read, key, identity, link) {
    const value = identity[key] ?? null
    if (value === null) return []
    if (key === 'number') return read.column<number>('SELECT id FROM contract WHERE number = ? LIMIT 21', value)
    if (key !== 'name' || link.id === null) return []
    // Contracts of one name with different numbers are different contracts.
    return read.column<number>(
      `SELECT id FROM contract WHERE customer_id = ? AND ${isNamed('name')} AND (? IS NULL OR number IS NULL) LIMIT 21`,
      link.id,
      namesBound(value),
      identity['number'] ?? null,
    )
  },
  checks: () => (row, stored) => {
    const merged = Object.fromEntries(['starts_on', 'ends_on'].map((column) => [column, row[column] ?? stored?.[column] ?? null]))
    return endsBeforeStart(merged) ? 'ends-before-start' : null
  },
  creates:
    ({ at }) =>
    (row) => ({ ...row, status: row['status'] ?? contractStates[0], created_at: at, updated_at: at }),
})
