import { App, Button, DatePicker, Segmented } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { DownloadOutlined } from '../../ui/icons.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { usePrint } from '../../ui/use-print.ts'
import { saveHeldFile } from '../../wire/held-files.ts'
import { startJob } from '../../wire/jobs.ts'
import { useWire } from '../../wire/use-wire.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { targetsPlace } from '../targets/index.ts'
import { AttainmentChart } from './attainment-chart.tsx'
import { monthsOf, periodNames } from './months.ts'
import type { Months, PeriodName } from './months.ts'
import { ReceivablesPanel } from './receivables-panel.tsx'
import { RegionTable } from './region-table.tsx'
import { SourceList } from './source-list.tsx'
import './regions.css'

/** Rule F5: what each region and city ordered, was invoiced and paid against its target, as of now. */
export function RegionsView() {
  const { words, format } = useSpeech()
  const say = words.regions
  const print = usePrint()
  const today = useSteadyQuery('system.capabilities', {}).data?.today
  const [period, setPeriod] = useState<PeriodName>('month')
  const [custom, setCustom] = useState<Months | null>(null)
  const months = today === undefined ? null : monthsOf(period, today, custom)
  const answer = useSteadyQuery('regions.board', months)
  const elapsed = answer.data?.elapsed
  return (
    <Page
      wide
      title={say.title}
      note={
        months && (
          <span className="num">
            {say.span(months.from, months.to)}
            {answer.data && ` · ${say.asOf(answer.data.asOf)}`}
            {elapsed &&
              elapsed.of > 0 &&
              ` · ${say.elapsed(format.percent(elapsed.workdays / elapsed.of), format.count(elapsed.workdays), format.count(elapsed.of))}`}
          </span>
        )
      }
      actions={
        <>
          <Segmented
            size="small"
            aria-label={say.period}
            value={period}
            onChange={setPeriod}
            options={periodNames.map((value) => ({ value, label: say.periods[value] }))}
          />
          {period === 'custom' && (
            <DatePicker.RangePicker
              size="small"
              picker="month"
              allowClear={false}
              aria-label={say.period}
              value={months ? [dayjs(months.from), dayjs(months.to)] : null}
              onChange={(days) => {
                const [from, to] = days ?? []
                if (from && to) setCustom({ from: from.format('YYYY-MM'), to: to.format('YYYY-MM') })
              }}
            />
          )}
          {months && <ExportBoard months={months} />}
          <Button size="small" onClick={print}>
            {say.print}
          </Button>
        </>
      }
    >
      <Answered answer={answer} rows={12}>
        {(data) => (
          <>
            <SourceList sources={data.sources} />
            {data.regions.length === 0 ? (
              <EmptyState title={say.empty} body={say.emptyBody} />
            ) : (
              months && (
                <div className="region-pair">
                  <Section
                    title={say.table}
                    actions={
                      <>
                        <span className="muted">{say.taxed}</span>
                        <PlaceLink to={targetsPlace}>{say.setTargets}</PlaceLink>
                      </>
                    }
                  >
                    <div className="region-wide">
                      <RegionTable data={data} months={months} />
                    </div>
                  </Section>
                  <Section title={say.chart}>
                    <AttainmentChart data={data} />
                  </Section>
                </div>
              )
            )}
          </>
        )}
      </Answered>
      <ReceivablesPanel />
    </Page>
  )
}

function ExportBoard({ months }: { months: Months }) {
  const { words, language } = useSpeech()
  const say = words.regions
  const wire = useWire()
  const { message } = App.useApp()
  const tellFailure = useTellFailure()
  const [busy, setBusy] = useState(false)
  const run = async () => {
    setBusy(true)
    try {
      const job = await startJob(wire, 'regions.exportBoard', { ...months, english: language === 'en' })
      const file = await job.done
      if (await saveHeldFile(wire, file)) void message.success(say.exported(file.name))
    } catch (thrown) {
      tellFailure(thrown)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button size="small" icon={<DownloadOutlined />} loading={busy} onClick={() => void run()}>
      {say.export}
    </Button>
  )
}
