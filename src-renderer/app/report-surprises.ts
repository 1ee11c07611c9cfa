import type { Wire } from '../wire/wire.ts'

/** At most this many reports a page: a loop of errors must not fill the log. */
const most = 20

/** Errors that no view caught are logged by the host, where a trace id finds them. */
export function reportSurprises(wire: Wire): void {
  let told = 0
  const tell = (thrown: unknown) => {
    if (told++ >= most) return
    const error = thrown instanceof Error ? thrown : new Error(String(thrown))
    const report = {
      message: error.message.slice(0, 4000),
      stack: (error.stack ?? '').slice(0, 20_000),
      view: location.hash.slice(0, 200),
    }
    wire.call('system.reportError', report).catch(() => undefined)
  }
  window.addEventListener('error', (event) => tell(event.error ?? event.message))
  window.addEventListener('unhandledrejection', (event) => tell(event.reason))
}
