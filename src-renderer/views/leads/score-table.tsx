import type { ScoreLineShown, ScoreTableShown } from '../../../src-preload/contract/leads.ts'
import { useSpeech } from '../../text/language.tsx'
import { StateTag } from '../../ui/state-tag.tsx'

const fewClosed = 5

/** Why this rep: every rep with what was known and what each part gave. The three parts add up to the score, each rounded. */
export function ScoreTable({ table }: { table: ScoreTableShown }) {
  const { words, format } = useSpeech()
  const say = words.leads.score
  const none = words.generic.noData
  const { weights } = table
  const percent = (rate: string) => format.percent(Number(rate))
  if (table.lines.length === 0) return <p className="muted">{say.none}</p>
  const line = (one: ScoreLineShown) => (
    <tr key={one.repId} className={one.repId === table.winnerId ? 'score-winner' : one.score === null ? 'score-out' : ''}>
      <td>
        {one.repName} {one.excluded !== null && <StateTag tone="warn">{say.excluded[one.excluded]}</StateTag>}
      </td>
      <td className="num">
        <div>{one.industryPoints ?? none}</div>
        <div className="muted score-known">{say.match[one.industryMatch]}</div>
      </td>
      <td className="num" title={one.closed < fewClosed && one.winRate !== null ? say.blended : undefined}>
        <div>{one.winPoints ?? none}</div>
        <div className="muted score-known">
          {one.winRate === null
            ? say.noDeals
            : `${say.won(format.count(one.won), format.count(one.closed))} · ${percent(one.winRate)}${one.closed < fewClosed ? '*' : ''}`}
        </div>
      </td>
      <td className="num">
        <div>{one.loadPoints ?? none}</div>
        <div className="muted score-known">{say.open(format.count(one.openLeads), format.count(one.capacity))}</div>
      </td>
      <td className="num score-total">{one.score ?? none}</td>
    </tr>
  )
  const blended = table.lines.some(({ closed, winRate }) => closed < fewClosed && winRate !== null)
  return (
    <>
      <table className="plain-table score-table" aria-label={say.label}>
        <thead>
          <tr>
            <th>{say.rep}</th>
            <th className="num">{say.industry(String(weights.industry))}</th>
            <th className="num">{say.win(String(weights.winHistory))}</th>
            <th className="num">{say.load(String(weights.load))}</th>
            <th className="num">{say.total}</th>
          </tr>
        </thead>
        <tbody>{table.lines.map(line)}</tbody>
      </table>
      <p className="muted score-known">
        {say.about(table.industry ?? none, table.needClass ?? none, format.count(table.windowDays))}
        {table.teamRate !== null && ` · ${say.teamRate(percent(table.teamRate))}`}
        {blended && ` · * ${say.blended}`}
      </p>
    </>
  )
}
