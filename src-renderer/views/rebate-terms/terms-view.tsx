import { Tabs } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { Page } from '../../ui/page.tsx'
import type { ViewProps } from '../../ui/places.tsx'
import { AliasesTab } from './aliases-tab.tsx'
import { GroupsTab } from './groups-tab.tsx'
import { termTabs, type TermTab } from './index.ts'
import { TargetsTab } from './targets-tab.tsx'
import './terms.css'

/** What rebates go by beside documents and programmes: agreed figures, groups of customers, other people's codes. */
export function TermsView({ params }: ViewProps) {
  const { words } = useSpeech()
  const say = words.rebateTerms
  const [tab, setTab] = useState<TermTab>(termTabs.find((each) => each === params['tab']) ?? 'targets')
  const content = { targets: <TargetsTab />, groups: <GroupsTab />, aliases: <AliasesTab /> }[tab]
  return (
    <Page title={say.title} note={say.note} wide>
      <Tabs
        activeKey={tab}
        onChange={(key) => setTab(key as TermTab)}
        items={termTabs.map((key) => ({ key, label: say.tabs[key] }))}
      />
      {content}
    </Page>
  )
}
