import { Tag } from 'antd'
import { useSpeech } from '../../text/language.tsx'
import { Answered } from '../../ui/states.tsx'
import { useQuery } from '../../wire/use-query.ts'
import { cellText, changeWords, fieldWords } from '../changes/index.ts'

/** Who changed what in this customer, when, before and after. */
export function CustomerHistory({ id }: { id: number }) {
  const { words, format } = useSpeech()
  const say = words.customers.panel
  const answer = useQuery('changes.ofRow', { table: 'customer', id })
  return (
    <Answered answer={answer}>
      {(changes) =>
        changes.length === 0 ? (
          <p className="muted details">{say.historyEmpty}</p>
        ) : (
          <ol className="history">
            {changes.map((change) => (
              <li key={`${change.changeSetId} ${change.op}`}>
                <div className="history-head">
                  <time dateTime={change.at}>{format.dateTime(change.at)}</time>
                  <span>{change.actor}</span>
                  <span className="muted">{changeWords(words, { command: change.command, subject: '' })}</span>
                  {(change.origin === 'rule' || change.origin === 'hub') && <Tag>{words.changes.origins[change.origin]}</Tag>}
                </div>
                {change.op === 'insert' ? (
                  <div className="history-line">{say.created}</div>
                ) : change.op === 'delete' ? (
                  <div className="history-line">{say.deleted}</div>
                ) : (
                  change.fields.map((field) => (
                    <div key={field.field} className="history-line">
                      <span className="muted">{fieldWords(words, field.field)}</span>
                      <span className="history-values">
                        <span className="changes-before">{cellText(words, format, field.field, field.before)}</span>
                        <span aria-hidden>→</span>
                        <span>{cellText(words, format, field.field, field.after)}</span>
                      </span>
                    </div>
                  ))
                )}
              </li>
            ))}
          </ol>
        )
      }
    </Answered>
  )
}
