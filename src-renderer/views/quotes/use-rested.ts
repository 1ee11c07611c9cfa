import { useEffect, useRef, useState } from 'react'

const pause = 200

/** What is being written, once the hand rests: the same object as long as nothing changed. */
export function useRested<T>(content: T): T {
  const text = JSON.stringify(content)
  const [rested, setRested] = useState({ text, content })
  const first = useRef(true)
  useEffect(() => {
    if (first.current) {
      first.current = false
      return
    }
    const timer = setTimeout(() => setRested({ text, content: JSON.parse(text) as T }), pause)
    return () => clearTimeout(timer)
  }, [text])
  return rested.content
}
