import { Button } from 'antd'
import { useState } from 'react'
import { SparkLine } from '../../charts/spark-line.tsx'
import { useSpeech } from '../../text/language.tsx'
import { EditOutlined, PrinterOutlined } from '../../ui/icons.tsx'
import { Page, Section } from '../../ui/page.tsx'
import type { ViewProps } from '../../ui/places.tsx'
import { Answered } from '../../ui/states.tsx'
import { usePrint } from '../../ui/use-print.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'
import type { Output } from '../../wire/wire.ts'
import { TierTag } from '../customers/index.ts'
import { clauseWords } from '../services/index.ts'
import { IndicatorsDialog } from './indicators-dialog.tsx'
import { signed } from './value-words.ts'
import './value.css'

type Pack = Output<'value.reviewPack'>

/** The value review pack (rule C5): a page to read together, and the same on paper. */
export function ReviewPackView({ params }: ViewProps) {
  const { words, format } = useSpeech()
  const say = words.value
  const print = usePrint()
  const [editing, setEditing] = useState(false)
  const answer = useSteadyQuery('value.reviewPack', { customerId: Number(params['id']) })
  return (
    <Page
      title={say.pack.preparedFor(answer.data?.customer.name ?? params['name'] ?? '')}
      note={answer.data && <TierTag tier={answer.data.customer.tier} />}
      actions={
        <>
          <Button icon={<EditOutlined />} onClick={() => setEditing(true)}>
            {say.pack.editIndicators}
          </Button>
          <Button type="primary" icon={<PrinterOutlined />} onClick={print}>
            {say.print}
          </Button>
        </>
      }
    >
      <Answered answer={answer} rows={12}>
        {(data) => {
          const { customer } = data
          const ends = customer.serviceEndOn
          return (
            <div className="pack">
              <p className="muted">
                {say.pack.preparedOn(data.today)}
                {ends !== null &&
                  ` · ${(customer.days ?? 0) >= 0 ? say.pack.endsIn(ends, String(customer.days)) : say.pack.ended(ends)}`}
                {` · ${words.fields.owner} ${customer.ownerName ?? words.services.noOwner}`}
                {customer.successManagerName &&
                  ` · ${words.services.clauses['success-manager'] ?? ''} ${customer.successManagerName}`}
              </p>
              {data.missing.length > 0 && (
                <p className="notice-amber no-print">
                  {say.pack.missing}{' '}
                  {data.missing.map((part) => say.pack.missingParts[part] ?? part).join(words.generic.separator)}
                </p>
              )}
              <Section title={say.pack.summary}>
                <Indicators data={data} />
                <div className="block-body pack-scores">
                  <span className="muted">{say.pack.scoreTrend}</span>
                  <SparkLine
                    values={data.scores.flatMap(({ score }) => score ?? [])}
                    label={say.pack.scoreTrend}
                    width={220}
                    height={40}
                  />
                  {data.scores.map((one) => (
                    <span key={one.quarter}>
                      <span className="muted">{say.quarterShort(one.quarter)}</span>{' '}
                      <strong className="num">{one.score?.toFixed(1) ?? words.generic.noData}</strong> {one.tier}
                    </span>
                  ))}
                  {data.health?.value != null && (
                    <span>
                      <span className="muted">{say.healthValue}</span>{' '}
                      <strong className="num">{data.health.value.toFixed(1)}</strong>
                    </span>
                  )}
                  {customer.annualPurchase && (
                    <span>
                      <span className="muted">{say.columns.revenue}</span>{' '}
                      <strong className="num">{format.shortMoney(customer.annualPurchase.fen)}</strong>
                    </span>
                  )}
                </div>
              </Section>
              <Section title={say.pack.service}>
                <Service data={data} />
              </Section>
              <Section title={say.pack.next}>
                <ol className="block-body pack-next" contentEditable suppressContentEditableWarning aria-label={say.pack.next}>
                  {data.improvements.length === 0 && <li>{say.pack.noImprovements}</li>}
                  {data.improvements.map((one) => (
                    <li key={`${one.code} ${one.subject}`}>{improvement(one)}</li>
                  ))}
                </ol>
              </Section>
              {editing && <IndicatorsDialog data={data} onClose={() => setEditing(false)} />}
            </div>
          )
        }}
      </Answered>
    </Page>
  )

  function improvement({ code, subject, figure }: Pack['improvements'][number]): string {
    const named =
      code === 'keep-promise'
        ? clauseWords(words, subject)
        : code === 'raise-health'
          ? ((say as unknown as Record<string, string>)[subject] ?? subject)
          : subject
    const amount = figure === null ? '' : code === 'keep-promise' ? format.percent(figure) : format.decimal(figure)
    return say.pack.improvements[code]?.(named, amount) ?? code
  }
}

function Indicators({ data }: { data: Pack }) {
  const { words, format } = useSpeech()
  const say = words.value.pack
  const year = `${Number(data.quarter.slice(0, 4)) - 1}${data.quarter.slice(4)}`
  const names = [...new Set(data.indicators.map(({ name }) => name))]
  if (names.length === 0) return <p className="block-body muted">{say.noIndicators}</p>
  return (
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
        {names.map((name) => {
          const own = data.indicators.filter((one) => one.name === name)
          const now = own.find(({ quarter }) => quarter === data.quarter)
          const before = own.find(({ quarter }) => quarter === year)
          const last = own.at(-1)
          const shown = (value: string | null | undefined) =>
            value == null ? words.generic.noData : `${format.decimal(Number(value))} ${last?.unit ?? ''}`
          const change = now && before ? Number(now.value) - Number(before.value) : null
          const good = change === null ? 0 : Math.sign(change) * (last?.better === 'less' ? -1 : 1)
          return (
            <tr key={name}>
              <td>{name}</td>
              <td className="num">{shown(now?.value)}</td>
              <td className="num">{shown(before?.value)}</td>
              <td className={`num value-${good}`}>{change === null ? words.generic.noData : signed(change, 1)}</td>
              <td className="num">{shown(now?.benchmark)}</td>
              <td>
                <SparkLine values={own.map(({ value }) => Number(value))} label={`${name} ${say.trend}`} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Service({ data }: { data: Pack }) {
  const { words, format } = useSpeech()
  const say = words.value.pack
  const { service } = data
  const share = (kept: number, late: number) => (kept + late === 0 ? words.generic.noData : format.percent(kept / (kept + late)))
  const hours = (value: number | null) => (value === null ? words.generic.noData : format.decimal(value))
  return (
    <div className="pack-service">
      {service.clauses.length > 0 && (
        <table className="plain-table value-table">
          <thead>
            <tr>
              <th>{say.clause}</th>
              <th className="num">{say.cases}</th>
              <th className="num">{say.kept}</th>
              <th className="num">{say.keptBefore}</th>
              <th className="num">{say.keptTier}</th>
            </tr>
          </thead>
          <tbody>
            {service.clauses.map((one) => (
              <tr key={one.clauseKey}>
                <td>{clauseWords(words, one.clauseKey, one.clauseName)}</td>
                <td className="num">{format.count(one.kept + one.late)}</td>
                <td className="num">{share(one.kept, one.late)}</td>
                <td className="num">{share(one.keptBefore, one.lateBefore)}</td>
                <td className="num">{share(one.tierKept, one.tierLate)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <table className="plain-table value-table">
        <thead>
          <tr>
            <th />
            <th className="num">{say.thisYear}</th>
            <th className="num">{say.lastYear}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>{say.response}</td>
            <td className="num">{hours(service.medianResponseHours)}</td>
            <td className="num">{hours(service.medianResponseHoursBefore)}</td>
          </tr>
          <tr>
            <td>{say.complaints}</td>
            <td className="num">{format.count(service.complaints)}</td>
            <td className="num">{format.count(service.complaintsBefore)}</td>
          </tr>
          <tr>
            <td>{say.reviews}</td>
            <td className="num">{format.count(service.reviews)}</td>
            <td />
          </tr>
          <tr>
            <td>{say.cocreations}</td>
            <td className="num">{format.count(service.cocreations)}</td>
            <td />
          </tr>
        </tbody>
      </table>
    </div>
  )
}
