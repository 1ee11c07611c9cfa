import { Button, Segmented } from 'antd'
import { useState } from 'react'
import type { ReceivableLine } from '../../../src-preload/contract/regions.ts'
import { useSpeech } from '../../text/language.tsx'
import { Section } from '../../ui/page.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { filteredTransactions } from '../transactions/index.ts'

const lightTones = { red: 'bad', yellow: 'warn', green: 'good' } as const
const levels = ['region', 'owner', 'customer'] as const
type Level = (typeof levels)[number]

/** Rule F3: what is open, how old it is, and how punctually it is paid; a line opens its customers, a customer its documents. */
export function ReceivablesPanel() {
  const { words, format } = useSpeech()
  const say = words.regions.receivables
  const [by, setBy] = useState<Level>('region')
  const [within, setWithin] = useState<{ level: 'region' | 'owner'; name: string | null } | null>(null)
  const answer = useSteadyQuery('regions.receivables', { by, ...(within ? { [within.level]: within.name } : {}) })
  const choose = (level: Level) => {
    setBy(level)
    setWithin(null)
  }
  return (
    <Section
      title={say.title}
      actions={
        <>
          {within && (
            <Button size="small" type="link" onClick={() => choose(within.level)}>
              {say.everywhere}
            </Button>
          )}
          {within && <span className="muted">{say.within(within.name ?? words.regions.blank)}</span>}
          <Segmented
            size="small"
            aria-label={say.title}
            value={by}
            onChange={choose}
            options={levels.map((value) => ({ value, label: say.by[value] }))}
          />
        </>
      }
    >
      <Answered answer={answer} rows={6}>
        {({ lines, total, lineCount, limits }) =>
          lineCount === 0 ? (
            <p className="block-body muted">{say.empty}</p>
          ) : (
            <>
              <div className="region-wide">
                <table className="plain-table region-ageing" aria-label={say.title}>
                  <thead>
                    <tr>
                      <th>{say.name[by]}</th>
                      {by === 'customer' && <th title={say.lightHint(limits.soonDays, limits.graceDays)}>{say.light}</th>}
                      <th className="num">{say.open}</th>
                      <th className="num">{say.overdue}</th>
                      {say.buckets.map((bucket) => (
                        <th key={bucket} className="num">
                          {bucket}
                        </th>
                      ))}
                      <th className="num" title={say.awaitingHint}>
                        {say.awaiting}
                      </th>
                      <th className="num" title={say.prepaidHint}>
                        {say.prepaid}
                      </th>
                      <th className="num" title={say.onTimeHint}>
                        {say.onTime}
                      </th>
                      <th className="num" title={say.dsoHint}>
                        {say.dso}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {lines.map((line) => (
                      <tr key={line.customerId ?? line.name ?? ''}>
                        <th scope="row">{nameOf(line)}</th>
                        {by === 'customer' && <Light light={line.light} />}
                        <Figures line={line} />
                      </tr>
                    ))}
                  </tbody>
                  <tfoot>
                    <tr>
                      <th scope="row">{words.regions.total}</th>
                      {by === 'customer' && <td />}
                      <Figures line={total} />
                    </tr>
                  </tfoot>
                </table>
              </div>
              <p className="region-note muted">
                {say.note}
                {lineCount > lines.length && ` · ${say.cut(format.count(lines.length), format.count(lineCount))}`}
              </p>
            </>
          )
        }
      </Answered>
    </Section>
  )

  function nameOf(line: ReceivableLine) {
    const name = line.name ?? words.regions.blank
    if (line.customerId !== null)
      return (
        <PlaceLink
          to={filteredTransactions(
            [
              { field: 'customerId', op: 'eq', value: line.customerId },
              { field: 'event', op: 'in', value: ['invoice', 'receipt'] },
            ],
            name,
          )}
        >
          {name}
        </PlaceLink>
      )
    return (
      <button
        type="button"
        className="bare place-link"
        onClick={() => {
          setWithin({ level: by === 'owner' ? 'owner' : 'region', name: line.name })
          setBy('customer')
        }}
      >
        {name}
      </button>
    )
  }
}

/** One customer's; the worst of a whole region would always be red. */
function Light({ light }: Pick<ReceivableLine, 'light'>) {
  const { lights } = useSpeech().words.regions.receivables
  return <td>{light && <StateTag tone={lightTones[light]}>{lights[light]}</StateTag>}</td>
}

function Figures({ line }: { line: ReceivableLine }) {
  const { words, format } = useSpeech()
  const none = words.generic.noData
  const money = ({ fen }: { fen: number }, key: string, className = '') => (
    <td key={key} className={`num ${className}`} title={format.money({ fen })}>
      {fen === 0 ? <span className="muted">{none}</span> : format.shortMoney(fen)}
    </td>
  )
  return [
    money(line.open, 'open'),
    money(line.overdue, 'overdue', line.overdue.fen > 0 ? 'region-behind' : ''),
    ...line.ageing.map((one, at) => money(one, `bucket ${at}`)),
    money(line.awaiting, 'awaiting'),
    money(line.prepaid, 'prepaid'),
    <td key="on time" className="num">
      {line.onTime === null ? none : format.percent(Number(line.onTime) / 100)}
    </td>,
    <td key="dso" className="num">
      {line.dso === null ? none : Number(line.dso).toFixed(1)}
    </td>,
  ]
}
