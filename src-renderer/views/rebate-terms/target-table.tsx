import { Button } from 'antd'
import { useSpeech } from '../../text/language.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import type { Output } from '../../wire/wire.ts'
import { factTitle } from './fact-title.ts'
import type { TargetStart } from './target-dialog.tsx'

type Row = Output<'rebates.targets'>['rows'][number]

interface Props {
  readonly rows: readonly Row[]
  readonly onEdit: (start: TargetStart) => void
  readonly onClear: (row: Row) => void
}

const shown = 500

/** What was agreed, newest period first; figures that a closing has frozen cannot be changed. */
export function TargetTable({ rows, onEdit, onClear }: Props) {
  const { words, format } = useSpeech()
  const say = words.rebateTerms.targets
  return (
    <div className="terms-scroll">
      <table className="plain-table terms-table">
        <thead>
          <tr>
            <th>{say.columns.party}</th>
            <th>{say.columns.period}</th>
            <th>{say.columns.fact}</th>
            <th className="num">{say.columns.value}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((row) => (
            <tr key={`${row.party} ${row.period} ${row.fact}`}>
              <td>
                {row.partyName} {row.party < 0 && <StateTag>{say.group}</StateTag>}
              </td>
              <td>{row.period}</td>
              <td>{factTitle(words, row.fact)}</td>
              <td className="num">{format.decimal(Number(row.value))}</td>
              <td>
                <div className="terms-row-actions">
                  {row.closed ? (
                    <StateTag tone="good">{words.rebates.states.closed}</StateTag>
                  ) : (
                    <>
                      <Button
                        size="small"
                        type="text"
                        onClick={() => onEdit({ party: row.partyName, period: row.period, fact: row.fact, value: row.value })}
                      >
                        {say.change}
                      </Button>
                      <Button size="small" type="text" danger onClick={() => onClear(row)}>
                        {say.clear}
                      </Button>
                    </>
                  )}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shown && (
        <div className="block-body muted">{words.rebates.near.more(format.count(shown), format.count(rows.length))}</div>
      )}
    </div>
  )
}
