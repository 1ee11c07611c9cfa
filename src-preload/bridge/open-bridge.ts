import { ipcRenderer, webUtils } from 'electron'
import { failureOf } from '../contract/_kit/failure.ts'
import { wireChannel } from './channel.ts'
import { domPort } from './dom-port.ts'
import { lastingCaller } from './lasting-caller.ts'
import type { JingweiBridge } from './window.ts'

/** The three functions of the page. Nothing of Electron is reachable through them but these. */
export function openBridge(): JingweiBridge {
  const caller = lastingCaller(() => {
    const { port1, port2 } = new MessageChannel()
    ipcRenderer.postMessage(wireChannel, null, [port2])
    return domPort(port1)
  })
  return {
    async call(method, input) {
      try {
        return { ok: true, value: await caller.call(method, input) }
      } catch (error) {
        return { ok: false, failure: failureOf(error) }
      }
    },
    subscribe: (topic, key, listener) => caller.listen(topic, key, listener),
    pathForFile: (file) => webUtils.getPathForFile(file as File),
  }
}
