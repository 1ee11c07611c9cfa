import { useEffect, useRef, useState } from 'react'
import type { QuoteContent } from '../../../src-preload/contract/_words/quote.ts'
import type { QuoteTotalsShown } from '../../../src-preload/contract/_words/quote-rows.ts'
import { useWire } from '../../wire/use-wire.tsx'

const pause = 80

/** The figures of what is being written; the former ones stay until the new ones are there. */
export function useTotals(content: QuoteContent): QuoteTotalsShown | undefined {
  const wire = useWire()
  const [totals, setTotals] = useState<QuoteTotalsShown>()
  // The figures follow from the lines alone; as text, so that an equal list asks nothing.
  const lines = JSON.stringify(content.lines)
  const rest = useRef(content)
  useEffect(() => {
    rest.current = content
  })
  useEffect(() => {
    const stop = new AbortController()
    const timer = setTimeout(() => {
      const asked = { ...rest.current, lines: JSON.parse(lines) as QuoteContent['lines'] }
      wire.call('quotes.previewTotals', { content: asked }, stop.signal).then(setTotals, () => undefined)
    }, pause)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [wire, lines])
  return totals
}
