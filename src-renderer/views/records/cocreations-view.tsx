import { useMemo } from 'react'
import { cocreationKinds, editableCocreationFields } from '../../../src-preload/contract/cocreations.ts'
import type { CocreationRow } from '../../../src-preload/contract/cocreations.ts'
import type { ViewProps } from '../../ui/places.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import type { EntryField } from './quick-entry.tsx'
import type { RecordColumn } from './record-columns.ts'
import { RecordDesk } from './record-desk.tsx'

const tables = ['cocreation', 'customer', 'member']
const columns: readonly RecordColumn<CocreationRow>[] = [
  { field: 'kind', width: 96, kind: 'choice', choices: cocreationKinds, text: (row) => row.kind },
  { field: 'name', width: 320, kind: 'text', text: (row) => row.name },
  { field: 'publishedOn', width: 120, kind: 'date', text: (row) => row.publishedOn },
  { field: 'remark', width: 240, kind: 'text', text: (row) => row.remark ?? '' },
]

/** What was made together with customers: white papers, patents, standards. */
export function CocreationsView({ params, active }: ViewProps) {
  const today = useSteadyQuery('system.capabilities', {}).data?.today ?? ''
  const entry = useMemo(
    (): EntryField[] => [
      { field: 'customer', kind: 'customer', required: true },
      { field: 'kind', kind: 'choice', choices: cocreationKinds, initial: cocreationKinds[0], required: true },
      { field: 'name', kind: 'text', required: true },
      { field: 'publishedOn', kind: 'date', initial: today },
      { field: 'owner', kind: 'member' },
      { field: 'remark', kind: 'long' },
    ],
    [today],
  )
  return (
    <RecordDesk<CocreationRow>
      slice="cocreations"
      table="cocreation"
      tables={tables}
      columns={columns}
      appendable={editableCocreationFields}
      entry={entry}
      lineTime="publishedOn"
      active={active}
      customer={params['customer']}
    />
  )
}
