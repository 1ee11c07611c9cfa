import type { FilterCondition } from '../../../src-preload/contract/_words/filter.ts'
import { boardEvents } from '../../../src-preload/contract/regions.ts'
import type { BoardFigures } from '../../../src-preload/contract/regions.ts'
import { useSpeech } from '../../text/language.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import { filteredTransactions } from '../transactions/index.ts'
import { lastDay } from './months.ts'
import type { Months } from './months.ts'

interface Props {
  readonly figures: BoardFigures
  readonly name: string
  readonly months: Months
  readonly asOf: string
  /** Whose documents they are. */
  readonly where: readonly FilterCondition[]
}

/** Amount, target and attainment of the three sources in a line; each amount opens its documents. */
export function FigureCells({ figures, name, months, asOf, where }: Props) {
  const { words, format } = useSpeech()
  const say = words.regions
  const end = lastDay(months.to)
  const date: FilterCondition = {
    field: 'date',
    op: 'between',
    value: [`${months.from}-01`, end < asOf ? end : asOf],
  }
  return boardEvents.map((event) => {
    const { amount, count, target, attained, pace } = figures[event]
    return [
      <td key={`${event} amount`} className="num region-amount" title={`${format.money(amount)} · ${format.count(count)}`}>
        {count === 0 ? (
          <span className="muted">{words.generic.noData}</span>
        ) : (
          <PlaceLink
            to={filteredTransactions(
              [{ field: 'event', op: 'eq', value: event }, date, ...where],
              say.rowsOf(name, say.events[event]),
            )}
            label={`${say.rowsOf(name, say.events[event])} ${format.shortMoney(amount.fen)}`}
          >
            {format.shortMoney(amount.fen)}
          </PlaceLink>
        )}
      </td>,
      <td key={`${event} target`} className="num muted">
        {target === null ? words.generic.noData : format.shortMoney(target.fen)}
      </td>,
      <td key={`${event} attained`} className={`num region-${pace}`} title={say.paces[pace]}>
        {attained === null ? <span className="muted">{words.generic.noData}</span> : format.percent(attained)}
        {pace === 'behind' && (
          <span className="region-mark" aria-label={say.paces.behind}>
            ▼
          </span>
        )}
        {pace === 'reached' && (
          <span className="region-mark" aria-label={say.paces.reached}>
            ✓
          </span>
        )}
      </td>,
    ]
  })
}
