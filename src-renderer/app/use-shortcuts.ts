import { useEffect } from 'react'
import { tinykeys } from 'tinykeys'
import { isCovered, isTyping } from '../ui/keys.tsx'
import type { Desk } from '../ui/places.tsx'
import { alertsPlace } from '../views/alerts/index.ts'
import { useRevert } from '../views/changes/index.ts'
import { useReport } from '../views/report/index.ts'
import { importsPlace } from '../views/imports/index.ts'
import { settingsPlace } from '../views/settings/index.ts'
import { useTopic } from '../wire/use-wire.tsx'
import { goToPane } from './panes.ts'

/** Keys that work everywhere, and what the host asks for (menu, clicked notification). */
export function useShortcuts(desk: Desk, show: (over: 'palette' | 'help') => void): void {
  const { undo, redo } = useRevert()
  const report = useReport()

  useEffect(() => {
    // While a person writes, undo belongs to their text.
    const unlessTyping = (act: () => void) => (event: KeyboardEvent) => {
      if (isTyping(event.target) || isCovered() || event.isComposing) return
      event.preventDefault()
      act()
    }
    const always = (act: () => void) => (event: KeyboardEvent) => {
      event.preventDefault()
      act()
    }
    return tinykeys(
      window,
      {
        '$mod+KeyK': always(() => show('palette')),
        'Alt+KeyR': always(() => !isCovered() && report()),
        F6: always(() => !isCovered() && goToPane(1)),
        'Shift+F6': always(() => !isCovered() && goToPane(-1)),
        F1: always(() => show('help')),
        'Shift+?': unlessTyping(() => show('help')),
        '$mod+KeyZ': unlessTyping(() => void undo()),
        '$mod+KeyY': unlessTyping(() => void redo()),
        '$mod+Shift+KeyZ': unlessTyping(() => void redo()),
        'Alt+KeyW': always(() => desk.close(desk.activeId)),
      },
      // Each key decides by itself: the palette opens from within a text as well.
      { ignore: () => false },
    )
  }, [desk, show, undo, redo, report])

  useTopic('system.asked', ({ action }) => {
    if (action === 'open-import') desk.open(importsPlace)
    else if (action === 'open-inbox') desk.open(alertsPlace)
    else if (action === 'open-settings') desk.open(settingsPlace)
    else if (action === 'undo') void undo()
    else if (action === 'redo') void redo()
    else show('palette')
  })
}
