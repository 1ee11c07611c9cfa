import { Button, Checkbox, Input, Select } from 'antd'
import type { InputRef } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { CloseOutlined } from '../../ui/icons.tsx'
import type { ColumnSpec } from '../column-spec.ts'
import type { GridHandle } from '../grid-handle.ts'
import type { FoundCell } from '../rows/grid-port.ts'
import { partsOf } from '../selection/parts.ts'
import { at, isMany } from '../selection/selection.ts'
import { untold } from './operation.ts'
import type { Operations } from './use-operations.tsx'

interface Props<Row> {
  readonly handle: () => GridHandle<Row> | null
  readonly columns: readonly ColumnSpec<Row>[]
  readonly operations: Operations
  readonly onClose: () => void
}

interface Found {
  readonly key: string
  readonly cells: readonly FoundCell[] | null
  readonly more: boolean
  readonly current: number
}
const nothing: Omit<Found, 'key'> = { cells: null, more: false, current: -1 }

const settle = 250
const most = 1000

/** Find and replace over all filtered rows, loaded or not; over the selection when several cells are selected. */
export function FindPanel<Row>({ handle, columns, operations, onClose }: Props<Row>) {
  const { words, format } = useSpeech()
  const say = words.grid.find
  const [find, setFind] = useState('')
  const [replacement, setReplacement] = useState('')
  const [matchCase, setMatchCase] = useState(false)
  const [wholeCell, setWholeCell] = useState(false)
  const [column, setColumn] = useState<string | null>(null)
  const [found, setFound] = useState<Found | null>(null)
  const key = JSON.stringify([find, matchCase, wholeCell, column])
  // An answer to what was asked before is none.
  const { cells, more, current } = found?.key === key ? found : nothing
  const input = useRef<InputRef>(null)
  const titles = useMemo(
    () => new Map(columns.filter((spec) => !spec.derived).map((spec) => [spec.field, spec.title])),
    [columns],
  )
  const shown = (handle()?.shownFields() ?? []).filter((field) => titles.has(field))

  useEffect(() => input.current?.focus(), [])
  useEffect(() => {
    const grid = handle()
    if (!grid || find === '') return undefined
    let live = true
    const timer = setTimeout(() => {
      const ask = async () => {
        const fields = column === null ? grid.shownFields().filter((name) => titles.has(name)) : [column]
        const token = await grid.view().token()
        const answer = await grid.view().port.findCells({ token, fields, find, matchCase, wholeCell, limit: most })
        if (live) setFound({ key, cells: answer.cells, more: answer.next !== null, current: -1 })
      }
      ask().catch(() => live && setFound({ key, cells: [], more: false, current: -1 }))
    }, settle)
    return () => {
      live = false
      clearTimeout(timer)
    }
  }, [handle, titles, key, find, matchCase, wholeCell, column])

  const go = (by: 1 | -1) => {
    const grid = handle()
    if (!grid || !cells || cells.length === 0) return
    const next = (current + by + cells.length) % cells.length
    const cell = cells[next]
    setFound({ key, cells, more, current: next })
    if (cell) grid.hands.select(at({ row: cell.position, col: Math.max(0, grid.hands.fields.indexOf(cell.field)) }))
  }
  const replaceAll = () => {
    const grid = handle()
    if (!grid || find === '') return
    const { hands } = grid
    const wanted = (column === null ? hands.fields : [column]).filter(
      (field) => columns.find((spec) => spec.field === field)?.editable,
    )
    const many = isMany(hands.selection, hands.extent)
    const [part] = many ? partsOf(hands.selection, hands.extent) : []
    const fields = part ? wanted.filter((field) => part.cols.includes(hands.fields.indexOf(field))) : wanted
    const spans = part ? part.rows : [{ first: 0, last: hands.extent.rows - 1 }]
    operations.run({ spans, fields, operation: { op: 'replace', find, replacement, matchCase, wholeCell }, textAt: untold }, true)
  }
  const position =
    find === '' || cells === null
      ? ''
      : cells.length === 0
        ? say.none
        : more
          ? say.more(format.count(cells.length))
          : current < 0
            ? say.total(format.count(cells.length))
            : say.at(format.count(current + 1), format.count(cells.length))
  return (
    <div
      className="find-panel"
      role="search"
      aria-label={say.title}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation()
          onClose()
        }
      }}
    >
      <div className="find-head">
        {say.title}
        <Button type="text" size="small" aria-label={words.generic.close} icon={<CloseOutlined />} onClick={onClose} />
      </div>
      <div className="find-line">
        <Input
          ref={input}
          value={find}
          placeholder={say.find}
          aria-label={say.find}
          onChange={(event) => setFind(event.target.value)}
          onPressEnter={(event) => {
            if (!event.nativeEvent.isComposing) go(event.shiftKey ? -1 : 1)
          }}
        />
        <Button onClick={() => go(-1)} disabled={!cells?.length}>
          {say.previous}
        </Button>
        <Button onClick={() => go(1)} disabled={!cells?.length}>
          {say.next}
        </Button>
      </div>
      <div className="find-line">
        <Input
          value={replacement}
          placeholder={say.replacement}
          aria-label={say.replacement}
          onChange={(event) => setReplacement(event.target.value)}
        />
        <Button type="primary" disabled={!cells?.length} onClick={replaceAll}>
          {say.replaceAll}
        </Button>
      </div>
      <div className="find-line">
        <Select
          size="small"
          aria-label={say.scope}
          value={column ?? ''}
          options={[
            { value: '', label: say.everywhere },
            ...shown.map((field) => ({ value: field, label: say.inColumn(titles.get(field) ?? field) })),
          ]}
          onChange={(value) => setColumn(value === '' ? null : value)}
        />
        <span className="muted" aria-live="polite">
          {position}
        </span>
      </div>
      <div className="find-line">
        <Checkbox checked={matchCase} onChange={(event) => setMatchCase(event.target.checked)}>
          {say.matchCase}
        </Checkbox>
        <Checkbox checked={wholeCell} onChange={(event) => setWholeCell(event.target.checked)}>
          {say.wholeCell}
        </Checkbox>
      </div>
    </div>
  )
}
