import { Button, Checkbox, Select } from 'antd'
import { useState } from 'react'
import type { FlowEnd } from '../../../src-preload/contract/value.ts'
import { useSpeech } from '../../text/language.tsx'
import { PrinterOutlined } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { useDesk } from '../../ui/places.tsx'
import type { ViewProps } from '../../ui/places.tsx'
import { SideSheet } from '../../ui/side-sheet.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { usePrint } from '../../ui/use-print.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { FlowTable } from './flow-table.tsx'
import { MigrationChart } from './migration-chart.tsx'
import { MigrationFigures } from './migration-figures.tsx'
import { MigrationMatrix } from './migration-matrix.tsx'
import { valuePlace } from './value-places.ts'
import { endWords } from './value-words.ts'
import './value.css'

/** 客户价值迁移图谱: between any two evaluated quarters, drawn and counted side by side. */
export function MigrationView({ active }: ViewProps) {
  const { words } = useSpeech()
  const say = words.value
  const desk = useDesk()
  const answer = useSteadyQuery('value.evaluations', {})
  return (
    <Answered answer={answer} rows={10}>
      {({ evaluations }) =>
        evaluations.length < 2 ? (
          <EmptyState
            title={say.mapEmptyTitle}
            body={say.mapEmptyBody}
            actions={
              <Button type="primary" onClick={() => desk.open(valuePlace)}>
                {say.openValue}
              </Button>
            }
          />
        ) : (
          <Map quarters={evaluations.map(({ quarter }) => quarter)} active={active} />
        )
      }
    </Answered>
  )
}

function Map({ quarters, active }: { quarters: readonly string[]; active: boolean }) {
  const speech = useSpeech()
  const { words } = speech
  const say = words.value
  const print = usePrint()
  const [from, setFrom] = useState(quarters.at(-2) ?? '')
  const [to, setTo] = useState(quarters.at(-1) ?? '')
  const [region, setRegion] = useState('')
  const [rerun, setRerun] = useState(false)
  const [opened, setOpened] = useState<{ start: FlowEnd; finish: FlowEnd; rerun: boolean } | null>(null)
  const asked = { from, to, ...(region === '' ? {} : { region }) }
  const answer = useSteadyQuery('value.migration', { ...asked, rerun })
  const options = quarters.map((quarter) => ({ value: quarter, label: say.quarter(quarter) }))
  const named = (end: FlowEnd, side: 'from' | 'to') => endWords(speech, end, side)
  return (
    <Page
      wide
      title={say.mapTitle}
      note={
        <span>
          {say.quarter(from)} → {say.quarter(to)}
          {region === '' ? '' : ` · ${region}`}
        </span>
      }
      actions={
        <>
          <Select
            aria-label={say.mapFrom}
            value={from}
            options={options.filter(({ value }) => value < to)}
            onChange={setFrom}
            popupMatchSelectWidth={false}
          />
          <span aria-hidden>→</span>
          <Select
            aria-label={say.mapTo}
            value={to}
            options={options.filter(({ value }) => value > from)}
            onChange={setTo}
            popupMatchSelectWidth={false}
          />
          <Select
            aria-label={say.mapRegion}
            value={region}
            options={[
              { value: '', label: say.mapAllRegions },
              ...(answer.data?.regions ?? []).map((value) => ({ value, label: value })),
            ]}
            onChange={setRegion}
            popupMatchSelectWidth={false}
          />
          <Checkbox checked={rerun} onChange={(event) => setRerun(event.target.checked)}>
            {say.rerun}
          </Checkbox>
          <Button icon={<PrinterOutlined />} onClick={print}>
            {say.print}
          </Button>
        </>
      }
    >
      <Answered answer={answer} rows={12}>
        {(data) => (
          <>
            <MigrationFigures kept={data.kept.summary} again={data.rerun?.summary ?? null} />
            <div className={data.rerun ? 'map-pair map-pair-rerun' : 'map-pair'}>
              <div className="block map-chart">
                {data.rerun && <h2>{say.kept}</h2>}
                <MigrationChart
                  data={data}
                  side={data.kept}
                  onOpen={(start, finish) => setOpened({ start, finish, rerun: false })}
                />
              </div>
              {data.rerun && (
                <div className="block map-chart">
                  <h2>{say.again}</h2>
                  <MigrationChart
                    data={data}
                    side={data.rerun}
                    again
                    onOpen={(start, finish) => setOpened({ start, finish, rerun: true })}
                  />
                </div>
              )}
              <div className="block map-matrix">
                <MigrationMatrix
                  side={data.kept}
                  again={data.rerun}
                  onOpen={(start, finish) => setOpened({ start, finish, rerun: false })}
                />
              </div>
            </div>
          </>
        )}
      </Answered>
      <SideSheet
        open={opened !== null && active}
        onClose={() => setOpened(null)}
        size={980}
        title={opened && say.flowOf(named(opened.start, 'from'), named(opened.finish, 'to'))}
      >
        {opened && <FlowCustomers asked={{ ...asked, ...opened }} />}
      </SideSheet>
    </Page>
  )
}

const shown = 200

function FlowCustomers({
  asked,
}: {
  asked: { from: string; to: string; start: FlowEnd; finish: FlowEnd; rerun: boolean; region?: string }
}) {
  const { words, format } = useSpeech()
  const answer = useSteadyQuery('value.flow', { ...asked, limit: shown })
  return (
    <Answered answer={answer}>
      {({ total, rows }) => (
        <>
          <p className="muted">
            {words.value.flowCount(format.count(total))}
            {total > rows.length ? ` · ${words.changes.rowsShown(format.count(rows.length), format.count(total))}` : ''}
          </p>
          <FlowTable rows={rows} />
        </>
      )}
    </Answered>
  )
}
