import { Segmented } from 'antd'
import { useState } from 'react'
import { flowEnds } from '../../../src-preload/contract/value.ts'
import type { FlowEnd } from '../../../src-preload/contract/value.ts'
import { useSpeech } from '../../text/language.tsx'
import type { Output } from '../../wire/wire.ts'
import { endWords } from './value-words.ts'

type Side = Output<'value.migration'>['kept']

interface Props {
  readonly side: Side
  readonly again: Side | null
  readonly onOpen: (start: FlowEnd, finish: FlowEnd) => void
}

const places = [...flowEnds]

/** Every flow in exact figures, jumps over tiers included; each cell opens its customers. */
export function MigrationMatrix({ side, again, onOpen }: Props) {
  const speech = useSpeech()
  const { words, format } = speech
  const say = words.value
  const [unit, setUnit] = useState<'count' | 'revenue'>('count')
  const shown = (of: Side, from: FlowEnd, to: FlowEnd) => {
    const flow = of.flows.find((one) => one.from === from && one.to === to)
    if (!flow) return null
    return unit === 'count' ? flow.count : to === 'outside' ? flow.revenueFrom.fen : flow.revenueTo.fen
  }
  const text = (value: number | null) => (value === null ? '' : unit === 'count' ? format.count(value) : format.shortMoney(value))
  const sum = (from: FlowEnd | null, to: FlowEnd | null) =>
    places.reduce((total, one) => total + (shown(side, from ?? one, to ?? one) ?? 0), 0)
  return (
    <>
      <div className="map-matrix-head">
        <h2>{say.matrix}</h2>
        <Segmented
          className="no-print"
          size="small"
          aria-label={say.matrix}
          value={unit}
          onChange={(next) => setUnit(next as 'count' | 'revenue')}
          options={[
            { value: 'count', label: say.matrixCount },
            { value: 'revenue', label: say.matrixRevenue },
          ]}
        />
      </div>
      <table className="plain-table matrix">
        <thead>
          <tr>
            <th>{say.matrixRow}</th>
            {places.map((to) => (
              <th key={to} className="num">
                {endWords(speech, to, 'to')}
              </th>
            ))}
            <th className="num">{say.sum}</th>
          </tr>
        </thead>
        <tbody>
          {places.map((from, row) => (
            <tr key={from}>
              <th>{endWords(speech, from, 'from')}</th>
              {places.map((to, column) => {
                const value = shown(side, from, to)
                const other = again ? shown(again, from, to) : null
                const tone =
                  from === 'outside' || to === 'outside' ? 'outside' : column < row ? 'up' : column > row ? 'down' : 'stay'
                return (
                  <td key={to} className={`num matrix-${value === null ? 'none' : tone}`}>
                    {value !== null && (
                      <button
                        type="button"
                        className="bare"
                        aria-label={`${say.flowOf(endWords(speech, from, 'from'), endWords(speech, to, 'to'))} ${text(value)}`}
                        onClick={() => onOpen(from, to)}
                      >
                        {text(value)}
                      </button>
                    )}
                    {again && other !== value && <span className="muted map-again"> {text(other ?? 0)}</span>}
                  </td>
                )
              })}
              <td className="num matrix-sum">{text(sum(from, null))}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th>{say.sum}</th>
            {places.map((to) => (
              <td key={to} className="num matrix-sum">
                {text(sum(null, to))}
              </td>
            ))}
            <td />
          </tr>
        </tfoot>
      </table>
    </>
  )
}
