import type { Assumptions } from '../../../src-preload/contract/forecast.ts'
import type { FilterCondition, RowQuery } from '../../../src-preload/contract/_words/filter.ts'
import { useSpeech } from '../../text/language.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import type { Output } from '../../wire/wire.ts'
import { rowsPlace } from '../funnel/index.ts'
import { lastDay } from '../regions/index.ts'

type Month = Output<'forecast.read'>['months'][number]
type Money = Month['commit']

interface Props {
  readonly data: Output<'forecast.read'>
  readonly query: RowQuery
  readonly assumed: Assumptions
}

/** Month by month against target; each figure that deals make up opens them. */
export function ForecastTable({ data, query, assumed }: Props) {
  const { words, format } = useSpeech()
  const say = words.forecast
  const none = words.generic.noData
  const total = (of: (month: Month) => Money | null) => {
    const set = data.months.map(of).filter((money) => money !== null)
    return set.length === 0 ? null : { fen: set.reduce((sum, { fen }) => sum + fen, 0) }
  }
  const money = (shown: Money | null) => (shown === null ? none : format.shortMoney(shown.fen))
  const gap = (shown: Money | null, target: Money | null) => {
    if (shown === null || target === null) return <td className="num muted">{none}</td>
    const fen = shown.fen - target.fen
    return (
      <td className={`num ${fen < 0 ? 'forecast-short' : 'forecast-over'}`}>
        {fen < 0 ? '−' : '+'}
        {format.shortMoney(Math.abs(fen))}
      </td>
    )
  }
  const open = (month: string, from: number | null): FilterCondition[] => {
    const first = `${month}-01`
    return [
      { field: 'open', op: 'eq', value: true },
      { field: 'expectedClose', op: 'between', value: [first < data.asOf ? data.asOf : first, lastDay(month)] },
      ...(from === null ? [] : [{ field: 'probability', op: 'gte' as const, value: from }]),
    ]
  }
  const link = (month: string, column: keyof typeof say.columns, shown: Money, conditions: readonly FilterCondition[]) => (
    <td className="num" title={format.money(shown)}>
      {shown.fen === 0 ? (
        <span className="muted">{none}</span>
      ) : (
        <PlaceLink
          to={rowsPlace(query, conditions, `${month} ${say.columns[column]}`)}
          label={`${month} ${say.columns[column]} ${money(shown)}`}
        >
          {money(shown)}
        </PlaceLink>
      )}
    </td>
  )
  return (
    <table className="plain-table forecast-table" aria-label={say.chart}>
      <thead>
        <tr>
          <th>{say.month}</th>
          <th className="num">{say.columns.target}</th>
          <th className="num">{say.columns.won}</th>
          <th className="num" title={say.hints.commit(format.percent(assumed.commitFrom / 100))}>
            {say.columns.commit}
          </th>
          <th className="num" title={say.hints.best(format.percent(assumed.bestFrom / 100))}>
            {say.columns.best}
          </th>
          <th className="num" title={say.hints.weighted}>
            {say.columns.weighted}
          </th>
          <th className="num" title={say.hints.scenario}>
            {say.columns.scenario}
          </th>
          <th className="num">{say.columns.gap}</th>
        </tr>
      </thead>
      <tbody>
        {data.months.map((own) => (
          <tr key={own.month}>
            <th scope="row" className="num">
              {own.month}
            </th>
            <td className="num">{money(own.target)}</td>
            {link(own.month, 'won', own.won.amount, [
              { field: 'closing', op: 'eq', value: 'won' },
              { field: 'closedAt', op: 'between', value: [`${own.month}-01`, lastDay(own.month)] },
            ])}
            {link(own.month, 'commit', own.commit, open(own.month, assumed.commitFrom))}
            {link(own.month, 'best', own.best, open(own.month, assumed.bestFrom))}
            {link(own.month, 'weighted', own.weighted, open(own.month, null))}
            <td className="num forecast-scenario" title={format.money(own.scenario)}>
              {money(own.scenario)}
            </td>
            {gap(own.scenario, own.target)}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{say.total}</th>
          <td className="num">{money(total(({ target }) => target))}</td>
          <td className="num">{money(total(({ won }) => won.amount))}</td>
          <td className="num">{money(total(({ commit }) => commit))}</td>
          <td className="num">{money(total(({ best }) => best))}</td>
          <td className="num">{money(total(({ weighted }) => weighted))}</td>
          <td className="num">{money(total(({ scenario }) => scenario))}</td>
          {gap(
            total(({ scenario }) => scenario),
            total(({ target }) => target),
          )}
        </tr>
      </tfoot>
    </table>
  )
}
