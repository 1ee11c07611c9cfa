import { Alert } from 'antd'
import type { ReactNode } from 'react'
import type { CustomerRow } from '../../../src-preload/contract/customers.ts'
import { useSpeech } from '../../text/language.tsx'
import { reasonWords } from '../../text/reason-words.ts'
import type { Speech } from '../../text/language.tsx'
import type { Output } from '../../wire/wire.ts'
import { fieldWords } from '../changes/index.ts'
import { Contacts } from './contacts.tsx'
import { ScoreParts } from './score-parts.tsx'

type Details = Output<'customers.get'>

export function CustomerDetails({ data, onOpen }: { data: Details; onOpen: (id: number, name: string) => void }) {
  const speech = useSpeech()
  const { words } = speech
  const say = words.customers.panel
  const { customer } = data
  const notes = notesOf(speech, customer)
  return (
    <div className="details">
      {notes.length > 0 && (
        <ul className="details-notes">
          {notes.map((note) => (
            <li key={note.text} className={`details-note details-${note.tone}`}>
              {note.text}
            </li>
          ))}
        </ul>
      )}
      {data.suspects.length > 0 && (
        <Alert
          type="warning"
          title={say.suspects}
          description={data.suspects.map((suspect) => (
            <div key={suspect.id}>
              <button type="button" className="bare place-link" onClick={() => onOpen(suspect.id, suspect.name)}>
                {suspect.name}
              </button>{' '}
              <span className="muted">{reasonWords(words, suspect.reason)}</span>
            </div>
          ))}
        />
      )}
      <FieldGroups customer={customer} />
      <h3>{say.contacts}</h3>
      <Contacts customerId={customer.id} contacts={data.contacts} />
      <h3>{say.score}</h3>
      <ScoreParts customer={customer} parts={data.scoreParts} />
    </div>
  )
}

interface Note {
  readonly text: string
  readonly tone: 'amber' | 'red' | 'plain'
}

function notesOf({ words, format }: Speech, customer: CustomerRow): Note[] {
  const say = words.customers.panel
  const notes: Note[] = []
  if (customer.missing.length > 0) {
    const list = customer.missing.map((field) => fieldWords(words, field)).join(words.generic.separator)
    notes.push({ text: words.generic.labelled(say.missing, list), tone: 'amber' })
  }
  const left = customer.daysToServiceEnd
  if (left !== null) {
    const text =
      left < 0 ? say.serviceEnded(format.count(-left)) : left === 0 ? say.serviceEndsToday : say.serviceEndsIn(format.count(left))
    notes.push({ text, tone: left <= 7 ? 'red' : left <= 30 ? 'amber' : 'plain' })
  }
  const since = customer.daysSinceContact
  const silence = customer.silence === null ? '' : ` · ${words.customers.silence[customer.silence]}`
  notes.push({
    text: since === null ? say.neverContacted : `${say.lastContact(format.count(since))}${silence}`,
    tone: customer.silence === null ? 'plain' : customer.silence === 'dormant' ? 'amber' : 'red',
  })
  return notes
}

function FieldGroups({ customer }: { customer: CustomerRow }) {
  const { words, format } = useSpeech()
  const say = words.customers.panel
  const value = (field: string, text: string | null): [string, ReactNode] => {
    const unread = customer.unread[field]
    if (unread !== undefined) return [field, <span className="cell-unread">{words.customers.grid.unread(unread)}</span>]
    return [field, text === null || text === '' ? <span className="muted">{words.generic.noData}</span> : text]
  }
  const uscc: [string, ReactNode] =
    customer.usccValid === false
      ? [
          'uscc',
          <>
            <span className="cell-bad">{customer.uscc}</span> <span className="details-red">{words.customers.grid.badCode}</span>
          </>,
        ]
      : value('uscc', customer.uscc)
  const groups: [string, [string, ReactNode][]][] = [
    [
      say.groups.identity,
      [
        value('shortName', customer.shortName),
        uscc,
        value('type', customer.type),
        value('industry', customer.industry),
        value('region', [customer.region, customer.province, customer.city].filter(Boolean).join(' · ')),
      ],
    ],
    [
      say.groups.business,
      [
        value('owner', customer.ownerName),
        value('source', customer.source),
        value('budget', format.budget(customer.budgetMin, customer.budgetMax)),
        value('annualPurchase', format.money(customer.annualPurchase)),
      ],
    ],
    [
      say.groups.service,
      [value('lastContactOn', format.date(customer.lastContactOn)), value('serviceEndOn', format.date(customer.serviceEndOn))],
    ],
    [
      say.groups.other,
      [
        value('tags', customer.tags.join(words.generic.separator)),
        value('remark', customer.remark),
        value('createdAt', format.dateTime(customer.createdAt)),
        value('updatedAt', format.dateTime(customer.updatedAt)),
      ],
    ],
  ]
  return groups.map(([title, lines]) => (
    <section key={title}>
      <h3>{title}</h3>
      <dl className="details-fields">
        {lines.map(([field, text]) => (
          <div key={field}>
            <dt>{fieldWords(words, field)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  ))
}
