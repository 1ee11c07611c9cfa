import { useMemo } from 'react'
import { contractStates, editableContractFields } from '../../../src-preload/contract/contracts.ts'
import type { ContractRow } from '../../../src-preload/contract/contracts.ts'
import { useSpeech } from '../../text/language.tsx'
import type { ViewProps } from '../../ui/places.tsx'
import type { EntryField } from './quick-entry.tsx'
import type { RecordColumn } from './record-columns.ts'
import { RecordDesk } from './record-desk.tsx'

const tables = ['contract', 'customer', 'member']
const entry: readonly EntryField[] = [
  { field: 'customer', kind: 'customer', required: true },
  { field: 'number', kind: 'text' },
  { field: 'name', kind: 'text', required: true },
  { field: 'amount', kind: 'text' },
  { field: 'signedOn', kind: 'date' },
  { field: 'startsOn', kind: 'date' },
  { field: 'endsOn', kind: 'date' },
  { field: 'status', kind: 'choice', choices: contractStates, initial: contractStates[0], required: true },
  { field: 'owner', kind: 'member' },
  { field: 'remark', kind: 'long' },
]

/** Contracts with customers, by their period: what is to be renewed stands at the end. */
export function ContractsView({ params, active }: ViewProps) {
  const { format } = useSpeech()
  const columns = useMemo(
    (): RecordColumn<ContractRow>[] => [
      { field: 'number', width: 140, kind: 'text', text: (row) => row.number ?? '' },
      { field: 'name', width: 240, kind: 'text', text: (row) => row.name },
      {
        field: 'amount',
        width: 130,
        kind: 'money',
        text: (row) => format.money(row.amount),
        more: { numeric: true },
      },
      { field: 'signedOn', width: 110, kind: 'date', text: (row) => row.signedOn ?? '' },
      { field: 'startsOn', width: 110, kind: 'date', text: (row) => row.startsOn ?? '' },
      { field: 'endsOn', width: 110, kind: 'date', text: (row) => row.endsOn ?? '' },
      { field: 'status', width: 90, kind: 'choice', choices: contractStates, text: (row) => row.status },
      { field: 'remark', width: 200, kind: 'text', text: (row) => row.remark ?? '' },
    ],
    [format],
  )
  return (
    <RecordDesk<ContractRow>
      slice="contracts"
      table="contract"
      tables={tables}
      columns={columns}
      appendable={editableContractFields}
      entry={entry}
      active={active}
      customer={params['customer']}
    />
  )
}
