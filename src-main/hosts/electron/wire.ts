import { ipcMain, type IpcMainEvent, type MessagePortMain } from 'electron'
import { wireChannel } from '../../../src-preload/bridge/channel.ts'
import { readFrame, type Frame, type WirePort } from '../../../src-preload/contract/_kit/frames.ts'
import { serveCalls, type CallTarget } from '../../../src-preload/contract/_kit/serve-calls.ts'
import { isOurs } from './page-address.ts'

/** Serves every port that our own page hands over; anybody else's is closed unheard. */
export function serveWire(target: CallTarget): void {
  ipcMain.on(wireChannel, (event) => {
    const [port] = event.ports
    if (!port) return
    if (!fromOurPage(event)) return port.close()
    serveCalls(mainPort(port), target)
    port.start()
  })
}

/** The frame is null when it navigated away or closed while the message was travelling. */
function fromOurPage({ senderFrame }: IpcMainEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && isOurs(senderFrame.url)
}

function mainPort(port: MessagePortMain): WirePort {
  const frameListeners: ((frame: Frame) => void)[] = []
  port.on('message', ({ data }) => {
    const frame = typeof data === 'string' ? parse(data) : null
    if (!frame) return port.close()
    for (const listener of frameListeners) listener(frame)
  })
  let open = true
  port.on('close', () => (open = false))
  return {
    send(frame) {
      if (open) port.postMessage(JSON.stringify(frame))
    },
    onFrame: (listener) => void frameListeners.push(listener),
    onClose: (listener) => void port.on('close', listener),
    close: () => port.close(),
  }
}

function parse(text: string): Frame | null {
  try {
    return readFrame(JSON.parse(text))
  } catch {
    return null
  }
}
