import { Button, Popover } from 'antd'
import { Fragment, useState } from 'react'
import type { WeeklyBoardRow } from '../../../src-preload/contract/weekly.ts'
import { useSpeech } from '../../text/language.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { FactorsDialog } from './factors-dialog.tsx'
import { HistoryDrawer } from './history-drawer.tsx'
import { LightMark } from './light-mark.tsx'
import { RecalibrateDialog } from './recalibrate-dialog.tsx'
import { TargetsDialog } from './targets-dialog.tsx'
import { TeamReds } from './team-reds.tsx'
import './weekly.css'

type Over = 'targets' | 'recalibrate' | 'factors' | { readonly memberId: number; readonly name: string } | null
type Cell = WeeklyBoardRow['weeks'][number]

/** Rule B3: a light per member and week, and what each team's worst red items wait for. */
export function WeeklyBoardView() {
  const { words } = useSpeech()
  const say = words.weekly
  const [over, setOver] = useState<Over>(null)
  const answer = useSteadyQuery('weekly.board', {})
  const today = useSteadyQuery('system.capabilities', {}).data?.today ?? ''
  const close = () => setOver(null)
  return (
    <Page
      title={say.title}
      actions={
        <>
          <Button onClick={() => setOver('factors')}>{say.factors}</Button>
          <Button onClick={() => setOver('recalibrate')}>{say.recalibrate}</Button>
          <Button type="primary" onClick={() => setOver('targets')}>
            {say.setTargets}
          </Button>
        </>
      }
    >
      <Answered answer={answer} rows={10}>
        {({ weeks, rows, teams }) =>
          rows.length === 0 ? (
            <EmptyState title={say.empty} body={say.emptyBody} />
          ) : (
            <>
              <Section title={say.board}>
                <table className="plain-table week-board" aria-label={say.board}>
                  <thead>
                    <tr>
                      <th>{say.member}</th>
                      {weeks.map(({ week, from, running }) => (
                        <th key={week} title={running ? say.running : undefined}>
                          {week.slice(5)} <span className="week-from">{from.slice(5)}</span>
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {rows.map((row, i) => (
                      <Fragment key={row.memberId}>
                        {row.team !== rows[i - 1]?.team && (
                          <tr className="week-team">
                            <th colSpan={weeks.length + 1} scope="rowgroup">
                              {row.team ?? say.noTeam}
                            </th>
                          </tr>
                        )}
                        <tr>
                          <th scope="row">
                            <button
                              type="button"
                              className="bare week-name"
                              onClick={() => setOver({ memberId: row.memberId, name: row.name })}
                            >
                              {row.name}
                            </button>
                          </th>
                          {row.weeks.map((cell, at) => (
                            <td key={weeks[at]?.week ?? at}>
                              <WeekCell cell={cell} name={`${row.name} ${weeks[at]?.week ?? ''}`} />
                            </td>
                          ))}
                        </tr>
                      </Fragment>
                    ))}
                  </tbody>
                </table>
                <p className="week-foot muted">{say.note}</p>
              </Section>
              <TeamReds teams={teams} />
            </>
          )
        }
      </Answered>
      {over === 'targets' && <TargetsDialog month={today.slice(0, 7)} onClose={close} />}
      {over === 'recalibrate' && <RecalibrateDialog month={today.slice(0, 7)} onClose={close} />}
      {over === 'factors' && <FactorsDialog onClose={close} />}
      {over !== null && typeof over === 'object' && (
        <HistoryDrawer memberId={over.memberId} name={over.name} month={today.slice(0, 7)} onClose={close} />
      )}
    </Page>
  )
}

/** A light opens to the counts that made it; the running week shows how far it is. */
function WeekCell({ cell, name }: { cell: Cell; name: string }) {
  const { words, format } = useSpeech()
  const say = words.weekly
  if (cell.actions.length === 0) return <span className="muted">{words.generic.noData}</span>
  const worst = cell.actions.reduce((a, b) => (b.achieved * Math.max(1, a.target) < a.achieved * Math.max(1, b.target) ? b : a))
  return (
    <Popover
      trigger="click"
      content={
        <table className="plain-table week-why">
          <tbody>
            {cell.actions.map((one) => (
              <tr key={one.action}>
                <td>{say.actions[one.action]}</td>
                <td className="num">{say.of(format.count(one.achieved), format.count(one.target))}</td>
                <td>{one.light && <LightMark light={one.light} />}</td>
                <td className="muted">{one.complete ? '' : say.incomplete}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    >
      <button
        type="button"
        className="bare week-cell"
        aria-label={`${name} ${cell.light ? `${say.lights[cell.light]} ` : ''}${say.of(format.count(worst.achieved), format.count(worst.target))}`}
      >
        {cell.light && <LightMark light={cell.light} />}
        <span className="week-count">{say.of(format.count(worst.achieved), format.count(worst.target))}</span>
      </button>
    </Popover>
  )
}
