import { App } from 'antd'
import { Command } from 'cmdk'
import { lazy, Suspense, useDeferredValue, useLayoutEffect, useRef, useState } from 'react'
import { useSpeech } from '../text/language.tsx'
import { useAppearance } from '../ui/appearance.tsx'
import { useTellFailure } from '../ui/failure-notice.tsx'
import { useDesk } from '../ui/places.tsx'
import { useRevert } from '../views/changes/index.ts'
import { customerPlace, TierTag } from '../views/customers/index.ts'
import { useReport } from '../views/report/index.ts'
import { useSteadyQuery } from '../wire/use-query.ts'
import { useWire } from '../wire/use-wire.tsx'
import { commandOrder, placeCommands } from './commands.ts'
import type { CommandName } from './commands.ts'
import './command-palette.css'

/** The pinyin dictionary is large: it comes when the palette is first opened. */
let itemsCame = false
const CommandItems = lazy(async () => {
  const { CommandItems: items } = await import('./command-items.tsx')
  itemsCame = true
  return { default: items }
})

/**
 * The browser's own dialog: it stands and has the keyboard in the very frame it is asked for, and is gone in the frame it is
 * closed. One that fades away still holds the keys when it is called again, and what is typed goes with it.
 */
export function CommandPalette({ open, onClose, onHelp }: { open: boolean; onClose: () => void; onHelp: () => void }) {
  return open ? <PaletteDialog onClose={onClose} onHelp={onHelp} /> : null
}

function PaletteDialog({ onClose, onHelp }: { onClose: () => void; onHelp: () => void }) {
  const { words } = useSpeech()
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    // By itself the dialog would give the keyboard to the list around the input.
    shown?.querySelector('input')?.focus()
    // Closed before it goes, it gives the focus back to where it came from.
    return () => shown?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="palette"
      aria-label={words.shell.palette.title}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      // Only the backdrop is the dialog itself; everything inside is a child of it.
      onMouseDown={(event) => event.target === event.currentTarget && onClose()}
    >
      <PaletteBody onClose={onClose} onHelp={onHelp} />
    </dialog>
  )
}

function PaletteBody({ onClose, onHelp }: { onClose: () => void; onHelp: () => void }) {
  const { words } = useSpeech()
  const say = words.shell.palette
  const desk = useDesk()
  const [typed, setTyped] = useState('')
  const asked = useDeferredValue(typed.trim())
  const found = useSteadyQuery('customers.find', asked === '' ? null : { text: asked, limit: 12 })
  const run = useRunCommand(onHelp)
  const [chosen, setChosen] = useState('')
  // Enter pressed before the commands came (the first time it is opened) is kept for them.
  const [hurried, setHurried] = useState(false)

  const choose = (act: () => void) => () => {
    onClose()
    act()
  }
  const customers = asked === '' ? [] : (found.data ?? [])
  return (
    <Command
      label={say.title}
      shouldFilter={false}
      loop
      value={chosen}
      onValueChange={setChosen}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing && !itemsCame) setHurried(true)
      }}
    >
      <Command.Input
        value={typed}
        onValueChange={(text) => {
          setTyped(text)
          setHurried(false)
        }}
        placeholder={say.placeholder}
        aria-label={say.placeholder}
      />
      <Command.List label={say.title}>
        <Command.Empty>{say.empty}</Command.Empty>
        <Suspense fallback={null}>
          <CommandItems
            typed={typed}
            names={commandOrder}
            hurried={hurried}
            otherwise={customers[0] ? `customer ${customers[0].id}` : null}
            onBest={setChosen}
            onChoose={(name) => choose(() => run(name))()}
          />
        </Suspense>
        {found.failure && asked !== '' && <div className="palette-failed">{say.failed}</div>}
        {customers.length > 0 && (
          <Command.Group heading={say.customers}>
            {customers.map((customer) => (
              <Command.Item
                key={customer.id}
                value={`customer ${customer.id}`}
                onSelect={choose(() => desk.open(customerPlace(customer.id, customer.name)))}
              >
                <span className="palette-name">{customer.name}</span>
                <span className="palette-side">{[customer.city, customer.ownerName].filter(Boolean).join(' · ')}</span>
                {customer.tier && <TierTag tier={customer.tier} />}
              </Command.Item>
            ))}
          </Command.Group>
        )}
      </Command.List>
      <div className="palette-hint">{say.hint}</div>
    </Command>
  )
}

function useRunCommand(onHelp: () => void): (name: CommandName) => void {
  const { words, format } = useSpeech()
  const { preferences, change } = useAppearance()
  const desk = useDesk()
  const wire = useWire()
  const { undo, redo } = useRevert()
  const report = useReport()
  const { message } = App.useApp()
  const tellFailure = useTellFailure()
  return (name) => {
    const place = placeCommands[name]
    if (place) desk.open(place)
    else if (name === 'logReport') report()
    else if (name === 'undo') void undo()
    else if (name === 'redo') void redo()
    else if (name === 'light' || name === 'dark') change({ theme: name })
    else if (name === 'switchLanguage') change({ language: preferences.language === 'en' ? 'zh-CN' : 'en' })
    else if (name === 'help') onHelp()
    else if (name === 'closeTab') desk.close(desk.activeId)
    else if (name === 'backup')
      void wire.call('workspace.backupNow', {}).then(() => message.success(words.settings.workspace.backedUp), tellFailure)
    else if (name === 'evaluate')
      void wire
        .call('alerts.evaluate', {})
        .then(({ raised }) => message.success(words.alerts.evaluated(format.count(raised))), tellFailure)
  }
}
