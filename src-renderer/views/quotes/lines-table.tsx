import { Button } from 'antd'
import { useLayoutEffect, useRef } from 'react'
import type { ClipboardEvent, KeyboardEvent } from 'react'
import type { QuoteLine } from '../../../src-preload/contract/_words/quote.ts'
import type { QuoteTotalsShown } from '../../../src-preload/contract/_words/quote-rows.ts'
import { useSpeech } from '../../text/language.tsx'
import { DeleteOutlined, PlusOutlined } from '../../ui/icons.tsx'
import { LineCell } from './line-cell.tsx'
import { emptyLine, lineFields, pasted, type EditableField, type LineField } from './line-text.ts'
import './lines.css'

interface Props {
  readonly lines: readonly QuoteLine[]
  readonly totals: QuoteTotalsShown | undefined
  readonly readOnly: boolean
  readonly onChange: (lines: readonly QuoteLine[], refused: number) => void
}

const numeric: ReadonlySet<EditableField> = new Set(['quantity', 'guidePrice', 'price', 'taxRate', 'cost'])

/** The lines as a sheet: Tab goes right, Enter down (past the end a new line), rows paste from Excel where the hand is. */
export function LinesTable({ lines, totals, readOnly, onChange }: Props) {
  const { words, format } = useSpeech()
  const say = words.quotes.lines
  const table = useRef<HTMLTableElement>(null)
  const withCosts = lines.some(({ cost }) => cost !== null)

  const focus = (row: number, field: EditableField) =>
    requestAnimationFrame(() => {
      const cell = table.current?.querySelector<HTMLInputElement>(`[data-cell="${row}-${field}"]`)
      cell?.focus()
      cell?.select()
    })
  const put = (row: number, line: QuoteLine) =>
    onChange(
      lines.map((each, at) => (at === row ? line : each)),
      0,
    )
  // A line is added a moment after its cell gave up its text: to the lines that have the text.
  const latest = useRef({ lines, onChange })
  useLayoutEffect(() => {
    latest.current = { lines, onChange }
  })
  const add = () => {
    const { lines: standing, onChange: change } = latest.current
    change([...standing, emptyLine(say.name)], 0)
    focus(standing.length, 'name')
  }
  const onKeyDown = (event: KeyboardEvent, row: number, field: LineField) => {
    if (event.nativeEvent.isComposing) return
    const up = event.key === 'ArrowUp' || (event.key === 'Enter' && event.shiftKey)
    const down = event.key === 'ArrowDown' || (event.key === 'Enter' && !event.shiftKey)
    if (!up && !down) return
    event.preventDefault()
    if (up) focus(Math.max(0, row - 1), field)
    else if (row + 1 < lines.length) focus(row + 1, field)
    else if (event.key === 'Enter') {
      // The cell must give up its text before the lines grow.
      ;(event.target as HTMLElement).blur()
      requestAnimationFrame(add)
    }
  }
  const onPaste = (event: ClipboardEvent, row: number, field: LineField) => {
    const text = event.clipboardData.getData('text/plain')
    if (!/[\t\n]/.test(text.replace(/\n$/, ''))) return
    event.preventDefault()
    const result = pasted(lines, row, field, text, say.name)
    onChange(result.lines, result.refused)
  }
  const pasteIntoNothing = (event: ClipboardEvent) => {
    const result = pasted([], 0, 'name', event.clipboardData.getData('text/plain'), say.name)
    onChange(result.lines, result.refused)
  }

  if (lines.length === 0)
    return (
      <div className="quote-lines-empty" tabIndex={0} onPaste={readOnly ? undefined : pasteIntoNothing}>
        <p className="muted">{say.empty}</p>
        {!readOnly && (
          <Button icon={<PlusOutlined />} onClick={add}>
            {say.add}
          </Button>
        )}
      </div>
    )
  return (
    <div className="quote-lines-scroll">
      <table ref={table} className="quote-lines" aria-label={say.table}>
        <thead>
          <tr>
            <th className="quote-line-no" aria-label="#" />
            {lineFields.map((field) => (
              <th key={field} className={numeric.has(field) ? 'num' : ''}>
                {field === 'productCode' ? say.code : say[field]}
              </th>
            ))}
            <th className="num">{say.amount}</th>
            <th className="num">{say.discount}</th>
            {withCosts && <th className="num">{say.cost}</th>}
            <th />
          </tr>
        </thead>
        <tbody>
          {lines.map((line, row) => {
            const figures = totals?.lines[row]
            return (
              <tr key={line.key}>
                <td className="quote-line-no">{row + 1}</td>
                {lineFields.map((field) => (
                  <td key={field} className={`quote-cell quote-cell-${field}`}>
                    <LineCell
                      line={line}
                      field={field}
                      name={`${field === 'productCode' ? say.code : say[field]} ${row + 1}`}
                      cell={`${row}-${field}`}
                      numeric={numeric.has(field)}
                      readOnly={readOnly}
                      bad={say.bad}
                      onPut={(next) => put(row, next)}
                      onKeyDown={(event) => onKeyDown(event, row, field)}
                      onPaste={(event) => onPaste(event, row, field)}
                    />
                  </td>
                ))}
                <td className="num">{figures ? format.money(figures.amount) : ''}</td>
                <td className="num">{discountText(figures, format.percent)}</td>
                {withCosts && <td className="num">{format.money(line.cost)}</td>}
                <td>
                  {!readOnly && (
                    <Button
                      type="text"
                      size="small"
                      icon={<DeleteOutlined />}
                      aria-label={say.remove(line.name)}
                      onClick={() =>
                        onChange(
                          lines.filter((each) => each !== line),
                          0,
                        )
                      }
                    />
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {!readOnly && (
        <div className="quote-lines-foot">
          <Button size="small" icon={<PlusOutlined />} onClick={add}>
            {say.add}
          </Button>
          <span className="muted">{say.hint}</span>
        </div>
      )}
    </div>
  )
}

function discountText(figures: QuoteTotalsShown['lines'][number] | undefined, percent: (share: number) => string): string {
  if (!figures?.guideAmount || figures.guideAmount.fen === 0) return ''
  const share = figures.amount.fen / figures.guideAmount.fen - 1
  return share === 0 ? '' : `${share > 0 ? '+' : ''}${percent(share)}`
}
