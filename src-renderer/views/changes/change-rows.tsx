import { useSpeech } from '../../text/language.tsx'
import { Answered } from '../../ui/states.tsx'
import { useQuery } from '../../wire/use-query.ts'
import { cellText } from './cell-text.ts'
import { fieldWords } from './change-words.ts'

const shown = 100

/** The rows of one change set, before and after. */
export function ChangeRows({ changeSetId, total }: { changeSetId: number; total: number }) {
  const { words, format } = useSpeech()
  const say = words.changes
  const answer = useQuery('changes.rows', { changeSetId, limit: shown })
  return (
    <Answered answer={answer} rows={3}>
      {(rows) => (
        <>
          <table className="plain-table changes-rows">
            <thead>
              <tr>
                <th>{say.record}</th>
                <th>{say.field}</th>
                <th>{say.before}</th>
                <th>{say.after}</th>
              </tr>
            </thead>
            <tbody>
              {rows.flatMap((row) =>
                (row.fields.length > 0 ? row.fields : [null]).map((field, index) => (
                  <tr key={`${row.table} ${row.id} ${field?.field ?? ''}`}>
                    <td>
                      {index === 0 && (
                        <>
                          {row.name}{' '}
                          <span className="muted">
                            {say.ops[row.op]} {(say.tables as Record<string, string>)[row.table] ?? row.table}
                          </span>
                        </>
                      )}
                    </td>
                    <td>{field && fieldWords(words, field.field)}</td>
                    <td className="changes-before">
                      {field && row.op !== 'insert' && cellText(words, format, field.field, field.before)}
                    </td>
                    <td>{field && row.op !== 'delete' && cellText(words, format, field.field, field.after)}</td>
                  </tr>
                )),
              )}
            </tbody>
          </table>
          {total > rows.length && <p className="muted">{say.rowsShown(format.count(rows.length), format.count(total))}</p>}
        </>
      )}
    </Answered>
  )
}
