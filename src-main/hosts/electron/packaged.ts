import { app } from 'electron'
import { join } from 'node:path'

/** SQLite's binary beside the archive, where the packaging puts it; undefined when running from a checkout. */
export function packagedBinding(): string | undefined {
  return app.isPackaged ? join(process.resourcesPath, 'better_sqlite3.node') : undefined
}
