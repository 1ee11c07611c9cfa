import { useCallback, useEffect } from 'react'
import type { RefObject } from 'react'
import type { BoardPromise } from '../../../src-preload/contract/services.ts'
import { useSpeech } from '../../text/language.tsx'
import { clockText } from './clock-words.ts'
import { liveClock } from './live-clock.ts'

/** Clocks written in one frame: a screen full of them repaints in a few frames, none of them long. */
const perFrame = 12

const clocksIn = (place: HTMLElement | null) => [...(place?.querySelectorAll<HTMLElement>('[data-clock]') ?? [])]

/**
 * One timer for all clocks on the screen: each second the texts and colours that changed are written, and nothing else.
 */
export function useTick(
  place: RefObject<HTMLElement | null>,
  promises: ReadonlyMap<number, BoardPromise>,
  now: () => number,
  active: boolean,
): void {
  const speech = useSpeech()
  const write = useCallback(
    (element: HTMLElement, at: number): boolean => {
      const promise = promises.get(Number(element.dataset['clock']))
      if (!promise || (promise.state !== 'running' && promise.state !== 'paused')) return false
      const text = element.querySelector('.clock-text')?.firstChild
      const shown = clockText(speech, promise, at)
      const light = `light-${liveClock(promise, at).light}`
      const same = text?.nodeValue === shown
      if (text && !same) text.nodeValue = shown
      if (element.classList.contains(light)) return !same
      for (const name of element.classList) if (name.startsWith('light-')) element.classList.replace(name, light)
      return true
    },
    [promises, speech],
  )
  useEffect(() => {
    if (!active) return undefined
    let frame = 0
    const some = (left: readonly HTMLElement[]) => {
      const at = now()
      let written = 0
      let next = 0
      while (next < left.length && written < perFrame) if (write(left[next++] as HTMLElement, at)) written++
      if (next < left.length) frame = requestAnimationFrame(() => some(left.slice(next)))
    }
    for (const element of clocksIn(place.current)) write(element, now())
    const timer = setInterval(() => {
      cancelAnimationFrame(frame)
      some(clocksIn(place.current))
    }, 1000)
    return () => {
      clearInterval(timer)
      cancelAnimationFrame(frame)
    }
  }, [active, place, now, write])
}
