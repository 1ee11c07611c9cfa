import { Button, Dropdown, Input } from 'antd'
import type { InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { RowQuery, Sort } from '../../../src-preload/contract/_words/filter.ts'
import type { SavedView, ViewDefinition } from '../../../src-preload/contract/views.ts'
import { useSpeech } from '../../text/language.tsx'
import { CheckOutlined, DeleteOutlined, EditOutlined, MoreOutlined, ReloadOutlined, SearchOutlined } from '../../ui/icons.tsx'
import { isCovered, isTyping } from '../../ui/keys.tsx'
import { ColumnPanel } from '../column-panel.tsx'
import { AddFilter } from '../filters/add-filter.tsx'
import type { GridHandle } from '../grid-handle.ts'
import { ColourRules } from '../views/colour-rules.tsx'
import { FilterBuilder } from '../views/filter-builder.tsx'
import { GroupControl } from '../views/group-control.tsx'
import { ViewMenu } from '../views/view-menu.tsx'
import type { ChosenRows } from './chosen-rows.ts'
import { fromFilter, toFilter } from './desk-query.ts'
import type { DeskFilter } from './desk-query.ts'
import { ExportButton } from './export-button.tsx'
import type { DeskProps, Dialog } from './grid-desk.tsx'
import type { Looking } from './use-look.ts'

interface Props<Row extends { readonly id: number }> extends DeskProps<Row> {
  readonly count: number | null
  readonly search: string
  readonly filter: DeskFilter
  readonly sort: Sort
  readonly query: RowQuery
  readonly look: Looking<Row>
  readonly chosen: ChosenRows
  readonly removable: number
  readonly stale: boolean
  readonly handle: () => GridHandle<Row> | null
  readonly onSearch: (search: string) => void
  readonly onFilter: (filter: DeskFilter) => void
  readonly onRemove: () => void
  readonly onRefresh: () => void
  readonly onDialog: (dialog: Dialog) => void
}

export function DeskToolbar<Row extends { readonly id: number }>(props: Props<Row>) {
  const { words, format } = useSpeech()
  const say = words.grid
  const { look, filter, fields, columns, handle } = props
  const search = useRef<InputRef>(null)
  const [chosen, setChosen] = useState<SavedView | null>(null)
  const [dialog, setDialog] = useState<'builder' | 'colours' | null>(null)

  useEffect(() => {
    if (!props.active) return undefined
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || isTyping(event.target) || isCovered()) return
      event.preventDefault()
      search.current?.focus()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [props.active])

  const current = (): ViewDefinition => ({
    columns: handle()?.columnsState() ?? null,
    filter: toFilter(filter),
    search: props.search.trim() === '' ? null : props.search.trim(),
    sort: props.sort,
    ...look.definition,
  })
  const choose = (view: SavedView) => {
    setChosen(view)
    const { definition } = view
    props.onFilter(fromFilter(definition.filter))
    props.onSearch(definition.search ?? '')
    look.change({
      group: definition.group,
      rowHeight: definition.rowHeight,
      colours: definition.colours,
      summaries: definition.summaries ?? null,
    })
    look.setSummary(definition.summaries !== undefined && definition.summaries !== null)
    if (definition.columns !== null) handle()?.applyColumns(definition.columns)
  }
  const heights = ['compact', 'normal', 'roomy'] as const
  return (
    <div className="desk-toolbar" role="toolbar" aria-label={props.words.label}>
      <ViewMenu
        list={props.slice}
        current={current}
        chosen={chosen}
        takeDefault={props.initial.length === 0 || props.lists !== undefined}
        onChoose={choose}
      />
      <Input
        ref={search}
        className="desk-search"
        prefix={<SearchOutlined />}
        placeholder={props.words.search}
        aria-label={words.customers.grid.searchLabel}
        allowClear
        value={props.search}
        onChange={(event) => props.onSearch(event.target.value)}
      />
      <AddFilter
        fields={fields}
        conditions={filter.conditions}
        onChange={(conditions) => props.onFilter({ ...filter, conditions })}
        onCombine={() => setDialog('builder')}
      />
      <span className="desk-count" aria-live="polite">
        {props.count === null ? words.customers.grid.counting : props.words.rows(format.count(props.count))}
      </span>
      {props.stale && (
        <Button
          className="desk-extra"
          type="primary"
          ghost
          icon={<ReloadOutlined />}
          onClick={props.onRefresh}
          title={say.staleHint}
        >
          {say.stale}
        </Button>
      )}
      <span className="desk-gap" />
      {props.removable > 0 && (
        <Button className="desk-extra" danger icon={<DeleteOutlined />} onClick={props.onRemove}>
          {words.customers.grid.removeSelected(format.count(props.removable))}
        </Button>
      )}
      {props.writes !== false && (
        <Button className="desk-tool" icon={<EditOutlined />} title={say.bulk.open} onClick={() => props.onDialog('bulk')}>
          {say.bulk.open}
        </Button>
      )}
      <GroupControl fields={fields} group={look.definition.group} onChange={(group) => look.change({ group })} />
      <ColumnPanel columns={columns} handle={handle} />
      {props.exported && (
        <ExportButton
          job={props.exported}
          query={props.query}
          sort={props.sort}
          fields={() => handle()?.shownFields() ?? []}
          group={look.definition.group}
        />
      )}
      {props.renderTools?.(props.chosen)}
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'find', label: say.find.title },
            { key: 'keys', label: say.keys.title },
            { key: 'colours', label: say.colours.title },
            {
              key: 'heights',
              label: say.views.rowHeight,
              children: heights.map((height) => ({ key: `height ${height}`, label: say.views.heights[height] })),
            },
            {
              key: 'summary',
              label: (
                <>
                  {say.views.summary} {look.summary && <CheckOutlined />}
                </>
              ),
            },
            { key: 'print', label: say.print },
          ],
          onClick: ({ key }) => {
            if (key === 'find' || key === 'keys' || key === 'print') props.onDialog(key)
            else if (key === 'colours') setDialog('colours')
            else if (key === 'summary') look.setSummary(!look.summary)
            else look.change({ rowHeight: heights.find((height) => key === `height ${height}`) ?? 'normal' })
          },
        }}
      >
        <Button icon={<MoreOutlined />} aria-label={say.actions} title={say.actions} />
      </Dropdown>
      {dialog === 'builder' && (
        <FilterBuilder
          fields={fields}
          filter={filter.combined}
          onApply={(combined) => {
            props.onFilter({ ...filter, combined })
            setDialog(null)
          }}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'colours' && (
        <ColourRules
          fields={fields}
          columns={columns}
          rules={look.definition.colours}
          onApply={(colours) => {
            look.change({ colours })
            setDialog(null)
          }}
          onClose={() => setDialog(null)}
        />
      )}
    </div>
  )
}
