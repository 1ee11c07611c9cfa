import { useEffect, useRef, useState } from 'react'
import type { QuoteContent } from '../../../src-preload/contract/_words/quote.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'

const pause = 200

/** What stands between the content on the screen and its submission; asked again once the hand rests. */
export function useAssessment(content: QuoteContent) {
  const text = JSON.stringify(content)
  const [rested, setRested] = useState(text)
  const first = useRef(true)
  useEffect(() => {
    if (first.current) {
      first.current = false
      return
    }
    const timer = setTimeout(() => setRested(text), pause)
    return () => clearTimeout(timer)
  }, [text])
  return useSteadyQuery('quotes.assess', { content: JSON.parse(rested) as QuoteContent }).data
}
