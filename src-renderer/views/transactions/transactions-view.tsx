import { Button } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import type { FilterCondition } from '../../../src-preload/contract/_words/filter.ts'
import { transactionFields } from '../../../src-preload/contract/transactions.ts'
import type { TransactionRow } from '../../../src-preload/contract/transactions.ts'
import { GridDesk } from '../../grid/desk/grid-desk.tsx'
import { useSavedLayout } from '../../grid/desk/use-saved-layout.ts'
import { useSpeech } from '../../text/language.tsx'
import { PlusOutlined } from '../../ui/icons.tsx'
import { useDesk } from '../../ui/places.tsx'
import type { ViewProps } from '../../ui/places.tsx'
import { EmptyState, LoadingState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useRevert } from '../changes/index.ts'
import { customerPlace } from '../customers/index.ts'
import { IntakeDialog } from './intake-dialog.tsx'
import { transactionColumns, transactionFilters } from './transaction-columns.ts'

function conditionsIn(filter: string | undefined): readonly FilterCondition[] {
  if (filter === undefined) return []
  try {
    const conditions: unknown = JSON.parse(filter)
    return Array.isArray(conditions) ? (conditions as FilterCondition[]) : []
  } catch {
    return []
  }
}

const tables = ['trade_document', 'customer', 'rebate_period']

/** Lines of documents at the desk; those of closed periods are marked and cannot be written. */
export function TransactionsView({ params, active }: ViewProps) {
  const speech = useSpeech()
  const say = speech.words.transactions
  const { layout, save } = useSavedLayout('grid:transactions')
  const total = useSteadyQuery('transactions.count', {}).data?.count ?? null
  const [taking, setTaking] = useState(false)
  const [initial] = useState(() => conditionsIn(params['filter']))
  const desk = useDesk()
  const { undo } = useRevert()
  const columns = useMemo(() => transactionColumns(speech), [speech])
  const fields = useMemo(() => transactionFilters(speech), [speech])
  const open = useCallback((row: TransactionRow) => desk.open(customerPlace(row.customerId, row.customerName)), [desk])
  const undoSet = useCallback((changeSetId: number) => void undo(changeSetId), [undo])
  if (layout === undefined) return <LoadingState rows={12} />
  const take = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setTaking(true)}>
      {say.take}
    </Button>
  )
  return (
    <section className="desk" aria-label={say.title}>
      <GridDesk<TransactionRow>
        slice="transactions"
        exported="transactions.export"
        table="trade_document"
        tables={tables}
        active={active}
        columns={columns}
        fields={fields}
        initial={initial}
        appendable={transactionFields}
        total={total}
        layout={layout}
        onLayout={save}
        words={say}
        undo={undoSet}
        onOpen={open}
        renderTools={() => take}
        renderEmpty={(filtered) => (
          <div className="desk-over">
            <EmptyState
              title={filtered ? say.noMatch : say.emptyTitle}
              body={filtered ? '' : say.emptyBody}
              actions={filtered ? undefined : take}
            />
          </div>
        )}
      />
      {taking && <IntakeDialog onClose={() => setTaking(false)} />}
    </section>
  )
}
