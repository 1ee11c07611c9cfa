import { Button, Tabs } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { PlusOutlined } from '../../ui/icons.tsx'
import { Figure, Figures } from '../../ui/figure.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import type { ViewProps } from '../../ui/places.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { customerPlace, TierTag } from '../customers/index.ts'
import { HealthDialog } from './health-dialog.tsx'
import { IndicatorsTab } from './indicators-tab.tsx'
import { packPlace } from './value-places.ts'
import { signed } from './value-words.ts'
import './indicators.css'
import './value.css'

/** Customer success: health (rule D5), weakest first, and what ends soon with its review pack (rule C5). */
export function SuccessView({ params }: ViewProps) {
  const { words } = useSpeech()
  const say = words.value
  const [adding, setAdding] = useState(false)
  return (
    <Page
      title={say.successTitle}
      actions={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
          {say.addHealth}
        </Button>
      }
    >
      <Tabs
        defaultActiveKey={params['tab'] ?? 'renewals'}
        items={[
          { key: 'renewals', label: say.renewals, children: <Renewals /> },
          { key: 'health', label: say.health, children: <Health /> },
          { key: 'indicators', label: words.valueIndicators.tab, children: <IndicatorsTab /> },
        ]}
      />
      {adding && <HealthDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}

function Health() {
  const { words, format } = useSpeech()
  const say = words.value
  const answer = useSteadyQuery('value.health', {})
  const figure = (value: number | null) => (value === null ? words.generic.noData : format.decimal(value))
  return (
    <Answered answer={answer} rows={8}>
      {(data) => (
        <>
          <p className="muted">{say.healthHint(format.decimal(data.healthyFrom))}</p>
          <Figures>
            <Figure label={say.unhealthy} value={data.unhealthy} tone="red" />
            <Figure label={say.healthy} value={data.healthy} />
            <Figure label={say.incomplete} value={data.incomplete} tone="amber" />
            <Figure label={say.unread} value={data.unread} tone="amber" />
          </Figures>
          <Section title={say.health}>
            {data.rows.length === 0 ? (
              <p className="block-body muted">{say.noHealth}</p>
            ) : (
              <table className="plain-table value-table">
                <thead>
                  <tr>
                    <th>{say.name}</th>
                    <th>{words.fields.tier}</th>
                    <th>{say.owner}</th>
                    <th className="num">{say.healthValue}</th>
                    <th className="num">{say.scoreChange}</th>
                    <th className="num">{say.nps}</th>
                    <th className="num">{say.activeRate}</th>
                    <th className="num">{say.renewal}</th>
                    <th className="num">{say.readOn}</th>
                  </tr>
                </thead>
                <tbody>
                  {data.rows.map((row) => (
                    <tr key={row.customerId}>
                      <td>
                        <PlaceLink to={customerPlace(row.customerId, row.name)}>{row.name}</PlaceLink>
                      </td>
                      <td>
                        <TierTag tier={row.tier} />
                      </td>
                      <td>{row.ownerName ?? words.services.noOwner}</td>
                      <td className={`num ${row.healthy === false ? 'value--1' : ''}`}>
                        {row.value === null ? words.generic.noData : row.value.toFixed(1)}
                      </td>
                      <td className="num">
                        {row.value === null || row.before === null ? '' : signed(row.value - row.before, 1)}
                      </td>
                      <td className="num">{figure(row.nps)}</td>
                      <td className="num">{figure(row.activeRate)}</td>
                      <td className="num">{figure(row.renewal)}</td>
                      <td className="num">{row.readOn}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </Section>
        </>
      )}
    </Answered>
  )
}

function Renewals() {
  const { words, format } = useSpeech()
  const say = words.value
  const answer = useSteadyQuery('value.renewals', {})
  return (
    <Answered answer={answer} rows={8}>
      {(data) => (
        <Section title={`${say.renewalsHint(String(data.leadDays))} · ${words.value.flowCount(format.count(data.total))}`}>
          {data.rows.length === 0 ? (
            <p className="block-body muted">{say.noRenewals}</p>
          ) : (
            <table className="plain-table value-table">
              <thead>
                <tr>
                  <th>{say.name}</th>
                  <th>{words.fields.tier}</th>
                  <th>{say.owner}</th>
                  <th className="num">{say.serviceEnd}</th>
                  <th className="num">{say.daysLeft}</th>
                  <th className="num">{say.columns.revenue}</th>
                  <th className="num">{say.healthValue}</th>
                  <th className="num">{say.indicatorsDone}</th>
                  <th />
                </tr>
              </thead>
              <tbody>
                {data.rows.map((row) => (
                  <tr key={row.customerId}>
                    <td>
                      <PlaceLink to={customerPlace(row.customerId, row.name)}>{row.name}</PlaceLink>
                    </td>
                    <td>
                      <TierTag tier={row.tier} />
                    </td>
                    <td>{row.ownerName ?? words.services.noOwner}</td>
                    <td className="num">{row.serviceEndOn}</td>
                    <td className={`num ${row.days <= 30 ? 'value--1' : ''}`}>{words.units.days(String(row.days))}</td>
                    <td className="num">
                      {row.annualPurchase === null ? words.generic.noData : format.shortMoney(row.annualPurchase.fen)}
                    </td>
                    <td className="num">{row.health === null ? words.generic.noData : row.health.toFixed(1)}</td>
                    <td className="num">
                      {row.indicators} / {row.indicatorsOf}
                    </td>
                    <td>
                      <PlaceLink to={packPlace(row.customerId, row.name)}>{say.openPack}</PlaceLink>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Section>
      )}
    </Answered>
  )
}
