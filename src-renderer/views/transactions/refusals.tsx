import { useSpeech } from '../../text/language.tsx'
import './sheet-intake.css'

/** Rows that were not taken, each with its reason. */
export function Refusals({ rows }: { rows: readonly { readonly row: number; readonly reason: string }[] }) {
  const { words, format } = useSpeech()
  const say = words.transactions.intake
  if (rows.length === 0) return null
  return (
    <>
      <p className="intake-warn">{say.refused(format.count(rows.length))}</p>
      <ul className="intake-refused">
        {rows.slice(0, 50).map(({ row, reason }) => (
          <li key={row}>
            {/* The header is the sheet's first row. */}
            {words.generic.labelled(say.row(format.count(row + 2)), reason)}
          </li>
        ))}
      </ul>
    </>
  )
}
