import { existsSync } from 'node:fs'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** A Chromium to test in: the one named in JINGWEI_CHROMIUM, else the system's. Undefined leaves it to Playwright's own. */
export function findBrowser(): string | undefined {
  return process.env['JINGWEI_CHROMIUM'] ?? places.find((path) => existsSync(path))
}

/** Quiet, reproducible, and able to run as root without a GPU, as build machines do. */
export const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
] as const
