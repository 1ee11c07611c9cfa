import { useSpeech } from '../../text/language.tsx'
import { Section } from '../../ui/page.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { Completeness } from './completeness.tsx'
import { SharesCell } from './shares-cell.tsx'
import './hand-overs.css'

/** Who handed over what, newest first; nothing where there is none. */
export function HandOverRecords() {
  const { words, format } = useSpeech()
  const say = words.handOvers
  const records = useSteadyQuery('hand-overs.records', {}).data ?? []
  if (records.length === 0) return null
  return (
    <Section title={say.records}>
      <ul className="hand-over-records">
        {records.map((record) => (
          <li key={record.id}>
            <div>
              <strong>{say.recordLine(record.memberName, record.actor)}</strong>{' '}
              <span className="muted num">{format.dateTime(record.at)}</span> {record.reason}
            </div>
            <dl className="hand-over-shares">
              {record.shares
                .filter(({ owned }) => owned > 0)
                .map((share) => (
                  <div key={share.kind}>
                    <dt>{say.kinds[share.kind]}</dt>
                    <dd>
                      <SharesCell share={share} />
                    </dd>
                  </div>
                ))}
            </dl>
            <Completeness outcome={record} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
