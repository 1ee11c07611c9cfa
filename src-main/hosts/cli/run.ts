import { parseArgs } from 'node:util'
import { CallFailed, type Failure } from '../../../src-preload/contract/_kit/failure.ts'
import { Application } from '../../app/application.ts'
import { appConfig, type AppConfig } from '../../app/config.ts'
import { storeFailureToFailure } from '../../api/failure-words.ts'
import { StoreFailure } from '../../store/store-failure.ts'
import { commands, type CommandName } from './commands.ts'
import { exitStatus } from './exit-status.ts'
import { helpText } from './help.ts'
import { Session } from './session.ts'

const options = {
  workspace: { type: 'string', short: 'w' },
  'data-dir': { type: 'string' },
  today: { type: 'string' },
  as: { type: 'string' },
  user: { type: 'string' },
  yes: { type: 'boolean', short: 'y' },
  json: { type: 'boolean' },
  format: { type: 'string' },
  output: { type: 'string', short: 'o' },
  filter: { type: 'string' },
  search: { type: 'string' },
  fields: { type: 'string' },
  group: { type: 'string' },
  english: { type: 'boolean' },
  sheet: { type: 'string' },
  header: { type: 'string' },
  map: { type: 'string', multiple: true },
  rejected: { type: 'string' },
  'fill-merged': { type: 'boolean' },
  mode: { type: 'string' },
  key: { type: 'string' },
  'create-customers': { type: 'boolean' },
  rows: { type: 'string' },
  seed: { type: 'string' },
  port: { type: 'string' },
  tier: { type: 'string' },
  'no-open': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

export type CliOptions = {
  readonly [K in keyof typeof options]?: (typeof options)[K] extends { multiple: true }
    ? string[]
    : (typeof options)[K] extends { type: 'boolean' }
      ? boolean
      : string
}

/** Runs one command line; returns the exit status (0, or by failure kind). Failures go to standard error in words. */
export async function runCli(args: readonly string[], paths: AppConfig['paths']): Promise<number> {
  let parsed
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    return exitStatus('invalid')
  }
  const values = parsed.values as CliOptions
  const [name = '', ...rest] = parsed.positionals
  if (name === '' || values.help) {
    console.log(helpText)
    return 0
  }
  if (!Object.hasOwn(commands, name)) {
    console.error(`没有这个命令：${name}\n\n${helpText}`)
    return exitStatus('invalid')
  }
  let app: Application | null = null
  try {
    app = new Application(
      appConfig(paths, { dataFolder: values['data-dir'], today: values.today, actor: values.user, dailyRound: name === 'serve' }),
    )
    const session = new Session(app, values)
    await commands[name as CommandName](session, rest)
    return 0
  } catch (error) {
    return report(error, values.json ?? false, app)
  } finally {
    await app?.stop()
  }
}

function report(error: unknown, json: boolean, app: Application | null): number {
  const failure = failureOfCli(error, app)
  if (json) console.log(JSON.stringify({ error: failure }))
  console.error(`${failure.message}（${failure.code}）`)
  return exitStatus(failure.kind)
}

function failureOfCli(error: unknown, app: Application | null): Failure {
  if (error instanceof CallFailed) return error.failure
  if (error instanceof StoreFailure) return storeFailureToFailure(error)
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const traceId = app?.log.surprise('command line', text) ?? ''
  return {
    code: 'internal',
    kind: 'internal',
    message: error instanceof Error ? error.message : String(error),
    details: {},
    traceId,
  }
}
