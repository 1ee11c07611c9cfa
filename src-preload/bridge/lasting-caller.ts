import { connectCaller, type Caller } from '../contract/_kit/caller.ts'
import type { WirePort } from '../contract/_kit/frames.ts'

interface Subscription {
  readonly topic: string
  readonly key: string | null
  readonly listener: (payload: unknown) => void
  stop(): void
}

const reconnectAfter = 1000

/**
 * A caller that outlives its connection. Calls under way when the port closes fail (main may have done them, so they
 * are not repeated); the next call opens a new port, and subscriptions are renewed by themselves.
 */
export function lastingCaller(openPort: () => WirePort): Pick<Caller, 'call' | 'listen'> {
  const subscriptions = new Set<Subscription>()
  let current: Caller | null = null

  function caller(): Caller {
    if (current) return current
    const connected = connectCaller(openPort())
    current = connected
    connected.onClose(() => {
      if (current === connected) current = null
      if (subscriptions.size > 0) setTimeout(caller, reconnectAfter)
    })
    for (const subscription of subscriptions) begin(subscription, connected)
    return connected
  }

  function begin(subscription: Subscription, on: Caller): void {
    subscription.stop = on.listen(subscription.topic, subscription.key, subscription.listener)
  }

  return {
    call: (method, input, options) => caller().call(method, input, options),
    listen(topic, key, listener) {
      const connected = caller()
      const subscription: Subscription = { topic, key, listener, stop: () => undefined }
      subscriptions.add(subscription)
      begin(subscription, connected)
      return () => {
        subscriptions.delete(subscription)
        subscription.stop()
      }
    },
  }
}
