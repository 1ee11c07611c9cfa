import type * as Electron from 'electron'
import { shownAs } from './addresses.ts'
import { part } from './named-absence.ts'
import { chromium } from './running.ts'

type Check = NonNullable<Parameters<Electron.Session['setPermissionCheckHandler']>[0]>
type Ask = NonNullable<Parameters<Electron.Session['setPermissionRequestHandler']>[0]>

let check: Check | null = null
let ask: Ask | null = null

export const session = part('session', {
  defaultSession: part('session.defaultSession', {
    setPermissionCheckHandler: (handler: Check | null) => void (check = handler),
    setPermissionRequestHandler: (handler: Ask | null) => void (ask = handler),
    setDevicePermissionHandler: () => undefined,
  }),
} satisfies {
  defaultSession: Pick<
    Electron.Session,
    'setPermissionCheckHandler' | 'setPermissionRequestHandler' | 'setDevicePermissionHandler'
  >
})

/** Electron's names of permissions, and Chromium's. */
const permissions = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['media', 'audioCapture'],
  ['media', 'videoCapture'],
  ['midi', 'midi'],
  ['clipboard-read', 'clipboardReadWrite'],
  ['clipboard-sanitized-write', 'clipboardSanitizedWrite'],
  ['idle-detection', 'idleDetection'],
] as const

/**
 * Chromium asks for permissions in its own time; the stand-in asks main's handlers beforehand and tells Chromium the
 * answers. Without handlers everything is granted, as Electron does.
 */
export async function applyPermissions(contents: Electron.WebContents, address: string): Promise<void> {
  const origin = address.replace(/^([^:]+:\/\/[^/]*).*/, '$1')
  const granted: string[] = []
  for (const [name, chromiumName] of permissions) {
    const checked = check === null || check(contents, name, `${origin}/`, { isMainFrame: true, requestingUrl: address } as never)
    let asked = ask === null
    ask?.(contents, name as never, (answer) => (asked = answer), { isMainFrame: true, requestingUrl: address } as never)
    if (checked && asked) granted.push(chromiumName)
  }
  await chromium().send('Browser.grantPermissions', { origin: shownAs(origin), permissions: granted })
}
