import { accessSync, constants, mkdirSync, statfsSync } from 'node:fs'
import { CallFailed } from '../../../src-preload/contract/_kit/failure.ts'
import type { Session } from './session.ts'

interface Check {
  readonly check: string
  readonly ok: boolean
  readonly detail: string
}

/** Looks at what the app needs and, with a workspace, at the workspace. Exit status 5 when something is wrong. */
export async function doctor(session: Session): Promise<void> {
  const checks: Check[] = [
    { check: 'node', ok: Number(process.versions.node.split('.')[0]) >= 22, detail: process.versions.node },
    folderCheck('data folder', session.app.config.dataFolder),
  ]
  if (session.options.workspace) checks.push(...(await workspaceChecks(session)))
  const ok = checks.every((one) => one.ok)
  if (!session.options.json) for (const one of checks) console.log(`${one.ok ? '✓' : '✗'} ${one.check}: ${one.detail}`)
  console.log(JSON.stringify({ ok, checks }))
  if (!ok) throw new CallFailed({ code: 'doctor.problems', kind: 'precondition', message: '检查发现问题，见上。', details: {} })
}

function folderCheck(check: string, folder: string): Check {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    const { bavail, bsize } = statfsSync(folder)
    const freeMb = Math.round((bavail * bsize) / 1024 / 1024)
    return { check, ok: freeMb > 200, detail: `${folder} (${freeMb} MB free)` }
  } catch (error) {
    return { check, ok: false, detail: error instanceof Error ? error.message : String(error) }
  }
}

async function workspaceChecks(session: Session): Promise<Check[]> {
  try {
    await session.openWorkspace()
  } catch (error) {
    return [{ check: 'open', ok: false, detail: error instanceof CallFailed ? error.failure.message : String(error) }]
  }
  const { ok, problems } = await session.call('workspace.integrity', {})
  const state = await session.call('workspace.current', {})
  const newest = state.backups[0]
  const chains = await session.call('quotes.verify', {})
  return [
    { check: 'open', ok: true, detail: `${state.path} (${state.customers} customers)` },
    { check: 'integrity', ok, detail: ok ? 'ok' : problems.join('; ') },
    {
      check: 'quote versions',
      ok: chains.broken.length === 0,
      detail:
        chains.broken.length === 0
          ? `${chains.versions} versions, ${chains.events} events of ${chains.quotes} quotes`
          : chains.broken.map((one) => `${one.number} ${one.chain} ${one.sequence}: ${one.why}`).join('; '),
    },
    { check: 'backup', ok: true, detail: newest ? `${newest.takenAt} ${newest.reason}` : 'none yet' },
  ]
}
