import { Button, Select } from 'antd'
import dayjs from 'dayjs'
import { Suspense, useCallback, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { PlaceLink, type ViewProps } from '../../ui/places.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'
import { alertsPlace } from '../alerts/index.ts'
import { changesPlace } from '../changes/index.ts'
import { DecideQuote } from '../quotes/index.ts'
import { changeEntry, itemEntry, type Entry } from './entries.ts'
import { EntryLine } from './entry-line.tsx'
import { useActs } from './use-acts.ts'
import { useTodayKeys } from './use-today-keys.ts'
import { TrialPane } from '../trials/index.ts'
import './today.css'

const none: readonly Entry[] = []
/** So many red lines leave what is due in sight. */
const folded = 8

/** The morning page: what is red, what is due, what others changed; every line is dealt with in place, by one key. */
export function TodayView({ active }: ViewProps) {
  const { words, format } = useSpeech()
  const say = words.today
  const wire = useWire()
  const tellFailure = useTellFailure()
  const red = useSteadyQuery('today.items', { part: 'red' })
  const due = useSteadyQuery('today.items', { part: 'due' })
  const changes = useSteadyQuery('today.changes', {})
  const today = red.data?.today
  const memberId = red.data?.memberId ?? null
  const { act, deciding, decided, trial, closeTrial } = useActs(memberId, today)
  const [whole, setWhole] = useState(false)
  const redAll = useMemo(() => red.data?.rows.map(itemEntry) ?? none, [red.data])
  const redEntries = useMemo(() => (whole ? redAll : redAll.slice(0, folded)), [redAll, whole])
  const dueEntries = useMemo(() => due.data?.rows.map(itemEntry) ?? none, [due.data])
  const changeEntries = useMemo(() => changes.data?.rows.map(changeEntry) ?? none, [changes.data])
  const all = useMemo(() => [...redEntries, ...dueEntries, ...changeEntries], [redEntries, dueEntries, changeEntries])
  const newest = changes.data?.newest ?? null
  const unfold = useCallback(() => setWhole((now) => !now), [])
  const seenAll = useCallback(() => {
    if (newest !== null) void wire.call('today.seen', { upTo: newest }).catch(tellFailure)
  }, [wire, newest, tellFailure])
  const pageKeys = useMemo(() => ({ a: seenAll, m: unfold }), [seenAll, unfold])
  const { current, choose } = useTodayKeys(active && deciding === null && trial === null, all, act, pageKeys)
  const everybody = red.data !== undefined && memberId === null
  const lines = (entries: readonly Entry[]) => (
    <ul className="today-lines">
      {entries.map((entry) => (
        <EntryLine
          key={entry.key}
          entry={entry}
          current={entry.key === current}
          everybody={everybody}
          onChoose={choose}
          act={act}
        />
      ))}
    </ul>
  )
  const more = (shown: number, total: number) =>
    total > shown && (
      <div className="today-foot muted">
        {say.more(format.count(shown), total >= 999 ? say.atMost(format.count(total)) : format.count(total))}
      </div>
    )
  const putOff = red.data?.putOff ?? 0
  return (
    <Page
      title={say.title}
      note={
        today === undefined ? undefined : (
          <span className="num">
            {today} {say.weekdays[dayjs(today).day()]}
          </span>
        )
      }
      actions={
        <>
          {putOff > 0 && (
            <>
              <span className="muted">{say.putOff(format.count(putOff))}</span>
              <Button size="small" onClick={() => void wire.call('today.putOff', {}).catch(tellFailure)}>
                {say.bringBack}
              </Button>
            </>
          )}
          {everybody && <WhoIsHere />}
        </>
      }
    >
      {everybody && <p className="today-note muted">{say.everybody}</p>}
      <p className="today-keys muted">{say.keys}</p>
      <div className="today">
        <div className="today-column">
          <Answered answer={red} rows={4}>
            {({ rows, total }) =>
              rows.length === 0 && due.data?.rows.length === 0 ? (
                <EmptyState title={say.clear} body={say.clearBody} />
              ) : (
                <Section title={<Counted title={say.red} n={total} tone="red" />}>
                  {rows.length === 0 ? <Nothing>{say.noRed}</Nothing> : lines(redEntries)}
                  {redAll.length > folded && (
                    <div className="today-foot">
                      <Button size="small" type="link" onClick={unfold}>
                        {whole ? say.fold : say.unfold(format.count(redAll.length - folded))}
                      </Button>
                    </div>
                  )}
                  {whole && more(rows.length, total)}
                </Section>
              )
            }
          </Answered>
          <Answered answer={due} rows={4}>
            {({ rows, total, quiet }) => (
              <Section
                title={<Counted title={say.due} n={total} />}
                actions={
                  quiet > 0 && (
                    <PlaceLink to={alertsPlace}>
                      {say.quiet(quiet >= 999 ? say.atMost(format.count(quiet)) : format.count(quiet))}
                    </PlaceLink>
                  )
                }
              >
                {rows.length === 0 ? <Nothing>{say.noDue}</Nothing> : lines(dueEntries)}
                {more(rows.length, total)}
              </Section>
            )}
          </Answered>
        </div>
        <Answered answer={changes} rows={4}>
          {({ rows, others, since, more: further }) => (
            <Section
              title={
                <>
                  <Counted title={say.changes} n={rows.length} />
                  <span className="today-since muted">{say.changesSince(format.dateTime(since))}</span>
                </>
              }
              actions={
                rows.length + others > 0 && (
                  <Button size="small" onClick={seenAll}>
                    {say.seenAll}
                  </Button>
                )
              }
            >
              {rows.length === 0 ? <Nothing>{say.noChanges}</Nothing> : lines(changeEntries)}
              {(others > 0 || further) && (
                <div className="today-foot">
                  <PlaceLink to={changesPlace}>
                    {say.others(further ? say.atMost(format.count(others)) : format.count(others))}
                  </PlaceLink>
                </div>
              )}
            </Section>
          )}
        </Answered>
      </div>
      <Suspense fallback={null}>{trial !== null && <TrialPane id={trial} onClose={closeTrial} />}</Suspense>
      <Suspense fallback={null}>{deciding && <DecideQuote id={deciding.id} node={deciding.node} onClose={decided} />}</Suspense>
    </Page>
  )
}

function Counted({ title, n, tone = 'plain' }: { title: string; n: number; tone?: 'plain' | 'red' }) {
  const { words, format } = useSpeech()
  return (
    <>
      {title}{' '}
      <span className={tone === 'red' && n > 0 ? 'today-count today-late' : 'today-count'}>
        {n >= 999 ? words.today.atMost(format.count(n)) : format.count(n)}
      </span>
    </>
  )
}

const Nothing = ({ children }: { children: ReactNode }) => <div className="block-body muted">{children}</div>

/** Whose page it is: the member in whose name this desk writes from now on. */
function WhoIsHere() {
  const { words } = useSpeech()
  const wire = useWire()
  const tellFailure = useTellFailure()
  const members = useSteadyQuery('members.list', {}).data?.filter(({ active }) => active) ?? []
  if (members.length === 0) return null
  return (
    <label className="today-who">
      <span className="muted">{words.today.iAm}</span>
      <Select
        aria-label={words.today.iAm}
        placeholder={words.today.iAmPlaceholder}
        options={members.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id: number) => void wire.call('members.actAs', { id }).catch(tellFailure)}
      />
    </label>
  )
}
