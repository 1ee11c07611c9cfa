import type { Failure } from './failure.ts'
import type { WirePort } from './frames.ts'

/** The answering end: what a connection may ask. Rejections must already be failures (see `toFailure`). */
export interface CallTarget {
  call(method: string, input: unknown, signal: AbortSignal): Promise<unknown>
  /** Starts telling; returns the way to stop, or null when there is no such topic. */
  listen(topic: string, key: string | null, tell: (payload: unknown) => void): (() => void) | null
  toFailure(thrown: unknown): Failure
}

/** Serves one connection until it closes; then everything it had under way is aborted and its listeners end. */
export function serveCalls(port: WirePort, target: CallTarget): void {
  const underWay = new Map<number, AbortController>()
  const stops = new Map<number, () => void>()

  port.onFrame((frame) => {
    if (frame.t === 'call') {
      const controller = new AbortController()
      underWay.set(frame.id, controller)
      void target
        .call(frame.method, frame.input, controller.signal)
        .then(
          (value) => port.send({ t: 'ok', id: frame.id, value }),
          (thrown: unknown) => port.send({ t: 'fail', id: frame.id, failure: target.toFailure(thrown) }),
        )
        .finally(() => underWay.delete(frame.id))
    } else if (frame.t === 'abort') {
      underWay.get(frame.id)?.abort()
    } else if (frame.t === 'listen') {
      const stop = target.listen(frame.topic, frame.key, (payload) => port.send({ t: 'event', id: frame.id, payload }))
      if (stop) stops.set(frame.id, stop)
    } else if (frame.t === 'unlisten') {
      stops.get(frame.id)?.()
      stops.delete(frame.id)
    }
  })

  port.onClose(() => {
    for (const controller of underWay.values()) controller.abort()
    for (const stop of stops.values()) stop()
    underWay.clear()
    stops.clear()
  })
}
