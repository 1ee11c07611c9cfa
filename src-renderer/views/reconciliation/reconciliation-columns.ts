import { decisions, differenceCauses } from '../../../src-preload/contract/reconciliation.ts'
import type { ReconciliationRow } from '../../../src-preload/contract/reconciliation.ts'
import type { CellMark, ColumnSpec } from '../../grid/column-spec.ts'
import type { FilterField } from '../../grid/filters/filter-field.ts'
import type { Speech } from '../../text/language.tsx'

const troubled: ReadonlySet<ReconciliationRow['status']> = new Set(['disputed', 'overpaid', 'paid_without_entitlement'])

/** Every column of the reconciliation grid. */
export function reconciliationColumns({ words, format }: Speech): ColumnSpec<ReconciliationRow>[] {
  const say = words.reconciliation
  const own = (
    field: keyof typeof say.fields,
    width: number,
    text: (row: ReconciliationRow) => string,
    more: Partial<ColumnSpec<ReconciliationRow>> = {},
  ): ColumnSpec<ReconciliationRow> => ({ field, title: say.fields[field], width, filter: 'text', text, ...more })
  const money = (
    field: 'calculated' | 'claimed' | 'paid' | 'difference' | 'approved' | 'owed',
    more: Partial<ColumnSpec<ReconciliationRow>> = {},
  ): ColumnSpec<ReconciliationRow> =>
    own(field, 124, (row) => format.ledger(row[field]), {
      numeric: true,
      filter: 'money',
      summed: true,
      value: (row) => (row[field] === null ? null : row[field].fen / 100),
      editText: (row) => (row[field] === null ? '' : String(row[field].fen / 100)),
      ...more,
    })
  const differs = (row: ReconciliationRow): CellMark | null => {
    if (row.difference === null || row.difference.fen === 0 || row.status === 'matched_within_tolerance') return null
    return { kind: row.decision === 'accepted' || row.decision === 'approved' ? 'quiet' : 'red' }
  }
  return [
    own('name', 230, (row) => row.name, {
      pinned: true,
      mark: (row) => (row.closed ? { kind: 'quiet', note: say.closedNote } : null),
    }),
    own('period', 92, (row) => row.period),
    money('calculated'),
    money('claimed', { editable: true }),
    money('difference', { mark: differs }),
    own('status', 96, (row) => say.states[row.status], {
      derived: true,
      sortable: false,
      mark: (row) => (troubled.has(row.status) && row.decision === 'open' ? { kind: 'amber' } : null),
    }),
    own('cause', 112, (row) => (row.cause === null ? '' : say.causes[row.cause]), {
      editable: true,
      filter: 'choice',
      choices: () => differenceCauses.map((cause) => say.causes[cause]),
    }),
    own('decision', 84, (row) => say.decisions[row.decision], { filter: 'choice' }),
    money('approved'),
    money('paid'),
    money('owed'),
    own('comment', 220, (row) => row.comment ?? '', { editable: true }),
    own('evidence', 180, (row) => row.evidence ?? '', { editable: true }),
    own('decidedBy', 90, (row) => row.decidedBy ?? ''),
    own('ownerName', 90, (row) => row.ownerName ?? ''),
    own('region', 80, (row) => row.region ?? ''),
  ]
}

/** Everything the reconciliation can be filtered by. */
export function reconciliationFilters({ words }: Speech): FilterField[] {
  const say = words.reconciliation
  const of = (field: keyof typeof say.fields, kind: FilterField['kind']): FilterField => ({
    field,
    title: say.fields[field],
    kind,
  })
  return [
    ...(['name', 'period', 'ownerName', 'region', 'comment', 'evidence', 'decidedBy'] as const).map((field) => of(field, 'text')),
    ...(['calculated', 'claimed', 'difference', 'approved', 'paid', 'owed'] as const).map((field) => of(field, 'money')),
    { ...of('cause', 'choice'), choices: differenceCauses.map((value) => ({ value, count: 0, label: say.causes[value] })) },
    { ...of('decision', 'choice'), choices: decisions.map((value) => ({ value, count: 0, label: say.decisions[value] })) },
  ]
}
