import { writeSync } from 'node:fs'

/**
 * Ends the process. An error could be caught or logged by the app under test, and then the test would go on as if the
 * stand-in had agreed.
 */
export function refuse(what: string): never {
  writeSync(2, `Electron stand-in: ${what}\n${new Error('asked for').stack ?? ''}\n`)
  process.exit(70)
}
