import { Alert } from 'antd'
import type { CustomerRow } from '../../../src-preload/contract/customers.ts'
import { useSpeech } from '../../text/language.tsx'
import { reasonWords } from '../../text/reason-words.ts'
import type { Speech } from '../../text/language.tsx'
import type { Output } from '../../wire/wire.ts'
import { fieldWords } from '../changes/index.ts'
import { Contacts } from './contacts.tsx'
import { FieldGroups } from './field-groups.tsx'
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
