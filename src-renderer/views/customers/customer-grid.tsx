import { Button, Splitter } from 'antd'
import { useCallback, useMemo, useRef, useState } from 'react'
import { appendableFields } from '../../../src-preload/contract/customers.ts'
import type { CustomerRow } from '../../../src-preload/contract/customers.ts'
import type { FilterCondition } from '../../../src-preload/contract/_words/filter.ts'
import { GridDesk } from '../../grid/desk/grid-desk.tsx'
import { useSpeech } from '../../text/language.tsx'
import { PlusOutlined } from '../../ui/icons.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useRevert } from '../changes/index.ts'
import { customColumnSpecs, customFilterFields, useCustomFields } from '../fields/index.ts'
import { customerColumns } from './customer-columns.ts'
import { CustomerFormDialog } from './customer-form-dialog.tsx'
import { CustomerPanel } from './customer-panel.tsx'
import { DuplicatesButton } from './duplicates-button.tsx'
import { filterFields } from './filter-fields.ts'
import { GridEmpty } from './grid-empty.tsx'
import { useChoices } from './use-choices.ts'
import './customers.css'

interface Props {
  readonly initial: readonly FilterCondition[]
  readonly active: boolean
  readonly layout: string | null
  readonly onLayout: (layout: string) => void
}

const tables = ['customer', 'contact', 'member']

/** Customers at the desk, with a side panel that follows the active row while it is open. */
export function CustomerGrid({ initial, active, layout, onLayout }: Props) {
  const speech = useSpeech()
  const { words } = speech
  const say = words.customers.grid
  const [opened, setOpened] = useState<number | null>(null)
  const [panelWidth, setPanelWidth] = useState(400)
  const [creating, setCreating] = useState(false)
  const focusGrid = useRef<() => void>(() => undefined)
  const { undo } = useRevert()
  // While hidden behind another tab nothing is counted again.
  const total = useSteadyQuery('customers.summary', {}).data
  const choices = useChoices()

  const open = useCallback((row: CustomerRow) => setOpened(row.id), [])
  const own = useCustomFields('customers')
  const columns = useMemo(
    () => customerColumns(speech, choices.values, open, customColumnSpecs<CustomerRow>(speech, own ?? [])),
    [speech, choices.values, open, own],
  )
  const fields = useMemo(
    () => [...filterFields(words, choices.data, total?.byTier), ...customFilterFields(own ?? [])],
    [words, choices.data, total?.byTier, own],
  )
  const closePanel = useCallback(() => {
    setOpened(null)
    focusGrid.current()
  }, [])
  const undoSet = useCallback((changeSetId: number) => void undo(changeSetId), [undo])

  return (
    <Splitter onResize={([, width]) => width !== undefined && width > 0 && setPanelWidth(width)}>
      <Splitter.Panel min={360}>
        <div className="desk-column">
          <GridDesk<CustomerRow>
            slice="customers"
            exported="customers.export"
            table="customer"
            tables={tables}
            active={active}
            columns={columns}
            fields={fields}
            initial={initial}
            appendable={appendableFields}
            total={total?.total ?? null}
            layout={layout}
            onLayout={onLayout}
            words={say}
            undo={undoSet}
            onOpen={open}
            onActive={(row) => setOpened((now) => (now === null ? null : row.id))}
            onReady={(focus) => (focusGrid.current = focus)}
            renderEmpty={(filtered, clear) => <GridEmpty filtered={filtered} onClear={clear} />}
            renderTools={() => (
              <>
                <DuplicatesButton count={total?.suspects ?? 0} />
                <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>
                  {say.create}
                </Button>
              </>
            )}
          />
          <CustomerFormDialog open={creating} onClose={() => setCreating(false)} />
        </div>
      </Splitter.Panel>
      <Splitter.Panel
        size={opened === null ? 0 : panelWidth}
        min={opened === null ? 0 : 300}
        max="60%"
        resizable={opened !== null}
      >
        {opened !== null && <CustomerPanel id={opened} active={active} onClose={closePanel} onOpen={setOpened} />}
      </Splitter.Panel>
    </Splitter>
  )
}
