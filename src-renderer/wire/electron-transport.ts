import type { HeldFile } from '../../src-preload/contract/files.ts'
import { CallFailed } from '../../src-preload/contract/_kit/failure.ts'
import type { JingweiBridge } from '../../src-preload/bridge/window.ts'
import type { Transport } from './transport.ts'

const cancelled = { code: 'call.cancelled', kind: 'cancelled', message: '', details: {} } as const

export function electronTransport(bridge: JingweiBridge): Transport {
  async function ask(method: string, input: unknown): Promise<unknown> {
    const answer = await bridge.call(method, input)
    if (answer.ok) return answer.value
    throw new CallFailed(answer.failure)
  }
  return {
    call(method, input, signal) {
      if (!signal) return ask(method, input)
      // The bridge cannot carry an abort; the page stops waiting and the late answer is dropped.
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(new CallFailed(cancelled))
        signal.addEventListener('abort', () => reject(new CallFailed(cancelled)), { once: true })
        ask(method, input).then(resolve, reject)
      })
    },
    listen: (topic, key, listener) => bridge.subscribe(topic, key, listener),
    holdFile: async (file) => (await ask('files.admit', { path: bridge.pathForFile(file) })) as HeldFile,
    pathOf: (file) => bridge.pathForFile(file),
    downloadAddress: () => null,
    connection: () => 'ready',
    onConnection: () => () => {},
  }
}
