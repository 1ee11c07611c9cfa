import { Tooltip } from 'antd'
import type { AttributionStep } from '../../../src-preload/contract/funnel.ts'
import { useSpeech } from '../../text/language.tsx'
import type { Output } from '../../wire/wire.ts'
import { percentOf } from './shown-figures.ts'

interface Props {
  readonly data: Output<'funnel.attribution'>
  /** Goes one level down; absent at the lowest. */
  readonly onEnter?: (value: string | null) => void
  readonly onOpen: (step: AttributionStep, value: string | null) => void
}

/** One line per team, rep or customer, the lowest close rate first; a rep far below the peers is marked, in words too. */
export function AttributionLines({ data, onEnter, onOpen }: Props) {
  const { words, format } = useSpeech()
  const say = words.funnel.attribution
  const none = words.generic.noData
  const steps = data.overall.levels.map(({ step }) => step)
  const mark = (
    <Tooltip title={say.markedHint}>
      <span className="attribution-mark">{say.marked}</span>
    </Tooltip>
  )
  return (
    <>
      <table className="plain-table attribution-table">
        <thead>
          <tr>
            <th scope="col">{say.name}</th>
            <th scope="col" className="num">
              {say.cases}
            </th>
            {steps.map((step) => (
              <th key={step} scope="col" className="num">
                {say.steps[step]}
              </th>
            ))}
            <th scope="col" className="num">
              {say.whole}
            </th>
          </tr>
        </thead>
        <tbody>
          {data.lines.map((line) => (
            <tr key={line.value ?? ''}>
              <th scope="row">
                {onEnter ? (
                  <button type="button" className="bare attribution-open" onClick={() => onEnter(line.value)}>
                    {line.value ?? words.funnel.why.blank}
                  </button>
                ) : (
                  (line.value ?? words.funnel.why.blank)
                )}
              </th>
              <td className="num">{format.count(line.cases)}</td>
              {line.levels.map(({ step, from, passed, rate }) => (
                <td key={step} className="num">
                  {line.marked.includes(step) && mark}{' '}
                  {from === 0 ? (
                    <span className="muted">{none}</span>
                  ) : (
                    <button
                      type="button"
                      className="bare attribution-cell"
                      title={say.failed(format.count(from - passed))}
                      onClick={() => onOpen(step, line.value)}
                    >
                      {percentOf(rate, none)}{' '}
                      <span className="muted">{words.funnel.why.cases(format.count(passed), format.count(from))}</span>
                    </button>
                  )}
                </td>
              ))}
              <td className="num">
                {line.marked.includes('whole') && mark} <strong>{percentOf(line.rate, none)}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {data.total > data.lines.length && (
        <p className="block-body muted">{say.cut(format.count(data.lines.length), format.count(data.total))}</p>
      )}
    </>
  )
}
