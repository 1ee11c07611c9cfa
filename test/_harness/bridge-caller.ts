import type { Page } from '@playwright/test'
import type { BridgeAnswer, JingweiBridge } from '../../src-preload/bridge/window.ts'
import type { Caller } from '../../src-preload/contract/_kit/caller.ts'
import { CallFailed } from '../../src-preload/contract/_kit/failure.ts'

declare global {
  interface Window {
    readonly jingwei?: JingweiBridge
    heard?: (id: number, payload: unknown) => Promise<void>
    stops?: Map<number, () => void>
  }
}

const cancelled = { code: 'call.cancelled', kind: 'cancelled', message: '已取消', details: {} } as const

/** Calls from inside the page, through `window.jingwei` as the renderer does, for tests that stand outside of it. */
export async function bridgeCaller(page: Page): Promise<Caller> {
  const listeners = new Map<number, (payload: unknown) => void>()
  let next = 1
  await page.exposeFunction('heard', (id: number, payload: unknown) => listeners.get(id)?.(payload))

  async function ask(method: string, input: unknown): Promise<unknown> {
    const answer = await page.evaluate(
      ([method, input, mapped]) => {
        // Playwright carries no Map; the page makes it again where it was.
        const given = mapped === null ? input : { ...(input as object), [mapped.key]: new Map(mapped.entries) }
        return (window.jingwei as JingweiBridge).call(method, given) as Promise<BridgeAnswer>
      },
      [method, input, mapIn(input)] as const,
    )
    if (answer.ok) return answer.value
    throw new CallFailed(answer.failure)
  }

  return {
    call(method, input, { signal } = {}) {
      if (signal?.aborted) return Promise.reject(new CallFailed(cancelled))
      // The bridge cannot carry an abort; like the renderer, stop waiting.
      return new Promise((resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new CallFailed(cancelled)))
        ask(method, input).then(resolve, reject)
      })
    },
    listen(topic, key, listener) {
      const id = next++
      listeners.set(id, listener)
      const began = page.evaluate(
        ([id, topic, key]) => {
          window.stops ??= new Map()
          const stop = window.jingwei?.subscribe(topic, key, (payload) => void window.heard?.(id, payload))
          if (stop) window.stops.set(id, stop)
        },
        [id, topic, key] as const,
      )
      return () => void began.then(() => page.evaluate((id) => window.stops?.get(id)?.(), id))
    },
    onClose: () => undefined,
    close: () => undefined,
  }
}

function mapIn(input: unknown): { key: string; entries: [unknown, unknown][] } | null {
  const [key, map] = Object.entries(input as object).find(([, value]) => value instanceof Map) ?? []
  return key === undefined ? null : { key, entries: [...(map as Map<unknown, unknown>)] }
}
