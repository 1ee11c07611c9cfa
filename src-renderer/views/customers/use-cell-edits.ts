import { useCallback, useRef } from 'react'
import type { EditableField, CustomerRow } from '../../../src-preload/contract/customers.ts'
import { failureOf } from '../../../src-preload/contract/_kit/failure.ts'
import type { GridHandle } from '../../grid/grid-handle.ts'
import { failureWords } from '../../text/failure-words.ts'
import { useSpeech } from '../../text/language.tsx'
import { useWire } from '../../wire/use-wire.tsx'

/** Own change sets remembered for telling own commits from others'; more than a person edits in a moment. */
const remembered = 50

/** Cell edits: painted at once, sent, then either confirmed with the fresh row or kept on the cell with the reason. */
export function useCellEdits(handle: () => GridHandle<CustomerRow> | null, onEdited: (field: string) => void) {
  const wire = useWire()
  const { words, language } = useSpeech()
  const own = useRef<number[]>([])
  const underWay = useRef(0)

  const edit = useCallback(
    async (row: CustomerRow, field: string, text: string) => {
      const grid = handle()
      if (!grid) return
      const { id } = row
      grid.overlay.type(id, field, text)
      grid.repaintCell(id, field)
      underWay.current += 1
      try {
        const value = text.trim() === '' ? null : text
        const answer = await wire.call('customers.edit', { cells: [{ id, field: field as EditableField, value }] })
        if (answer.changeSetId !== null) own.current = [answer.changeSetId, ...own.current].slice(0, remembered)
        const refusal = answer.refused.find((each) => each.id === id && each.field === field)
        if (refusal) {
          grid.overlay.refuse(id, field, text, refusal.reason)
        } else {
          const { customer } = await wire.call('customers.get', { id })
          grid.overlay.settle(id, field, text)
          grid.replaceRow(customer)
          onEdited(field)
        }
      } catch (thrown) {
        const said = failureWords(words, language, failureOf(thrown))
        grid.overlay.refuse(id, field, text, words.generic.sentences(said.what, said.todo))
      } finally {
        underWay.current -= 1
        grid.repaintCell(id, field)
      }
    },
    [handle, wire, words, language, onEdited],
  )
  /** Whether a commit is one of these edits, whose row is already replaced. */
  const isOwn = useCallback((changeSetId: number | null) => changeSetId !== null && own.current.includes(changeSetId), [])
  const isBusy = useCallback(() => underWay.current > 0, [])
  return { edit, isOwn, isBusy }
}
