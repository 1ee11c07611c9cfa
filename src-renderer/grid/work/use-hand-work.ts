import { App } from 'antd'
import { useCallback, useMemo } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { tableFromHtml } from '../clipboard/html-table.ts'
import { landing } from '../clipboard/paste-shape.ts'
import { parseTsv } from '../clipboard/tsv.ts'
import type { ColumnSpec } from '../column-spec.ts'
import type { DataGridProps } from '../data-grid.tsx'
import type { GridHandle } from '../grid-handle.ts'
import type { AskedAction } from '../hands/hands-events.ts'
import { partsOf, spanSize } from '../selection/parts.ts'
import { at, extend } from '../selection/selection.ts'
import type { Box } from '../selection/selection.ts'
import { copyCells, mostCopied } from './copy-cells.ts'
import { untold } from './operation.ts'
import type { Operations } from './use-operations.tsx'

interface Parts<Row> {
  readonly handle: () => GridHandle<Row> | null
  readonly columns: readonly ColumnSpec<Row>[]
  readonly operations: Operations
  /** Actions that open something: find, bulk panel, history, details, filter, removal. */
  readonly onAction: (action: AskedAction) => void
  readonly onAppend: (rows: string[][], fields: readonly string[]) => void
}

/** What the hands do to cells, as range operations: type, fill, clear, copy, cut and paste. */
export function useHandWork<Row>({ handle, columns, operations, onAction, onAppend }: Parts<Row>): DataGridProps<Row>['hands'] {
  const { words, format } = useSpeech()
  const { message } = App.useApp()
  const say = words.grid
  const { run, setScattered } = operations

  const specOf = useCallback((field: string | undefined) => columns.find((spec) => spec.field === field), [columns])
  /** The editable ones of these columns, in order; tells which were left out. */
  const writable = useCallback(
    (fields: readonly (string | undefined)[]) => {
      const specs = fields.map(specOf).filter((spec) => spec !== undefined)
      const good = specs.filter((spec) => spec.editable)
      if (good.length === 0) void message.info(say.paste.allFixed)
      return { fields: good.map((spec) => spec.field), fixed: specs.filter((spec) => !spec.editable).map((spec) => spec.title) }
    },
    [specOf, message, say],
  )

  const fillAll = useCallback(
    (text: string | null) => {
      const grid = handle()
      if (!grid) return
      const parts = partsOf(grid.hands.selection, grid.hands.extent)
        .map((part) => ({ ...part, cols: part.cols.filter((col) => specOf(grid.hands.fields[col])?.editable) }))
        .filter((part) => part.cols.length > 0)
      const [only] = parts
      if (!only) return void message.info(say.paste.allFixed)
      if (parts.length > 1) return setScattered(parts, text)
      const fields = only.cols.flatMap((col) => grid.hands.fields[col] ?? [])
      run({
        spans: only.rows,
        fields,
        operation: text === null || text === '' ? { op: 'clear' } : { op: 'set', value: text },
        textAt: () => text ?? '',
      })
    },
    [handle, specOf, run, setScattered, message, say],
  )

  const textOf = useCallback(
    (position: number, field: string) => {
      const row = handle()?.view().pages.peek(position)
      const spec = specOf(field)
      return row === undefined || !spec ? undefined : (spec.editText ?? spec.text)(row)
    },
    [handle, specOf],
  )

  const select = useCallback(
    (box: Box) => handle()?.hands.select(extend(at({ row: box.top, col: box.left }), { row: box.bottom, col: box.right }), null),
    [handle],
  )
  const fill = useCallback(
    (source: Box, target: Box, series: boolean) => {
      const grid = handle()
      if (!grid) return
      const mode = series ? 'series' : 'copy'
      if (target.left < source.left || target.right > source.right) {
        const backwards = target.left < source.left
        const named = grid.hands.fields.slice(target.left, target.right + 1)
        const seeds = source.right - source.left + 1
        const { fields, fixed } = writable(named)
        const from = named.slice(source.left - target.left, source.left - target.left + seeds)
        if (from.some((field) => !fields.includes(field))) return void message.info(say.paste.allFixed)
        const ordered = backwards ? fields.toReversed() : fields
        run({
          spans: [{ first: target.top, last: target.bottom }],
          fields: ordered,
          // Backwards the seeds come first as well, the nearest to what is filled last.
          operation: { op: 'fill', mode, seeds, across: true, ...(backwards ? { upwards: true } : {}) },
          textAt: untold,
          ...(fixed.length > 0 ? { note: say.paste.fixed(fixed.join(words.generic.separator)) } : {}),
        })
        return select(target)
      }
      const { fields } = writable(grid.hands.fields.slice(source.left, source.right + 1))
      const upwards = target.top < source.top
      const seeds = source.bottom - source.top + 1
      // A drag beyond both ends fills the way it went further.
      const first = upwards ? target.top : source.top
      const last = upwards ? source.bottom : target.bottom
      run({
        spans: [{ first, last }],
        fields,
        operation: { op: 'fill', mode, seeds, ...(upwards ? { upwards } : {}) },
        textAt: series
          ? untold
          : (position, field) => {
              const turn = (((position - source.top) % seeds) + seeds) % seeds
              return position >= source.top && position <= source.bottom ? undefined : textOf(source.top + turn, field)
            },
      })
      select(target)
    },
    [handle, writable, run, textOf, select, message, say, words],
  )

  const fillDown = useCallback(() => {
    const grid = handle()
    if (!grid) return
    const { box } = grid.hands
    const top = box.top === box.bottom ? Math.max(0, box.top - 1) : box.top
    if (top < box.bottom) fill({ ...box, top, bottom: top }, { ...box, top }, false)
  }, [handle, fill])

  const paste = useCallback(
    (event: ClipboardEvent, append: boolean) => {
      const grid = handle()
      if (!grid) return
      const plain = event.clipboardData?.getData('text/plain') ?? ''
      const block = plain === '' ? tableFromHtml(event.clipboardData?.getData('text/html') ?? '') : parseTsv(plain)
      if (!block) return void message.info(say.paste.nothing)
      const { hands } = grid
      const { box, extent } = hands
      if (append) return onAppend(block, hands.fields.slice(box.left))
      const width = Math.max(...block.map((row) => row.length))
      if (block.length === 1 && width === 1) return fillAll(block[0]?.[0] ?? '')
      const landed = landing(box, { rows: block.length, cols: width }, extent)
      const shown = hands.fields.slice(landed.box.left, landed.box.right + 1)
      const { fields, fixed } = writable(shown)
      if (fields.length === 0 || extent.rows === 0) return
      const sources = fields.map((field) => shown.indexOf(field) % width)
      // A row shorter than the block is blank to its end, as in a spreadsheet.
      const rows = block
        .slice(0, landed.box.bottom - landed.box.top + 1)
        .map((row) => sources.map((source) => (source < row.length ? (row[source] ?? '') : '')))
      const notes = [
        landed.rowsOver > 0 ? say.paste.over(format.count(landed.rowsOver)) : '',
        landed.colsOver > 0 ? say.paste.overColumns(format.count(landed.colsOver)) : '',
        fixed.length > 0 ? say.paste.fixed(fixed.join(words.generic.separator)) : '',
      ].filter((note) => note !== '')
      hands.select(
        extend(at({ row: landed.box.top, col: landed.box.left }), { row: landed.box.bottom, col: landed.box.right }),
        null,
      )
      run({
        spans: [{ first: landed.box.top, last: landed.box.bottom }],
        fields,
        operation: { op: 'matrix', rows },
        textAt: (position, field) => rows[(position - landed.box.top) % rows.length]?.[fields.indexOf(field)],
        ...(notes.length > 0 ? { note: notes.join(' ') } : {}),
      })
    },
    [handle, message, say, words, format, onAppend, fillAll, writable, run],
  )

  const copy = useCallback(
    (event: ClipboardEvent, cut: boolean) => {
      const grid = handle()
      if (!grid) return
      const { hands } = grid
      const parts = partsOf(hands.selection, hands.extent)
      const [part] = parts
      if (!part) return
      if (parts.length > 1) {
        // Unlike blocks have no shape that another sheet could take; the clipboard stays as it was.
        event.preventDefault()
        return void message.warning(say.copy.severalRanges)
      }
      const specs = part.cols.flatMap((col) => specOf(hands.fields[col]) ?? [])
      const rows = spanSize(part.rows)
      if (rows * specs.length > mostCopied) {
        event.preventDefault()
        return void message.warning(say.copy.tooLarge(format.count(mostCopied)))
      }
      const key = 'copying'
      const slow = setTimeout(
        () => void message.open({ key, type: 'loading', content: say.copy.working(format.count(rows)), duration: 0 }),
        300,
      )
      copyCells(event, { spans: part.rows, specs }, grid).then(
        () => {
          clearTimeout(slow)
          void message.open({
            key,
            type: 'success',
            content: say.copy.done(format.count(rows), format.count(specs.length)),
            duration: 2,
          })
          if (cut) fillAll(null)
        },
        () => {
          clearTimeout(slow)
          void message.open({ key, type: 'error', content: say.copy.failed, duration: 4 })
        },
      )
    },
    [handle, specOf, message, say, format, fillAll],
  )

  const act = useCallback(
    (action: AskedAction) => {
      const grid = handle()
      if (!grid) return
      const { selection, activeField } = grid.hands
      if (action === 'clear') fillAll(null)
      else if (action === 'fill-down') fillDown()
      else if (action === 'fill-selection') fillAll(textOf(selection.active.row, activeField) ?? '')
      else onAction(action)
    },
    [handle, fillAll, fillDown, textOf, onAction],
  )

  return useMemo(
    () => ({
      onFill: fillAll,
      onAction: act,
      onFillDrag: fill,
      onCopy: copy,
      onPaste: paste,
      onRefused: () => void message.open({ key: 'not-editable', type: 'info', content: say.notEditable, duration: 2 }),
    }),
    [fillAll, act, fill, copy, paste, message, say],
  )
}
