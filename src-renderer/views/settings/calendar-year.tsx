import { Button } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { Section } from '../../ui/page.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import type { Output } from '../../wire/wire.ts'
import { YearDialog } from './year-dialog.tsx'

const kinds = ['w', 'o', 'h', 'W', 'c'] as const
type Kind = (typeof kinds)[number]

/** The year at a glance, with how far its arrangement is known. */
export function CalendarYear({ held, year: first }: { held: Output<'calendar.settings'>; year: number }) {
  const { coverage } = held
  const [typing, setTyping] = useState(false)
  const { words, format } = useSpeech()
  const say = words.calendar
  const [year, setYear] = useState(first)
  const answer = useSteadyQuery('calendar.year', { year })
  const known = coverage.find((one) => one.year === year)
  return (
    <Section
      title={
        <>
          {year}{' '}
          <span className={known?.state === 'settled' ? 'muted calendar-state' : 'calendar-state calendar-unsure'}>
            {known === undefined ? say.absent : say[known.state]}
          </span>
        </>
      }
      actions={
        <>
          <span className="muted num">{answer.data && say.workdays(format.count(answer.data.workdays))}</span>
          <Button size="small" onClick={() => setTyping(true)}>
            {say.enterYear}
          </Button>
          <Button size="small" onClick={() => setYear(year - 1)}>
            {say.previous}
          </Button>
          <Button size="small" onClick={() => setYear(year + 1)}>
            {say.next}
          </Button>
        </>
      }
    >
      <Answered answer={answer} rows={6}>
        {({ days }) => (
          <div className="block-body">
            <div className="calendar-months">
              {say.months.map((name, month) => (
                <Month key={name} name={name} year={year} month={month} days={days} />
              ))}
            </div>
            {known && (
              <p className="muted calendar-source">
                {say.source} {[known.own ? say.own : '', known.source].filter(Boolean).join(words.generic.separator)}
              </p>
            )}
            <div className="calendar-legend">
              {kinds.map((kind) => (
                <span key={kind}>
                  <span className={`calendar-day calendar-${dayClass[kind]}`} aria-hidden>
                    {' '}
                  </span>
                  {say.kinds[kind]}
                </span>
              ))}
            </div>
          </div>
        )}
      </Answered>
      {typing && <YearDialog year={year} values={held.values} onClose={() => setTyping(false)} />}
    </Section>
  )
}

const dayClass: Record<Kind, string> = { w: 'work', o: 'weekend', h: 'holiday', W: 'moved', c: 'own' }
const isKind = (text: string): text is Kind => (kinds as readonly string[]).includes(text)

function Month({ name, year, month, days }: { name: string; year: number; month: number; days: string }) {
  const { words } = useSpeech()
  const say = words.calendar
  const at = (ofYear: number, ofMonth: number) => dayjs(`${ofYear}-${String(ofMonth + 1).padStart(2, '0')}-01`)
  const first = at(year, month)
  const length = first.daysInMonth()
  const offset = first.diff(at(year, 0), 'day')
  const lead = (first.day() + 6) % 7
  return (
    <div className="calendar-month">
      <h3>{name}</h3>
      <div className="calendar-grid" role="list" aria-label={name}>
        {Array.from({ length }, (_, at) => {
          const letter = days[offset + at] ?? 'w'
          const kind: Kind = isKind(letter) ? letter : 'w'
          return (
            <span
              key={at + 1}
              role="listitem"
              className={`calendar-day calendar-${dayClass[kind]}`}
              style={at === 0 ? { gridColumnStart: lead + 1 } : undefined}
              title={say.kinds[kind]}
            >
              {at + 1}
            </span>
          )
        })}
      </div>
    </div>
  )
}
