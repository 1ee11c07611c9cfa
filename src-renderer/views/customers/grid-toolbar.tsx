import { Button, Input } from 'antd'
import type { InputRef } from 'antd'
import { DeleteOutlined, PlusOutlined, ReloadOutlined, SearchOutlined } from '../../ui/icons.tsx'
import { useEffect, useRef, useState } from 'react'
import type { CustomerRow } from '../../../src-preload/contract/customers.ts'
import type { FilterCondition, RowQuery, Sort } from '../../../src-preload/contract/_words/filter.ts'
import { ColumnPanel } from '../../grid/column-panel.tsx'
import type { ColumnSpec } from '../../grid/column-spec.ts'
import { AddFilter } from '../../grid/filters/add-filter.tsx'
import type { FilterField } from '../../grid/filters/filter-field.ts'
import type { GridHandle } from '../../grid/grid-handle.ts'
import { useSpeech } from '../../text/language.tsx'
import { isCovered, isTyping } from '../../ui/keys.tsx'
import { CustomerFormDialog } from './customer-form-dialog.tsx'
import { ExportButton } from './export-button.tsx'

interface Props {
  readonly active: boolean
  readonly count: number | null
  readonly search: string
  readonly fields: readonly FilterField[]
  readonly conditions: readonly FilterCondition[]
  readonly columns: readonly ColumnSpec<CustomerRow>[]
  readonly query: RowQuery
  readonly sort: Sort
  readonly selected: number
  readonly stale: boolean
  readonly handle: () => GridHandle<CustomerRow> | null
  readonly onSearch: (search: string) => void
  readonly onConditions: (conditions: readonly FilterCondition[]) => void
  readonly onRemove: () => void
  readonly onRefresh: () => void
}

export function GridToolbar(props: Props) {
  const { words, format } = useSpeech()
  const say = words.customers.grid
  const [creating, setCreating] = useState(false)
  const search = useRef<InputRef>(null)

  useEffect(() => {
    if (!props.active) return undefined
    const onKey = (event: KeyboardEvent) => {
      const find = (event.ctrlKey || event.metaKey) && event.key === 'f'
      if (!find && (event.key !== '/' || isTyping(event.target))) return
      if (isCovered()) return
      event.preventDefault()
      search.current?.focus()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [props.active])

  return (
    <div className="customers-toolbar" role="toolbar" aria-label={say.label}>
      <Input
        ref={search}
        className="customers-search"
        prefix={<SearchOutlined />}
        placeholder={say.search}
        aria-label={say.searchLabel}
        allowClear
        value={props.search}
        onChange={(event) => props.onSearch(event.target.value)}
      />
      <AddFilter fields={props.fields} conditions={props.conditions} onChange={props.onConditions} />
      <span className="customers-count" aria-live="polite">
        {props.count === null ? say.counting : say.rows(format.count(props.count))}
      </span>
      {props.stale && (
        <Button size="small" icon={<ReloadOutlined />} onClick={props.onRefresh} title={say.stale}>
          {say.refresh}
        </Button>
      )}
      <span className="customers-gap" />
      {props.selected > 0 && (
        <>
          <Button type="text" onClick={() => props.handle()?.clearSelection()}>
            {say.clearSelection}
          </Button>
          <Button danger icon={<DeleteOutlined />} onClick={props.onRemove}>
            {say.removeSelected(format.count(props.selected))}
          </Button>
        </>
      )}
      <ColumnPanel columns={props.columns} handle={props.handle} />
      <ExportButton query={props.query} sort={props.sort} fields={() => exportable(props.handle()?.shownFields() ?? [])} />
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>
        {say.create}
      </Button>
      <CustomerFormDialog open={creating} onClose={() => setCreating(false)} />
    </div>
  )
}

/** The checkbox column is the grid's own. */
function exportable(fields: readonly string[]): string[] {
  return fields.filter((field) => !field.startsWith('ag-Grid'))
}
