import { Tabs } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { Page } from '../../ui/page.tsx'
import type { ViewProps } from '../../ui/places.tsx'
import { LoadingState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { ActingMember } from '../rebates/index.ts'
import { CalculatorTab } from './calculator-tab.tsx'
import { CardsTab } from './cards-tab.tsx'
import { DeviationTab } from './deviation-tab.tsx'
import { HandbookTab } from './handbook-tab.tsx'
import { HeatTab } from './heat-tab.tsx'
import { IncentiveTab } from './incentive-tab.tsx'
import { policyTabs, type PolicyTab } from './index.ts'
import './policies.css'

/** Cards, their heat map, the calculator, price deviation and incentives. */
export function PoliciesView({ params }: ViewProps) {
  const { words } = useSpeech()
  const say = words.policies
  const today = useSteadyQuery('system.capabilities', {}).data?.today
  const [tab, setTab] = useState<PolicyTab>(policyTabs.find((each) => each === params['tab']) ?? 'cards')
  const content = (day: string) =>
    ({
      cards: <CardsTab today={day} />,
      heat: <HeatTab today={day} />,
      calculator: <CalculatorTab today={day} />,
      deviation: <DeviationTab today={day} />,
      handbook: <HandbookTab />,
      incentive: <IncentiveTab today={day} />,
    })[tab]
  return (
    <Page title={say.title} actions={<ActingMember />} wide>
      <Tabs
        activeKey={tab}
        onChange={(key) => setTab(key as PolicyTab)}
        items={policyTabs.map((key) => ({ key, label: say.tabs[key] }))}
      />
      {today === undefined ? <LoadingState /> : content(today)}
    </Page>
  )
}
