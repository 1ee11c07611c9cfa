import { useEffect } from 'react'
import type { RefObject } from 'react'
import type { BoardPromise } from '../../../src-preload/contract/services.ts'
import { useSpeech } from '../../text/language.tsx'
import { clockText } from './clock-words.ts'
import { liveClock } from './live-clock.ts'

/** One timer for all clocks on the screen: each second the texts and colours that changed are written, and nothing else. */
export function useTick(
  place: RefObject<HTMLElement | null>,
  promises: ReadonlyMap<number, BoardPromise>,
  now: () => number,
  active: boolean,
): void {
  const speech = useSpeech()
  useEffect(() => {
    if (!active) return undefined
    const tick = () => {
      const at = now()
      for (const element of place.current?.querySelectorAll<HTMLElement>('[data-clock]') ?? []) {
        const promise = promises.get(Number(element.dataset['clock']))
        if (!promise || (promise.state !== 'running' && promise.state !== 'paused')) continue
        const text = element.querySelector('.clock-text')
        const shown = clockText(speech, promise, at)
        if (text && text.textContent !== shown) text.textContent = shown
        const light = `light-${liveClock(promise, at).light}`
        if (element.classList.contains(light)) continue
        for (const name of element.classList) if (name.startsWith('light-')) element.classList.replace(name, light)
      }
    }
    tick()
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [place, promises, now, active, speech])
}
