import { readFrame, type WirePort } from '../contract/_kit/frames.ts'

/**
 * The preload's end of the channel to main. Frames go as JSON text, not as cloned objects, so that a Date, a Map or an
 * undefined meets the same fate here as over a WebSocket.
 */
export function domPort(port: MessagePort): WirePort {
  const closeListeners: (() => void)[] = []
  let open = true
  function closed(): void {
    if (!open) return
    open = false
    for (const listener of closeListeners) listener()
  }
  port.addEventListener('close', closed)
  return {
    send(frame) {
      if (open) port.postMessage(JSON.stringify(frame))
    },
    onFrame(listener) {
      port.addEventListener('message', (event) => {
        const frame = readFrame(JSON.parse(String(event.data)))
        if (frame) listener(frame)
      })
      port.start()
    },
    onClose: (listener) => void closeListeners.push(listener),
    close() {
      // The DOM tells only the other end about a close.
      port.close()
      closed()
    },
  }
}
