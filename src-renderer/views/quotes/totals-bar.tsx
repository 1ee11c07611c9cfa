import type { QuoteTotalsShown } from '../../../src-preload/contract/_words/quote-rows.ts'
import { StateTag } from '../../ui/state-tag.tsx'
import { useSpeech } from '../../text/language.tsx'
import './lines.css'

/** The sums under the lines, by the rules of the store. */
export function TotalsBar({ totals, lines }: { totals: QuoteTotalsShown; lines: number }) {
  const { words, format } = useSpeech()
  const say = words.quotes.totals
  const figures: [string, string][] = [
    [say.net, format.money(totals.net)],
    [say.tax, format.money(totals.tax)],
  ]
  if (totals.guideAmount.fen > 0) figures.push([say.guide, format.money(totals.guideAmount)])
  if (totals.discountPercent !== null) figures.push([say.discount, `${totals.discountPercent}%`])
  if (totals.cost) figures.push([say.cost, format.money(totals.cost)])
  if (totals.margin)
    figures.push([
      say.margin,
      `${format.money(totals.margin)}${words.quotes.inBrackets(totals.marginPercent === null ? words.generic.noData : `${totals.marginPercent}%`)}`,
    ])
  return (
    <div className="quote-totals" aria-live="polite">
      {figures.map(([label, value]) => (
        <span key={label}>
          <span className="muted">{label}</span> <span className="quote-figure">{value}</span>
        </span>
      ))}
      {totals.linesWithoutCost > 0 && totals.linesWithoutCost < lines && (
        <span className="muted">{say.noCost(format.count(totals.linesWithoutCost))}</span>
      )}
      {totals.belowMargin && <StateTag tone="bad">{say.below}</StateTag>}
      <span className="quote-total">
        {say.amount} <strong>{format.money(totals.amount)}</strong>
      </span>
    </div>
  )
}
