import type { KeyboardEvent, MouseEvent } from 'react'
import type { ImportSheet } from '../../../src-preload/contract/imports.ts'
import { useSpeech } from '../../text/language.tsx'

interface Props {
  readonly head: ImportSheet['head']
  readonly headerRows: readonly number[]
  /** What the columns are called where the list has no header of its own; empty where it has. */
  readonly letters: readonly string[]
  readonly onHeader: (rows: number[]) => void
}

/** Wide files are cut here; the columns are all listed in the mapping below. */
const mostColumns = 30

/** The first rows as they stand in the file; a click says which one is the header. */
export function HeadTable({ head, headerRows, letters, onHeader }: Props) {
  const { words } = useSpeech()
  const width = Math.min(mostColumns, Math.max(0, ...head.map((line) => line.cells.length)))
  const pick = (row: number, event: MouseEvent | KeyboardEvent) => {
    const beside = event.shiftKey && headerRows.some((other) => Math.abs(other - row) === 1)
    onHeader(beside ? [...headerRows, row].sort((a, b) => a - b).slice(-2) : [row])
  }
  return (
    <div className="head-table">
      <table>
        {letters.length > 0 && (
          <thead>
            <tr>
              <td />
              {Array.from({ length: width }, (_, index) => (
                <th key={index} scope="col">
                  {letters[index] ?? ''}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {head.map((line) => {
            const chosen = headerRows.includes(line.row)
            return (
              <tr
                key={line.row}
                className={chosen ? 'head-chosen' : ''}
                tabIndex={0}
                aria-selected={chosen}
                aria-label={words.imports.recognise.rowNumber(line.row)}
                onClick={(event) => pick(line.row, event)}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' && event.key !== ' ') return
                  event.preventDefault()
                  event.stopPropagation()
                  pick(line.row, event)
                }}
              >
                <th scope="row">{line.row}</th>
                {Array.from({ length: width }, (_, index) => (
                  <td key={index}>{line.cells[index] ?? ''}</td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
