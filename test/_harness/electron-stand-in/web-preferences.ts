import type * as Electron from 'electron'
import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { compileFunction } from 'node:vm'
import { refuse } from './refusal.ts'
import { running } from './running.ts'

const safe: Readonly<Partial<Record<keyof Electron.WebPreferences, boolean>>> = {
  contextIsolation: true,
  webSecurity: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
}

/**
 * The stand-in always runs a page sandboxed and isolated. A window that asks for less is refused, or a test would pass
 * here while the app is open to its page there.
 */
export function refuseInsecure(preferences: Electron.WebPreferences): void {
  for (const [name, value] of Object.entries(safe))
    if ((preferences[name as keyof Electron.WebPreferences] ?? value) !== value)
      refuse(`insecure window: ${name}: ${String(!value)}`)
  if (preferences.sandbox === false || !(preferences.sandbox || running.sandboxed)) refuse('insecure window: no sandbox')
  if (preferences.enableBlinkFeatures) refuse(`insecure window: enableBlinkFeatures: ${preferences.enableBlinkFeatures}`)
}

/** The preload's text. A sandboxed preload is a classic script: an ES module is refused as Electron would fail to load it. */
export function readPreload(path: string | undefined): string {
  if (path === undefined) return ''
  const source = readFileSync(path, 'utf8')
  if (extname(path) === '.mjs') refuse('insecure window: an ES module as preload')
  try {
    compileFunction(source)
  } catch (error) {
    refuse(`insecure window: a preload that is not a classic script (${String(error)})`)
  }
  return source
}
