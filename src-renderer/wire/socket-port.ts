import { readFrame } from '../../src-preload/contract/_kit/frames.ts'
import type { WirePort } from '../../src-preload/contract/_kit/frames.ts'

/** One WebSocket as a wire port; a frame that is not well formed ends the connection. */
export function socketPort(socket: WebSocket): WirePort {
  return {
    send(frame) {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame))
    },
    onFrame(listener) {
      socket.addEventListener('message', (event: MessageEvent<unknown>) => {
        const frame = typeof event.data === 'string' ? readFrame(JSON.parse(event.data)) : null
        if (frame) listener(frame)
        else socket.close()
      })
    },
    onClose: (listener) => socket.addEventListener('close', () => listener()),
    close: () => socket.close(),
  }
}
