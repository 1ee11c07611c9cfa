import { Segmented, Select } from 'antd'
import { useState } from 'react'
import type { MeasureId } from '../../../src-preload/contract/measures.ts'
import { useSpeech } from '../../text/language.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { CasesDrawer } from './cases-drawer.tsx'
import { HelpDrawer } from './help-drawer.tsx'
import { MeasureTable } from './measure-table.tsx'
import { PeopleTable } from './people-table.tsx'
import './measures.css'

const spans = [6, 12] as const

/** Whose figures the page shows. */
export interface Scope {
  readonly team?: string
  readonly region?: string
  readonly memberId?: number
}

export interface OpenedFigure {
  readonly measure: MeasureId
  readonly month: string
  readonly scope: Scope
  readonly whose: string
}

/** Rules G1–G9: how selling is done, month by month, and who needs help with it. */
export function MeasuresView() {
  const { words } = useSpeech()
  const say = words.measures
  const [months, setMonths] = useState<(typeof spans)[number]>(6)
  const [scope, setScope] = useState<Scope>({})
  const [opened, setOpened] = useState<OpenedFigure | null>(null)
  const [helped, setHelped] = useState<number | null>(null)
  const members = useSteadyQuery('members.list', {}).data ?? []
  const answer = useSteadyQuery('measures.board', { ...scope, months })
  const distinct = (values: readonly (string | null)[]) =>
    [...new Set(values.filter((value) => value !== null))].map((value) => ({ value, label: value }))
  const whose = members.find(({ id }) => id === scope.memberId)?.name ?? scope.team ?? scope.region ?? words.generic.all
  return (
    <Page
      wide
      title={say.title}
      note={say.note}
      actions={
        <Segmented
          size="small"
          aria-label={say.span}
          value={months}
          onChange={setMonths}
          options={spans.map((value) => ({ value, label: say.months(String(value)) }))}
        />
      }
    >
      <div className="measure-bar">
        <Select
          size="small"
          allowClear
          aria-label={words.regions.region}
          placeholder={words.regions.region}
          value={scope.region ?? null}
          options={distinct(members.map(({ region }) => region))}
          onChange={(region: string | undefined) => setScope(region ? { region } : {})}
        />
        <Select
          size="small"
          allowClear
          aria-label={say.team}
          placeholder={say.team}
          value={scope.team ?? null}
          options={distinct(members.map(({ team }) => team))}
          onChange={(team: string | undefined) => setScope(team ? { team } : {})}
        />
        <Select
          size="small"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={say.person}
          placeholder={say.person}
          value={scope.memberId ?? null}
          options={members.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(memberId: number | undefined) => setScope(memberId ? { memberId } : {})}
        />
      </div>
      <Answered answer={answer} rows={12}>
        {(data) => (
          <>
            <Section title={say.byMonth} actions={<span className="muted">{say.running(data.months.at(-1) ?? '')}</span>}>
              <MeasureTable data={data} onOpen={(measure, month) => setOpened({ measure, month, scope, whose })} />
            </Section>
            <Section title={say.people} actions={<span className="muted">{say.peopleHint}</span>}>
              <PeopleTable data={data} onOpen={setOpened} onHelp={setHelped} />
            </Section>
            {helped !== null && <HelpDrawer data={data} memberId={helped} onOpen={setOpened} onClose={() => setHelped(null)} />}
          </>
        )}
      </Answered>
      {opened && <CasesDrawer opened={opened} onClose={() => setOpened(null)} />}
    </Page>
  )
}
