import { useEffect, useRef, useState } from 'react'
import type { QuoteContent } from '../../../src-preload/contract/_words/quote.ts'

const pause = 200

/** What is being written, once the hand rests: the same object as long as nothing changed. */
export function useRested(content: QuoteContent): QuoteContent {
  const text = JSON.stringify(content)
  const [rested, setRested] = useState({ text, content })
  const first = useRef(true)
  useEffect(() => {
    if (first.current) {
      first.current = false
      return
    }
    const timer = setTimeout(() => setRested({ text, content: JSON.parse(text) as QuoteContent }), pause)
    return () => clearTimeout(timer)
  }, [text])
  return rested.content
}
