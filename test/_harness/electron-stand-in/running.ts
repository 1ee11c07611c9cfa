import type { ChromiumPipe } from './chromium-pipe.ts'

/** What the parts of the stand-in share: the browser, once there is one, and how far start-up has come. */
export const running: { chromium: ChromiumPipe | null; ready: boolean; sandboxed: boolean } = {
  chromium: null,
  ready: false,
  sandboxed: false,
}

export function chromium(): ChromiumPipe {
  if (running.chromium) return running.chromium
  throw new Error('Electron stand-in: used before app is ready')
}
