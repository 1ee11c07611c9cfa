import { spawn } from 'node:child_process'

/** Opens the address in the person's browser where there is a screen; the printed address serves in any case. */
export function openInBrowser(address: string): void {
  const { platform, env } = process
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return
  const [program, ...args] =
    platform === 'win32'
      ? ['rundll32', 'url.dll,FileProtocolHandler', address]
      : [platform === 'darwin' ? 'open' : 'xdg-open', address]
  const child = spawn(program as string, args, { detached: true, stdio: 'ignore' })
  child.on('error', () => undefined)
  child.unref()
}
