import type { Output } from '../../wire/wire.ts'
import { useSpeech } from '../../text/language.tsx'
import './mapping.css'

const shown = ['rows', 'created', 'updated', 'unchanged', 'ambiguous', 'rejected', 'ignored'] as const

/** What became of each sheet of an import. */
export function SheetsTable({ sheets }: { sheets: NonNullable<Output<'imports.findings'>>['sheets'] }) {
  const { words, format } = useSpeech()
  const classes = words.imports.check.classes
  return (
    <table className="plain-table sheets-table">
      <thead>
        <tr>
          <th>{words.imports.recognise.sheet}</th>
          <th>{words.imports.history.target}</th>
          {shown.map((each) => (
            <th key={each} className="num">
              {each === 'rows' ? words.imports.sheets.rowCount : classes[each]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sheets.map(({ name, target, counts }) => (
          <tr key={name}>
            <td>{name}</td>
            <td>{words.imports.targets[target]}</td>
            {shown.map((each) => (
              <td key={each} className={counts[each] === 0 ? 'num muted' : 'num'}>
                {format.count(counts[each])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
