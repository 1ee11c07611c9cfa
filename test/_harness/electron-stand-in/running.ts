import type { ChromiumPipe } from './chromium-pipe.ts'
import { refuse } from './refusal.ts'

/** What the parts of the stand-in share: the browser, once there is one, and how far start-up has come. */
export const running: { chromium: ChromiumPipe | null; ready: boolean; sandboxed: boolean } = {
  chromium: null,
  ready: false,
  sandboxed: false,
}

export function chromium(): ChromiumPipe {
  return running.chromium ?? refuse('a window before app is ready')
}
