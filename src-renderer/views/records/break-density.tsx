import { Segmented } from 'antd'
import { useState } from 'react'
import { densityWays } from '../../../src-preload/contract/touches.ts'
import type { DensityWay } from '../../../src-preload/contract/touches.ts'
import { useSpeech } from '../../text/language.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { SideSheet } from '../../ui/side-sheet.tsx'

/** Rule B7: breaks per 100 touches of the last 30 days, by shop, team or rep, worst first. */
export function BreakDensity({ onClose }: { onClose: () => void }) {
  const { words, format } = useSpeech()
  const say = words.touches
  const [by, setBy] = useState<DensityWay>('team')
  const answer = useSteadyQuery('touches.density', { by })
  return (
    <SideSheet onClose={onClose} title={say.density} size={640}>
      <div className="report-ask">
        <Segmented<DensityWay>
          value={by}
          onChange={setBy}
          options={densityWays.map((value) => ({ value, label: say.by[value] }))}
        />
      </div>
      <Answered answer={answer}>
        {({ whole, lines, young, rule }) => (
          <>
            <p className="muted">{say.densityOf(format.count(whole.touches), format.count(young), rule)}</p>
            {lines.length === 0 ? (
              <p className="muted">{say.noData(rule)}</p>
            ) : (
              <table className="plain-table">
                <thead>
                  <tr>
                    <th>{say.by[by]}</th>
                    <th className="num">{say.columns.touches}</th>
                    <th className="num">{say.columns.breaks}</th>
                    <th className="num">{say.columns.density}</th>
                    <th aria-label={say.over} />
                  </tr>
                </thead>
                <tbody>
                  {[...lines, whole].map((line, nth) => (
                    <tr key={nth === lines.length ? '' : `${by} ${line.key}`}>
                      <td>{nth === lines.length ? words.services.records.whole : line.key === '' ? say.none[by] : line.key}</td>
                      <td className="num">{format.count(line.touches)}</td>
                      <td className="num">{format.count(line.breaks)}</td>
                      <td className="num">{line.density ?? words.generic.noData}</td>
                      <td>{line.notify && <StateTag tone="bad">{say.over}</StateTag>}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
            <p className="muted">{say.limit(rule)}</p>
          </>
        )}
      </Answered>
    </SideSheet>
  )
}
