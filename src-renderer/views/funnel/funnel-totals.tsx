import type { RowQuery } from '../../../src-preload/contract/_words/filter.ts'
import { useSpeech } from '../../text/language.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import type { Output } from '../../wire/wire.ts'
import { targetsPlace } from '../targets/index.ts'
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
        <dd title={format.money(totals.weighted)}>
          <PlaceLink to={rowsPlace(query, [{ field: 'open', op: 'eq', value: true }], say.weighted)}>
            {format.shortMoney(totals.weighted.fen)}
          </PlaceLink>
        </dd>
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
          {totals.target && <PlaceLink to={targetsPlace}> {say.target(format.shortMoney(totals.target.fen))}</PlaceLink>}
        </dd>
      </div>
      <div title={say.slippageHint(format.count(totals.slipped), format.count(totals.due))}>
        <dt>{say.slippage}</dt>
        <dd>
          {totals.due === 0 || !span ? (
            none
          ) : (
            <>
              {format.percent(totals.slipped / totals.due)}{' '}
              <SlippageLink query={query} span={span} which="slipped" count={totals.slipped} />
              <span className="muted">/</span>
              <SlippageLink query={query} span={span} which="due" count={totals.due} />
            </>
          )}
        </dd>
      </div>
    </dl>
  )
}

/** The deals that were due in the period when it began, or those of them that close later now. */
function SlippageLink({ query, span, which, count }: { query: RowQuery; span: Span; which: 'slipped' | 'due'; count: number }) {
  const { words, format } = useSpeech()
  const value = JSON.stringify([which, span.from, span.to])
  if (count === 0) return <span className="muted">{format.count(count)}</span>
  return (
    <PlaceLink to={rowsPlace(query, [{ field: 'slippage', op: 'eq', value }], words.funnel.totals[which])}>
      {format.count(count)}
    </PlaceLink>
  )
}
