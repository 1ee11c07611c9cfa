import { Button, DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import type { Output } from '../../wire/wire.ts'
import { SideSheet } from '../../ui/side-sheet.tsx'

type Range = { readonly from: string; readonly to: string }

/** The quarter before the one a date lies in. */
function lastQuarter(today: string): Range {
  const [year = 0, month = 1] = today.split('-').map(Number)
  const first = Math.floor((month - 1) / 3) * 3 - 3
  const start = dayjs(new Date(year, first, 1))
  return { from: start.format('YYYY-MM-DD'), to: start.add(3, 'month').subtract(1, 'day').format('YYYY-MM-DD') }
}

/** Rule A2: who would have got what. */
export function RehearsalDrawer({ onClose }: { onClose: () => void }) {
  const { words } = useSpeech()
  const say = words.leads
  const today = useSteadyQuery('system.capabilities', {}).data?.today
  const [chosen, setChosen] = useState<Range | null>(null)
  const range = chosen ?? (today === undefined ? null : lastQuarter(today))
  const answer = useSteadyQuery('leads.rehearse', range)
  return (
    <SideSheet onClose={onClose} title={say.rehearse} size={760}>
      <p className="muted">{say.rehearseHint}</p>
      <div className="lead-ask">
        <span className="muted">{say.rehearseRange}</span>
        {range && (
          <DatePicker.RangePicker
            allowClear={false}
            value={[dayjs(range.from), dayjs(range.to)]}
            onChange={(days) =>
              days?.[0] && days[1] && setChosen({ from: days[0].format('YYYY-MM-DD'), to: days[1].format('YYYY-MM-DD') })
            }
          />
        )}
        <Button onClick={() => setChosen(null)}>{say.lastQuarter}</Button>
      </div>
      <Answered answer={answer}>
        {(rehearsal) => (rehearsal.total === 0 ? <p className="muted">{say.rehearseNone}</p> : <Outcome rehearsal={rehearsal} />)}
      </Answered>
    </SideSheet>
  )
}

function Outcome({ rehearsal }: { rehearsal: Output<'leads.rehearse'> }) {
  const { words, format } = useSpeech()
  const say = words.leads
  const none = words.generic.noData
  const share = (part: number, whole: number) => (whole === 0 ? none : format.percent(part / whole))
  const change = (by: number) => (by === 0 ? '0' : by > 0 ? `+${format.count(by)}` : `\u2212${format.count(-by)}`)
  const columns = say.rehearseColumns
  const lines = say.rehearseLead
  return (
    <>
      <p>
        <strong>{say.rehearseWhole(format.count(rehearsal.total), format.count(rehearsal.different))}</strong>{' '}
        {rehearsal.unassigned > 0 && <span className="muted">{say.rehearseWaiting(format.count(rehearsal.unassigned))}</span>}
      </p>
      <table className="plain-table lead-table" aria-label={columns.rep}>
        <thead>
          <tr>
            <th>{columns.rep}</th>
            <th className="num">{columns.actual}</th>
            <th className="num">{columns.rule}</th>
            <th className="num">{columns.change}</th>
            <th className="num">{columns.matched}</th>
          </tr>
        </thead>
        <tbody>
          {rehearsal.reps.map((rep) => (
            <tr key={rep.repId}>
              <td>{rep.repName}</td>
              <td className="num">{format.count(rep.actual)}</td>
              <td className="num">{format.count(rep.rule)}</td>
              <td className="num">{change(rep.rule - rep.actual)}</td>
              <td className="num">
                {share(rep.actualMatched, rep.actual)} → {share(rep.ruleMatched, rep.rule)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className="plain-table lead-table" aria-label={lines.lead}>
        <thead>
          <tr>
            <th>{lines.lead}</th>
            <th>{lines.arrived}</th>
            <th>{lines.actual}</th>
            <th>{lines.rule}</th>
            <th className="num">{lines.score}</th>
          </tr>
        </thead>
        <tbody>
          {rehearsal.leads.map((lead) => (
            <tr key={lead.id} className={lead.actualName === lead.ruleName ? 'score-out' : ''}>
              <td>{lead.name}</td>
              <td className="muted num-left">{format.dateTime(lead.arrivedAt)}</td>
              <td>{lead.actualName ?? none}</td>
              <td>{lead.ruleName ?? none}</td>
              <td className="num">{lead.score ?? none}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rehearsal.total > rehearsal.leads.length && (
        <p className="muted">{say.rehearseShown(format.count(rehearsal.leads.length))}</p>
      )}
    </>
  )
}
