import { useCallback, useMemo } from 'react'
import { editableContactFields } from '../../../src-preload/contract/contacts.ts'
import type { ContactRow } from '../../../src-preload/contract/contacts.ts'
import { GridDesk } from '../../grid/desk/grid-desk.tsx'
import { useSavedLayout } from '../../grid/desk/use-saved-layout.ts'
import { useSpeech } from '../../text/language.tsx'
import { useDesk } from '../../ui/places.tsx'
import type { ViewProps } from '../../ui/places.tsx'
import { EmptyState, LoadingState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useRevert } from '../changes/index.ts'
import { customerPlace } from '../customers/index.ts'
import { customColumnSpecs, customFilterFields, useCustomFields } from '../fields/index.ts'
import { contactColumns, contactFilters } from './contact-columns.ts'

const tables = ['contact', 'customer', 'member']

/** Contacts of all customers at the desk; opening one opens its customer. */
export function ContactsView({ active }: ViewProps) {
  const speech = useSpeech()
  const say = speech.words.contacts
  const { layout, save } = useSavedLayout('grid:contacts')
  const choices = useSteadyQuery('customers.choices', {}).data
  const total = useSteadyQuery('contacts.count', {}).data?.count ?? null
  const desk = useDesk()
  const { undo } = useRevert()
  const own = useCustomFields('contacts')
  const columns = useMemo(() => [...contactColumns(speech), ...customColumnSpecs<ContactRow>(speech, own ?? [])], [speech, own])
  const fields = useMemo(() => [...contactFilters(speech, choices), ...customFilterFields(own ?? [])], [speech, choices, own])
  const open = useCallback((row: ContactRow) => desk.open(customerPlace(row.customerId, row.customerName)), [desk])
  const undoSet = useCallback((changeSetId: number) => void undo(changeSetId), [undo])
  if (layout === undefined || own === undefined) return <LoadingState rows={12} />
  return (
    <section className="desk" aria-label={say.title}>
      <GridDesk<ContactRow>
        slice="contacts"
        exported="contacts.export"
        table="contact"
        tables={tables}
        active={active}
        columns={columns}
        fields={fields}
        initial={[]}
        appendable={editableContactFields}
        total={total}
        layout={layout}
        onLayout={save}
        words={say}
        undo={undoSet}
        onOpen={open}
        renderEmpty={(filtered) => (
          <div className="desk-over">
            <EmptyState title={filtered ? say.noMatch : say.emptyTitle} body={filtered ? '' : say.emptyBody} />
          </div>
        )}
      />
    </section>
  )
}
