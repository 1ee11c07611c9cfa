import type { JingweiBridge } from '../../src-preload/bridge/window.ts'
import { browserTransport } from './browser-transport.ts'
import { electronTransport } from './electron-transport.ts'
import type { Transport } from './transport.ts'

declare global {
  interface Window {
    readonly jingwei?: JingweiBridge
  }
}

export function pickTransport(): Transport {
  return window.jingwei ? electronTransport(window.jingwei) : browserTransport()
}
