import { useState } from 'react'
import type { WorkspaceState } from '../../src-preload/contract/workspace.ts'
import { DeskProvider, type Desk } from '../ui/places.tsx'
import { createStatusLine, StatusLineProvider } from '../ui/status-line.tsx'
import { BrowserNotices } from '../views/alerts/index.ts'
import { ReportProvider } from '../views/report/index.ts'
import { overviewPlace } from '../views/overview/index.ts'
import { CommandPalette } from './command-palette.tsx'
import { DropAnywhere } from './drop-anywhere.tsx'
import { KeyboardHelp } from './keyboard-help.tsx'
import { OfflineBar } from './offline-bar.tsx'
import { SideNav } from './side-nav.tsx'
import { StatusBar } from './status-bar.tsx'
import { TabStrip } from './tab-strip.tsx'
import { useTabs } from './use-desk.ts'
import { useShortcuts } from './use-shortcuts.ts'
import { isView } from './views.ts'
import { ViewStack } from './view-stack.tsx'
import './shell.css'

export function Shell({ workspace }: { workspace: WorkspaceState }) {
  const desk = useTabs(overviewPlace, isView)
  const [line] = useState(createStatusLine)
  return (
    <DeskProvider value={desk}>
      <StatusLineProvider value={line}>
        <ReportProvider>
          <Frame workspace={workspace} desk={desk} />
        </ReportProvider>
      </StatusLineProvider>
    </DeskProvider>
  )
}

function Frame({ workspace, desk }: { workspace: WorkspaceState; desk: Desk }) {
  const [over, setOver] = useState<'palette' | 'help' | null>(null)
  useShortcuts(desk, setOver)
  return (
    <>
      <div className="shell">
        <SideNav />
        <div className="shell-main">
          <OfflineBar />
          <TabStrip onPalette={() => setOver('palette')} onHelp={() => setOver('help')} />
          <ViewStack />
        </div>
        <StatusBar workspace={workspace} />
      </div>
      <CommandPalette open={over === 'palette'} onClose={() => setOver(null)} onHelp={() => setOver('help')} />
      <KeyboardHelp open={over === 'help'} onClose={() => setOver(null)} />
      <DropAnywhere />
      <BrowserNotices />
    </>
  )
}
