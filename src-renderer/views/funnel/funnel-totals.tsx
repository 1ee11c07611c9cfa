import type { RowQuery } from '../../../src-preload/contract/_words/filter.ts'
import { useSpeech } from '../../text/language.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import type { Output } from '../../wire/wire.ts'
import { rowsPlace } from './drill.ts'
import type { Span } from './periods.ts'

/** The line of figures above the funnel. */
export function FunnelTotals({
  data: { totals },
  query,
  span,
}: {
  data: Output<'funnel.read'>
  query: RowQuery
  span: Span | null
}) {
  const { words, format } = useSpeech()
  const say = words.funnel.totals
  const none = words.generic.noData
  return (
    <dl className="funnel-totals">
      <div>
        <dt>{say.open}</dt>
        <dd>
          <PlaceLink to={rowsPlace(query, [{ field: 'open', op: 'eq', value: true }], say.open)}>
            {format.count(totals.open)}
          </PlaceLink>
          <span className="muted"> {format.shortMoney(totals.amount.fen)}</span>
        </dd>
      </div>
      <div>
        <dt>{say.weighted}</dt>
        <dd title={format.money(totals.weighted)}>{format.shortMoney(totals.weighted.fen)}</dd>
      </div>
      <div>
        <dt>{say.won}</dt>
        <dd>
          {totals.wonCount === 0 || !span ? (
            format.count(totals.wonCount)
          ) : (
            <PlaceLink
              to={rowsPlace(
                query,
                [
                  { field: 'closing', op: 'eq', value: 'won' },
                  { field: 'closedAt', op: 'between', value: [span.from, span.to] },
                ],
                say.won,
              )}
            >
              {format.count(totals.wonCount)}
            </PlaceLink>
          )}
          <span className="muted"> {format.shortMoney(totals.wonAmount.fen)}</span>
        </dd>
      </div>
      <div title={say.coverageHint}>
        <dt>{say.coverage}</dt>
        <dd>
          {totals.coverage === null ? none : `${totals.coverage.toFixed(2)}×`}
          {totals.target && <span className="muted"> {say.target(format.shortMoney(totals.target.fen))}</span>}
        </dd>
      </div>
      <div title={say.slippageHint(format.count(totals.slipped), format.count(totals.due))}>
        <dt>{say.slippage}</dt>
        <dd>
          {totals.due === 0 ? none : format.percent(totals.slipped / totals.due)}
          {totals.due > 0 && (
            <span className="muted"> {words.funnel.why.cases(format.count(totals.slipped), format.count(totals.due))}</span>
          )}
        </dd>
      </div>
    </dl>
  )
}
