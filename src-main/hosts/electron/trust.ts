import { app, session, shell, type WebContents } from 'electron'
import { isOurs } from './page-address.ts'

/** Before `ready`: every renderer in the operating system's sandbox, and every page, however it came to be, guarded. */
export function guardPages(): void {
  app.enableSandbox()
  app.on('web-contents-created', (_, contents) => guard(contents))
}

/** Our page may write to the clipboard; nothing else is asked for, so everything else is refused. */
export function refusePermissions(): void {
  session.defaultSession.setPermissionRequestHandler((_, permission, answer, { requestingUrl }) =>
    answer(allowed(permission, requestingUrl)),
  )
  // Electron gives this handler an origin, which ends with a slash in some versions and not in others.
  session.defaultSession.setPermissionCheckHandler((_, permission, origin) =>
    allowed(permission, `${origin.replace(/\/$/, '')}/`),
  )
  session.defaultSession.setDevicePermissionHandler(() => false)
}

function allowed(permission: string, address: string): boolean {
  return permission === 'clipboard-sanitized-write' && isOurs(address)
}

function guard(contents: WebContents): void {
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url)
    return { action: 'deny' }
  })
  contents.on('will-navigate', (event) => stayHome(event))
  contents.on('will-redirect', (event) => stayHome(event))
  contents.on('will-frame-navigate', (event) => stayHome(event))
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

/** The page may reload itself; it never leaves. */
function stayHome(event: { readonly url: string; preventDefault(): void }): void {
  if (!isOurs(event.url)) event.preventDefault()
}

/** A link for people goes to their browser or mail program. Other schemes could start any program on the machine. */
function openOutside(address: string): void {
  const scheme = URL.parse(address)?.protocol
  if (scheme === 'https:' || scheme === 'mailto:') void shell.openExternal(address)
}
