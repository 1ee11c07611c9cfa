import { App, Button } from 'antd'
import { useState } from 'react'
import { SparkLine } from '../../charts/spark-line.tsx'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { DownloadOutlined, EditOutlined, PrinterOutlined } from '../../ui/icons.tsx'
import { offerFile } from '../../ui/offer-file.ts'
import { Page, Section } from '../../ui/page.tsx'
import type { ViewProps } from '../../ui/places.tsx'
import { Answered } from '../../ui/states.tsx'
import { usePrint } from '../../ui/use-print.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'
import { TierTag } from '../customers/index.ts'
import { IndicatorBars } from './indicator-bars.tsx'
import { IndicatorsDialog } from './indicators-dialog.tsx'
import { indicatorRows, packLine, serviceRows, stepsOf, type IndicatorRow, type Pack } from './pack-figures.ts'
import { packPdf } from './pack-pdf.ts'
import { PackSteps } from './pack-steps.tsx'
import './indicators.css'
import './value.css'

/** The value review pack (rule C5): a page to read together, the same as a PDF and on paper. */
export function ReviewPackView({ params }: ViewProps) {
  const speech = useSpeech()
  const { words } = speech
  const say = words.value
  const print = usePrint()
  const wire = useWire()
  const { message } = App.useApp()
  const tellFailure = useTellFailure()
  const [editing, setEditing] = useState(false)
  const [busy, setBusy] = useState(false)
  // What is being written, until it is kept.
  const [draft, setDraft] = useState<string[] | null>(null)
  const customerId = Number(params['id'])
  const answer = useSteadyQuery('value.reviewPack', { customerId })

  const save = async (data: Pack, steps: string[] | null) => {
    try {
      await wire.call('value.saveReviewPlan', { customerId, quarter: data.quarter, steps })
      setDraft(null)
    } catch (thrown) {
      tellFailure(thrown)
    }
  }
  const leave = (data: Pack) => {
    if (draft === null) return
    const same = draft.filter((step) => step.trim() !== '').join('\n') === stepsOf(data, speech).join('\n')
    if (same) setDraft(null)
    else void save(data, draft)
  }
  const savePdf = async () => {
    setBusy(true)
    try {
      // What is on the screen may be older than the file should be.
      const [data, letterhead] = await Promise.all([
        wire.call('value.reviewPack', { customerId }),
        wire.call('papers.letterhead', {}),
      ])
      const pdf = await packPdf({ data, letterhead, steps: draft ?? stepsOf(data, speech) }, speech)
      const name = `${say.pack.preparedFor(data.customer.name)} ${data.today}.pdf`
      offerFile(name, pdf)
      void message.success(say.pack.savedPdf(name))
    } catch (thrown) {
      tellFailure(thrown)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Page
      title={say.pack.preparedFor(answer.data?.customer.name ?? params['name'] ?? '')}
      note={answer.data && <TierTag tier={answer.data.customer.tier} />}
      actions={
        <>
          <Button icon={<EditOutlined />} onClick={() => setEditing(true)}>
            {say.pack.editIndicators}
          </Button>
          <Button icon={<PrinterOutlined />} onClick={print}>
            {say.pack.print}
          </Button>
          <Button
            type="primary"
            icon={<DownloadOutlined />}
            disabled={!answer.data}
            loading={busy}
            onClick={() => void savePdf()}
          >
            {say.pack.savePdf}
          </Button>
        </>
      }
    >
      <Answered answer={answer} rows={12}>
        {(data) => (
          <div className="pack">
            <p className="muted">{packLine(data, speech)}</p>
            {data.missing.length > 0 && (
              <p className="notice-amber no-print">
                {say.pack.missing} {data.missing.map((part) => say.pack.missingParts[part] ?? part).join(words.generic.separator)}
              </p>
            )}
            <Section title={say.pack.summary}>
              <Indicators data={data} />
              <Scores data={data} />
            </Section>
            <Section title={say.pack.service}>
              <Service data={data} />
            </Section>
            <Section title={say.pack.next}>
              <PackSteps
                steps={draft ?? stepsOf(data, speech)}
                own={data.steps !== null}
                onChange={setDraft}
                onLeave={() => leave(data)}
                onReset={() => void save(data, null)}
              />
            </Section>
            {editing && <IndicatorsDialog data={data} onClose={() => setEditing(false)} />}
          </div>
        )}
      </Answered>
    </Page>
  )
}

function Indicators({ data }: { data: Pack }) {
  const speech = useSpeech()
  const say = speech.words.value.pack
  const rows = indicatorRows(data, speech)
  if (rows.length === 0) return <p className="block-body muted">{say.noIndicators}</p>
  return (
    <>
      <table className="plain-table value-table">
        <thead>
          <tr>
            <th>{say.indicator}</th>
            <th className="num">{say.now}</th>
            <th className="num">{say.yearAgo}</th>
            <th className="num">{say.change}</th>
            <th className="num">{say.industry}</th>
            <th>{say.trend}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, now, yearAgo, industry, change, good, trend }) => (
            <tr key={name}>
              <td>{name}</td>
              <td className="num">{now.text}</td>
              <td className="num">{yearAgo.text}</td>
              <td className={`num value-${good}`}>{change}</td>
              <td className="num">{industry.text}</td>
              <td>
                <SparkLine values={trend} label={`${name} ${say.trend}`} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <IndicatorBars rows={rows} />
      <Origins rows={rows} />
    </>
  )
}

/** Where each figure of the quarter comes from: who said it and of which day, or the formula with its numbers. */
function Origins({ rows }: { rows: readonly IndicatorRow[] }) {
  const said = rows.filter(({ origin }) => origin !== null)
  if (said.length === 0) return null
  return (
    <dl className="block-body pack-origin">
      {said.map(({ name, origin }) => (
        <div key={name}>
          <dt>{name}</dt> <dd>{origin}</dd>
        </div>
      ))}
    </dl>
  )
}

function Scores({ data }: { data: Pack }) {
  const { words, format } = useSpeech()
  const say = words.value
  return (
    <div className="block-body pack-scores">
      {data.scores.length > 0 && (
        <>
          <span className="muted">{say.pack.scoreTrend}</span>
          <SparkLine
            values={data.scores.flatMap(({ score }) => score ?? [])}
            label={say.pack.scoreTrend}
            width={220}
            height={40}
          />
        </>
      )}
      {data.scores.map((one) => (
        <span key={one.quarter}>
          <span className="muted">{say.quarterShort(one.quarter)}</span>{' '}
          <strong className="num">{one.score?.toFixed(1) ?? words.generic.noData}</strong> {one.tier}
        </span>
      ))}
      {data.health?.value != null && (
        <span>
          <span className="muted">{say.healthValue}</span> <strong className="num">{data.health.value.toFixed(1)}</strong>
        </span>
      )}
      {data.customer.annualPurchase && (
        <span>
          <span className="muted">{say.columns.revenue}</span>{' '}
          <strong className="num">{format.shortMoney(data.customer.annualPurchase.fen)}</strong>
        </span>
      )}
    </div>
  )
}

function Service({ data }: { data: Pack }) {
  const speech = useSpeech()
  const say = speech.words.value.pack
  const { clauses, years } = serviceRows(data, speech)
  return (
    <div className="pack-service">
      {clauses.length > 0 && (
        <Figures
          titles={[say.clause, say.cases, say.kept, say.keptBefore, say.keptTier]}
          rows={clauses.map(({ cells }) => cells)}
        />
      )}
      <Figures titles={['', say.thisYear, say.lastYear]} rows={years} />
    </div>
  )
}

function Figures({ titles, rows }: { titles: readonly string[]; rows: readonly (readonly string[])[] }) {
  const side = (at: number) => (at === 0 ? '' : 'num')
  return (
    <table className="plain-table value-table">
      <thead>
        <tr>
          {titles.map((title, at) => (
            <th key={title} className={side(at)}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells) => (
          <tr key={cells[0]}>
            {cells.map((cell, at) => (
              <td key={titles[at]} className={side(at)}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
