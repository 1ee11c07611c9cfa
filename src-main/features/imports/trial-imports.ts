import { dayNumber } from '../../domain/_base/dates.ts'
import { instantAt, isoOf } from '../../domain/_base/instants.ts'
import { importTargetsByName } from '../../domain/imports/targets/all-targets.ts'
import type { Row } from '../../store/gate.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { rulesOn } from '../settings/index.ts'
import { blankTrial, completeTrials } from '../trials/index.ts'
import { productCalled, productReference } from './product-imports.ts'
import { recordImport } from './record-entity.ts'

/** What was submitted is not changed by a file. */
const submitted: ReadonlySet<string> = new Set(['审批中', '试用中', '已结束'])
const content = ['grade', 'model', 'test', 'product_id', 'starts_on', 'ends_on'] as const
const zoneMinutes = 480
const closing = 18 * 3_600_000

const atClosing = (date: Row[string] | undefined) =>
  typeof date === 'string' ? isoOf(instantAt(dayNumber(date), closing, zoneMinutes)) : null

/** Trials of a file: known again by their number, else by customer, product, test and first day. */
export const trialImport = recordImport({
  target: importTargetsByName.trials,
  table: 'trial',
  member: ['owner', 'owner_id'],
  others: { product: productReference },
  nameSql: 'c.name',
  find(read, key, identity, link) {
    if (key === 'number') return read.column<number>('SELECT id FROM trial WHERE name = ? LIMIT 21', identity['number'] ?? '')
    if (key !== 'product' || link.id === null) return []
    const [called, test, from] = JSON.parse(identity['product'] ?? '[]') as (string | null)[]
    const wanted = called == null ? null : productCalled(read, called)
    return wanted === null
      ? []
      : read.column<number>(
          'SELECT id FROM trial WHERE customer_id = ? AND product_id = ? AND test IS ? AND starts_on IS ? LIMIT 21',
          link.id,
          wanted,
          test ?? null,
          from ?? null,
        )
  },
  checks({ read, clock }) {
    const { rootCauses } = rulesOn(read, clock.today()).trials
    return (row, stored) => {
      if (stored !== null)
        return submitted.has(String(stored['state'])) &&
          content.some((column) => (row[column] ?? null) !== null && row[column] !== stored[column])
          ? `trial-submitted:${String(stored['name'])}`
          : null
      const [from, to, outcome, cause] = [row['starts_on'], row['ends_on'], row['outcome'] ?? null, row['root_cause'] ?? null]
      if (typeof from === 'string' && typeof to === 'string' && to < from) return 'trial-dates'
      if (outcome !== null && cause === null) return 'missing-field:rootCause'
      if (outcome !== null && !rootCauses.includes(String(cause))) return `not-a-choice:${String(cause)}`
      return outcome !== null && (row['ended_on'] ?? to ?? null) === null ? 'missing-field:endsOn' : null
    }
  },
  creates:
    ({ w, at }) =>
    ({ approved_on: approvedOn, ended_on: endedOn, ...row }) => ({
      ...blankTrial(),
      ...row,
      name: row['name'] ?? '',
      root_cause: (row['outcome'] ?? null) === null ? null : (row['root_cause'] ?? null),
      state: (row['outcome'] ?? null) !== null ? '已结束' : (approvedOn ?? null) !== null ? '试用中' : '草稿',
      approved_at: atClosing(approvedOn),
      ...((row['outcome'] ?? null) === null ? {} : { ended_at: atClosing(endedOn ?? row['ends_on']), ended_by: w.actor }),
      created_at: at,
      updated_at: at,
    }),
  finish: ({ w, tx }, ids) => completeTrials(w, tx, ids),
})

/** Lines of the cascade: one that is there stays as it is. */
export const trialFitImport = recordImport({
  target: importTargetsByName['trial-fits'],
  table: 'trial_fit',
  alone: true,
  others: { product: productReference },
  nameSql: `c.grade || ' ' || c.model || ' ' || c.test`,
  find(read: ReadHandle, key, identity) {
    const [grade, model, test, called] = JSON.parse(identity['product'] ?? '[]') as (string | null)[]
    const wanted = called == null ? null : productCalled(read, called)
    return key === 'product' && wanted !== null
      ? read.column<number>(
          'SELECT id FROM trial_fit WHERE grade = ? AND model = ? AND test = ? AND product_id = ?',
          grade ?? '',
          model ?? '',
          test ?? '',
          wanted,
        )
      : []
  },
  creates:
    ({ at }) =>
    (row) => ({ ...row, created_at: at, updated_at: at }),
})
