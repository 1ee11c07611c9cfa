import { join } from 'node:path'
import type { AppConfig } from './config.ts'

/** Where the built files stand, from the folder of a built entry (`out/main`). Only entry files know that folder. */
export function builtPaths(entryFolder: string): AppConfig['paths'] {
  return {
    storeThread: join(entryFolder, 'store-thread.js'),
    sheetThread: join(entryFolder, 'sheet-thread.js'),
    renderer: join(entryFolder, '..', 'renderer'),
  }
}
