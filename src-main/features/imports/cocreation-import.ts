import { importTargetsByName } from '../../domain/imports/targets/all-targets.ts'
import { isNamed, namesBound, recordImport } from './record-entity.ts'

/** Co-created outputs: known again by customer and name. */
export const cocreationImport = recordImport({
  target: importTargetsByName.cocreations,
  table: 'cocreation',
  member: ['owner', 'owner_id'],
  nameSql: `c.name || ' ' || c.published_on`,
  find: (read, key, identity, link) =>
    key !== 'name' || link.id === null
      ? []
      : read.column<number>(
          `SELECT id FROM cocreation WHERE customer_id = ? AND ${isNamed('name')} LIMIT 21`,
          link.id,
          namesBound(identity['name']),
        ),
  creates:
    ({ at }) =>
    (row) => ({ ...row, created_at: at, updated_at: at }),
})
