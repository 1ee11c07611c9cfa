import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { AppConfig } from './config.ts'

/** Where the built files stand, from the folder of a built entry (`out/main`). Only entry files know that folder. */
export function builtPaths(entryFolder: string): AppConfig['paths'] {
  return {
    storeThread: join(entryFolder, 'store-thread.js'),
    sheetThread: join(entryFolder, 'sheet-thread.js'),
    renderer: join(entryFolder, '..', 'renderer'),
    nativeBinding: installedBinding(join(entryFolder, '..', '..', 'node_modules', 'better-sqlite3')),
  }
}

/**
 * SQLite's binary for this machine as npm installed it. The package would find it from where it stands, but its code is
 * bundled with ours: a packaged app's worker threads cannot load packages out of the archive.
 */
function installedBinding(folder: string): string | undefined {
  const system =
    process.platform === 'linux' && existsSync(`/lib/ld-musl-${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}.so.1`)
      ? 'linuxmusl'
      : process.platform
  const places = [
    join(folder, 'build', 'Release', 'better_sqlite3.node'),
    join(folder, 'prebuilds', `${system}-${process.arch}.node`),
  ]
  return places.find((path) => existsSync(path))
}
