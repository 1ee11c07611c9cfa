import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where the app keeps what belongs to the machine and not to a workspace: recent list, log, scratch files. */
export interface AppConfig {
  readonly dataFolder: string
  /** Where a new workspace is proposed. */
  readonly documentsFolder: string
  /** Built entries and assets, by absolute path. */
  readonly paths: { readonly storeThread: string; readonly sheetThread: string; readonly renderer: string }
  readonly nativeBinding?: string | undefined
  readonly clockOffset: number
  readonly actor: string
  readonly tripwire: boolean
  readonly version: string
}

export function defaultDataFolder(env: Readonly<Record<string, string | undefined>>, platform: string): string {
  if (env['JINGWEI_DATA_DIR']) return env['JINGWEI_DATA_DIR']
  if (platform === 'win32') return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Jingwei')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Jingwei')
  return join(env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'jingwei')
}

export function defaultDocumentsFolder(): string {
  return join(homedir(), 'Jingwei')
}
