import { homedir, userInfo } from 'node:os'
import { join } from 'node:path'
import { version as packageVersion } from '../../package.json' with { type: 'json' }
import { offsetTo } from '../adapters/system/clock.ts'

/** Where the app keeps what belongs to the machine and not to a workspace: recent list, log, scratch files. */
export interface AppConfig {
  readonly dataFolder: string
  /** Where a new workspace is proposed. */
  readonly documentsFolder: string
  /** Built entries and assets, by absolute path. */
  readonly paths: {
    readonly storeThread: string
    readonly sheetThread: string
    readonly renderer: string
    readonly nativeBinding?: string | undefined
  }
  readonly nativeBinding?: string | undefined
  readonly clockOffset: number
  readonly actor: string
  /** It was named to the process, by option or environment. */
  readonly actorNamed: boolean
  readonly tripwire: boolean
  /** Evaluate alerts and take the day's backup by itself; off for one-shot command lines. */
  readonly dailyRound: boolean
  readonly version: string
  /** Hosts that channels may be sent to beside the platforms' own (`127.0.0.1:8080`): for trials on this machine. */
  readonly allowedHosts: readonly string[]
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

export interface ConfigOverrides {
  readonly dataFolder?: string | undefined
  /** Live on this day or instant instead of the system's. */
  readonly today?: string | undefined
  readonly actor?: string | undefined
  readonly dailyRound?: boolean
  /** SQLite's binary, where it does not stand among the installed packages: in a packaged app. */
  readonly nativeBinding?: string | undefined
}

/** The configuration of a process: environment, then what was said on the command line. Throws on an unreadable day. */
export function appConfig(paths: AppConfig['paths'], overrides: ConfigOverrides = {}): AppConfig {
  const when = overrides.today ?? process.env['JINGWEI_NOW']
  const clockOffset = when ? offsetTo(when) : 0
  if (Number.isNaN(clockOffset)) throw new Error(`unreadable day: ${when}`)
  return {
    dataFolder: overrides.dataFolder ?? defaultDataFolder(process.env, process.platform),
    documentsFolder: process.env['JINGWEI_DOCUMENTS_DIR'] ?? defaultDocumentsFolder(),
    paths,
    nativeBinding: overrides.nativeBinding ?? paths.nativeBinding,
    clockOffset,
    actor: overrides.actor ?? process.env['JINGWEI_USER'] ?? userName(),
    actorNamed: (overrides.actor ?? process.env['JINGWEI_USER']) !== undefined,
    tripwire: process.env['JINGWEI_TRIPWIRE'] === '1',
    dailyRound: overrides.dailyRound ?? true,
    version: packageVersion,
    allowedHosts: (process.env['JINGWEI_ALLOWED_HOSTS'] ?? '').split(',').filter((host) => host !== ''),
  }
}

function userName(): string {
  try {
    return userInfo().username
  } catch {
    // A container may run under a user id that has no name.
    return '本机用户'
  }
}
