import { useSpeech } from '../../text/language.tsx'
import { Answered } from '../../ui/states.tsx'
import { useQuery } from '../../wire/use-query.ts'
import type { Output } from '../../wire/wire.ts'
import { cellText } from './cell-text.ts'
import { fieldWords } from './change-words.ts'

type Row = Output<'changes.rows'>[number]

const shown = 100

/** The rows of one change set: changed fields before and after; a new or deleted row in one line. */
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
              {rows.map((row) =>
                row.op === 'update' ? (
                  <Updated key={`${row.table} ${row.id}`} row={row} />
                ) : (
                  <Whole key={`${row.table} ${row.id}`} row={row} />
                ),
              )}
            </tbody>
          </table>
          {total > rows.length && <p className="muted">{say.rowsShown(format.count(rows.length), format.count(total))}</p>}
        </>
      )}
    </Answered>
  )
}

function RecordCell({ row }: { row: Row }) {
  const say = useSpeech().words.changes
  return (
    <>
      {row.name}{' '}
      <span className="muted">
        {say.ops[row.op]} {(say.tables as Record<string, string>)[row.table] ?? row.table}
      </span>
    </>
  )
}

function Updated({ row }: { row: Row }) {
  const { words, format } = useSpeech()
  return row.fields.map((field, index) => (
    <tr key={field.field}>
      <td>{index === 0 && <RecordCell row={row} />}</td>
      <td>{fieldWords(words, field.field, row.table)}</td>
      <td className="changes-before">{cellText(words, format, field.field, field.before)}</td>
      <td>{cellText(words, format, field.field, field.after)}</td>
    </tr>
  ))
}

function Whole({ row }: { row: Row }) {
  const { words, format } = useSpeech()
  const values = row.fields
    .filter((field) => field.field !== 'name')
    .map((field) => ({ ...field, value: row.op === 'insert' ? field.after : field.before }))
    .filter((field) => field.value !== null && field.value !== '')
  return (
    <tr>
      <td>
        <RecordCell row={row} />
      </td>
      <td colSpan={3} className={row.op === 'delete' ? 'changes-before' : ''}>
        <span className="changes-values">
          {values.map((field) => (
            <span key={field.field}>
              <span className="muted">{fieldWords(words, field.field, row.table)}</span>{' '}
              {cellText(words, format, field.field, field.value)}
            </span>
          ))}
        </span>
      </td>
    </tr>
  )
}
