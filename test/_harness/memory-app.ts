import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { connectCaller, type Caller } from '../../src-preload/contract/_kit/caller.ts'
import { memoryPorts } from '../../src-preload/contract/_kit/memory-port.ts'
import { serveCalls } from '../../src-preload/contract/_kit/serve-calls.ts'
import { Application } from '../../src-main/app/application.ts'
import { appConfig } from '../../src-main/app/config.ts'
import { builtPaths } from '../../src-main/app/paths.ts'

export interface MemoryApp {
  readonly app: Application
  readonly caller: Caller
  close(): Promise<void>
}

/** The app in this process, its threads from the built files, called over memory. */
export function memoryApp(): MemoryApp {
  const dataFolder = mkdtempSync(join(tmpdir(), 'jingwei-memory-'))
  const built = resolve(import.meta.dirname, '..', '..', 'out', 'main')
  const app = new Application(appConfig(builtPaths(built), { dataFolder, dailyRound: false }))
  const [ours, theirs] = memoryPorts()
  serveCalls(theirs, app.target({ host: 'memory', dialogs: false, notifications: false, updates: false, admitsPaths: true }))
  return {
    app,
    caller: connectCaller(ours),
    async close() {
      await app.stop()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}
