import type { WebSocket } from 'ws'
import { readFrame, type Frame, type WirePort } from '../../../src-preload/contract/_kit/frames.ts'

/** Beyond this many bytes unsent the page is not reading; it is cut off rather than buffered for without end. */
const unsentLimit = 64 * 1024 * 1024

/** A browser's WebSocket as a wire port: one JSON frame a message. A malformed frame ends the connection. */
export function webSocketPort(socket: WebSocket): WirePort {
  const frameListeners: ((frame: Frame) => void)[] = []
  socket.on('message', (data, isBinary) => {
    const frame = isBinary || !Buffer.isBuffer(data) ? null : parse(data.toString('utf8'))
    if (!frame) return socket.close(1003, 'not a frame')
    for (const listener of frameListeners) listener(frame)
  })
  socket.on('error', () => socket.terminate())
  return {
    send(frame) {
      if (socket.readyState !== socket.OPEN) return
      if (socket.bufferedAmount > unsentLimit) return socket.terminate()
      socket.send(JSON.stringify(frame))
    },
    onFrame: (listener) => void frameListeners.push(listener),
    onClose: (listener) => void socket.on('close', listener),
    close: () => socket.close(),
  }
}

function parse(text: string): Frame | null {
  try {
    return readFrame(JSON.parse(text))
  } catch {
    return null
  }
}
