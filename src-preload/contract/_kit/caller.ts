import { CallFailed } from './failure.ts'
import type { WirePort } from './frames.ts'

export interface CallOptions {
  /** Aborting rejects the promise at once and tells the other side to stop. */
  readonly signal?: AbortSignal
}

/** The asking end of a connection; knows frames, not methods. */
export interface Caller {
  call(method: string, input: unknown, options?: CallOptions): Promise<unknown>
  /** Listens to a topic, optionally for one key; returns the way to stop. */
  listen(topic: string, key: string | null, listener: (payload: unknown) => void): () => void
  onClose(listener: () => void): void
  close(): void
}

const cancelled = { code: 'call.cancelled', kind: 'cancelled', message: '已取消', details: {} } as const
const closed = { code: 'wire.closed', kind: 'external', message: '与后台的连接已断开', details: {} } as const

/** At most this many calls are under way at once; the rest wait here, so that a burst cannot flood the other side. */
const maxUnderWay = 64

interface Waiting {
  resolve(value: unknown): void
  reject(error: unknown): void
}

export function connectCaller(port: WirePort): Caller {
  let nextId = 1
  let open = true
  const underWay = new Map<number, Waiting>()
  const queue: { id: number; method: string; input: unknown; waiting: Waiting }[] = []
  const listeners = new Map<number, (payload: unknown) => void>()
  const closeListeners: (() => void)[] = []

  function sendNext(): void {
    while (open && underWay.size < maxUnderWay) {
      const next = queue.shift()
      if (!next) return
      underWay.set(next.id, next.waiting)
      try {
        port.send({ t: 'call', id: next.id, method: next.method, input: next.input })
      } catch (error) {
        // What cannot be written as JSON never leaves; its place must not stay taken.
        underWay.delete(next.id)
        next.waiting.reject(error)
      }
    }
  }

  function settle(id: number): Waiting | undefined {
    const waiting = underWay.get(id)
    underWay.delete(id)
    sendNext()
    return waiting
  }

  port.onFrame((frame) => {
    if (frame.t === 'ok') settle(frame.id)?.resolve(frame.value)
    else if (frame.t === 'fail') settle(frame.id)?.reject(new CallFailed(frame.failure))
    else if (frame.t === 'event') listeners.get(frame.id)?.(frame.payload)
  })

  port.onClose(() => {
    open = false
    const left = [...underWay.values(), ...queue.map((entry) => entry.waiting)]
    underWay.clear()
    queue.length = 0
    for (const waiting of left) waiting.reject(new CallFailed(closed))
    for (const listener of closeListeners) listener()
  })

  return {
    call(method, input, options = {}) {
      return new Promise((resolve, reject) => {
        if (!open) return reject(new CallFailed(closed))
        if (options.signal?.aborted) return reject(new CallFailed(cancelled))
        const id = nextId++
        const stop = () => {
          const queued = queue.findIndex((entry) => entry.id === id)
          if (queued >= 0) queue.splice(queued, 1)
          else port.send({ t: 'abort', id })
          settle(id)
          reject(new CallFailed(cancelled))
        }
        const done = () => options.signal?.removeEventListener('abort', stop)
        options.signal?.addEventListener('abort', stop, { once: true })
        queue.push({
          id,
          method,
          input,
          waiting: {
            resolve: (value) => (done(), resolve(value)),
            reject: (error) => (done(), reject(error as Error)),
          },
        })
        sendNext()
      })
    },
    listen(topic, key, listener) {
      const id = nextId++
      listeners.set(id, listener)
      port.send({ t: 'listen', id, topic, key })
      return () => {
        if (listeners.delete(id)) port.send({ t: 'unlisten', id })
      }
    },
    onClose: (listener) => void closeListeners.push(listener),
    close: () => port.close(),
  }
}
