import { Button, DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import type { Filter } from '../../../src-preload/contract/_words/filter.ts'
import type { ReportEntry } from '../../../src-preload/contract/activities.ts'
import { useSpeech } from '../../text/language.tsx'
import { ExportButton } from '../../grid/desk/export-button.tsx'
import { LeftOutlined, PlusOutlined, RightOutlined } from '../../ui/icons.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { customerPlace } from '../customers/index.ts'
import { useReport } from './report-context.ts'
import './report.css'

/** What the page shows of all activities. */
function shownOn(day: string, memberId: number | null): Filter {
  const on: Filter = { field: 'at', op: 'eq', value: day }
  return memberId === null ? on : { all: [on, { field: 'memberId', op: 'eq', value: memberId }] }
}

/** Rule B1: what was reported on a day, and who reported nothing. */
export function DailyReportsView() {
  const { words, format } = useSpeech()
  const say = words.report
  const open = useReport()
  const today = useSteadyQuery('system.capabilities', {}).data?.today
  const [chosen, setChosen] = useState<string | null>(null)
  const [memberId, setMemberId] = useState<number | null>(null)
  const day = chosen ?? today
  const answer = useSteadyQuery(
    'activities.ofDay',
    day === undefined ? null : { day, ...(memberId === null ? {} : { memberId }) },
  )
  const move = (days: number) => setChosen(dayjs(day).add(days, 'day').format('YYYY-MM-DD'))
  return (
    <Page
      title={say.daily}
      note={day === undefined ? undefined : words.today.weekdays[dayjs(day).day()]}
      actions={
        <>
          <div className="report-nav">
            <Button type="text" icon={<LeftOutlined />} aria-label={say.previous} onClick={() => move(-1)} />
            <DatePicker
              aria-label={say.day}
              allowClear={false}
              value={day === undefined ? null : dayjs(day)}
              onChange={(next) => next && setChosen(next.format('YYYY-MM-DD'))}
            />
            <Button type="text" icon={<RightOutlined />} aria-label={say.next} disabled={day === today} onClick={() => move(1)} />
          </div>
          {day !== undefined && <ExportButton job="activities.export" query={{ filter: shownOn(day, memberId) }} />}
          <Button type="primary" icon={<PlusOutlined />} onClick={() => open()}>
            {say.write}
          </Button>
        </>
      }
    >
      <Answered answer={answer}>
        {({ entries, total, members }) => (
          <div className="reports">
            {entries.length === 0 ? (
              <EmptyState title={say.empty} body={say.emptyBody} />
            ) : (
              <section className="block">
                <table className="plain-table report-table" aria-label={say.daily}>
                  <colgroup>
                    <col className="report-at-col" />
                    <col className="report-who-col" />
                    <col className="report-customer-col" />
                    <col />
                    <col />
                    <col className="report-next-col" />
                  </colgroup>
                  <thead>
                    <tr>
                      <th>{say.columns.at}</th>
                      <th>{say.columns.who}</th>
                      <th>{say.columns.customer}</th>
                      <th>{say.columns.need}</th>
                      <th>{say.columns.promise}</th>
                      <th>{say.columns.next}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {entries.map((entry) => (
                      <EntryRow key={entry.id} entry={entry} />
                    ))}
                  </tbody>
                </table>
                {total > entries.length && (
                  <div className="report-foot muted">{say.shown(format.count(entries.length), format.count(total))}</div>
                )}
              </section>
            )}
            <Section title={say.people}>
              <ul className="report-people">
                <li>
                  <button
                    type="button"
                    className={memberId === null ? 'bare report-chosen' : 'bare'}
                    aria-pressed={memberId === null}
                    onClick={() => setMemberId(null)}
                  >
                    <span>{say.everybody}</span>
                    <span className="muted">{say.entries(format.count(members.reduce((sum, one) => sum + one.entries, 0)))}</span>
                  </button>
                </li>
                {members.map((one) => (
                  <li key={one.id}>
                    <button
                      type="button"
                      className={memberId === one.id ? 'bare report-chosen' : 'bare'}
                      aria-pressed={memberId === one.id}
                      onClick={() => setMemberId(one.id)}
                    >
                      <span>{one.name}</span>
                      {one.late > 0 && <StateTag tone="warn">{say.lateCount(format.count(one.late))}</StateTag>}
                      {one.entries === 0 ? (
                        <StateTag>{say.missing}</StateTag>
                      ) : (
                        <span className="muted">{say.entries(format.count(one.entries))}</span>
                      )}
                    </button>
                  </li>
                ))}
              </ul>
            </Section>
          </div>
        )}
      </Answered>
    </Page>
  )
}

function EntryRow({ entry }: { entry: ReportEntry }) {
  const { words, format } = useSpeech()
  const say = words.report
  const more = [
    entry.refusal === null ? null : words.generic.labelled(say.refusal, entry.refusal),
    entry.ownPromise === null || entry.ownPromise === entry.promise
      ? null
      : words.generic.labelled(say.ownPromise, entry.ownPromise),
    entry.supportName === null
      ? null
      : words.generic.labelled(say.support, [entry.supportName, entry.support].filter(Boolean).join(' · ')),
  ].filter((line) => line !== null)
  return (
    <tr>
      <td>
        <span className="num">{format.dateTime(entry.at).slice(-5)}</span> {say.kinds[entry.kind]}
        {entry.late && (
          <div>
            <StateTag tone="warn" title={say.lateHint}>
              {say.late}
            </StateTag>
          </div>
        )}
      </td>
      <td>{entry.memberName ?? <span className="muted">{words.generic.noData}</span>}</td>
      <td>
        <PlaceLink to={customerPlace(entry.customerId, entry.customerName)}>{entry.customerName}</PlaceLink>
        {entry.opportunityName !== null && <div className="report-more">{entry.opportunityName}</div>}
      </td>
      <td>
        {entry.need}
        {more.map((line) => (
          <div key={line} className="report-more">
            {line}
          </div>
        ))}
      </td>
      <td>{entry.promise}</td>
      <td>{entry.nextOn}</td>
    </tr>
  )
}
