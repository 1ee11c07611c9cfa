import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { tiers, type Tier } from '../../../src-preload/contract/_words/tiers.ts'
import type { Filter } from '../../../src-preload/contract/_words/filter.ts'
import { exportedLists } from '../../../src-preload/contract/routines.ts'
import { methodOf } from '../../api/dispatch.ts'
import { startLoopback } from '../loopback/server.ts'
import { openInBrowser } from '../loopback/open-browser.ts'
import { doctor } from './doctor.ts'
import { importFile } from './import-file.ts'
import { giveFile, madeFile } from './made-file.ts'
import { ruleNames, runRule } from './rules.ts'
import { missing, print, type Session } from './session.ts'
import { verify } from './verify.ts'

export type CommandName = keyof typeof commands

/** Methods that need no workspace. */
const withoutWorkspace: ReadonlySet<string> = new Set(['system', 'files', 'workspace'])

export const commands = {
  async call(session: Session, [path = '', json]: readonly string[]) {
    const text = json === '-' ? readFileSync(0, 'utf8') : (json ?? '{}')
    const input = parseJson(text)
    if (session.options.workspace || !withoutWorkspace.has(path.split('.')[0] ?? '')) await session.openWorkspace()
    const answer = methodOf(path)?.kind === 'job' ? await session.runAny(path, input) : await session.callAny(path, input)
    const made = madeFile(session, answer)
    if (!made) return print(answer)
    const file = await giveFile(session, made)
    const { fileId: _, ...figures } = answer as { fileId: string }
    if (file !== null) print({ file, ...figures })
  },

  async rule(_: Session, [name = '']: readonly string[]) {
    if (name === '') return print(ruleNames)
    const cases = parseJson(readFileSync(0, 'utf8'))
    // A section that is one object is read as it stands.
    if (typeof cases !== 'object' || cases === null) throw missing('标准输入应是 JSON 数组，每项一个算例。')
    print(runRule(name, Array.isArray(cases) ? cases : [cases]))
  },

  import: importFile,

  async export(session: Session, [what = 'customers']: readonly string[]) {
    // Deals are imported as opportunities and shown as the pipeline.
    const list = exportedLists.find((name) => name === (what === 'opportunities' ? 'pipeline' : what))
    if (!list) throw missing(`还不能导出“${what}”，目前可导出：${exportedLists.join('、')}`)
    const { format = 'xlsx', filter, search, fields, group } = session.options
    if (format !== 'xlsx' && format !== 'csv' && format !== 'json') throw missing('--format 只能是 xlsx、csv 或 json')
    await session.openWorkspace()
    const made = await session.run(`${list}.export`, {
      format,
      filter: filter === undefined ? undefined : (parseJson(filter) as Filter),
      search,
      fields: fields?.split(','),
      group: group?.split(',').map((field) => ({ field })),
      english: session.options.english,
    })
    const file = await giveFile(session, made)
    if (file !== null) print({ file, rows: made.rows, bytes: made.size })
  },

  /** The service feed (rule D4) for a call-centre system: to standard output, or to a file. */
  async feed(session: Session) {
    const { format = 'json', tier, output = '-' } = session.options
    if (format !== 'json' && format !== 'csv') throw missing('--format 只能是 json 或 csv')
    const asked = tier?.split(',').map((one) => one.trim().toUpperCase())
    const wrong = asked?.find((one) => !tiers.some((known) => known === one))
    if (wrong !== undefined) throw missing(`没有级别“${wrong}”，可用：${tiers.join('、')}`)
    await session.openWorkspace()
    const made = await session.run('services.exportFeed', { format, tiers: asked as Tier[] | undefined })
    const file = await giveFile(session, made, output)
    if (file !== null) print({ file, rows: made.rows, bytes: made.size })
  },

  verify,

  async alerts(session: Session) {
    await session.openWorkspace()
    const raised = await session.app.evaluateAlerts()
    const counts = await session.call('alerts.counts', {})
    print({ raised, ...counts })
  },

  async backup(session: Session) {
    await session.openWorkspace()
    print(await session.call('workspace.backupNow', {}))
  },

  async restore(session: Session, [backup]: readonly string[]) {
    if (!backup || !session.options.workspace) throw missing('用法：jingwei restore BACKUP.jw --workspace FILE.jw')
    await session.openWorkspace().catch(() => undefined)
    print(await session.call('workspace.restore', { path: backup }))
  },

  doctor,

  async demo(session: Session) {
    const { rows = '5000', seed = '7', workspace } = session.options
    if (!workspace) throw missing('请用 --workspace 指定演示工作区放在哪里。')
    await session.call('workspace.create', { path: workspace })
    const made = await session.run('workspace.fillDemo', { rows: Number(rows), seed: Number(seed) })
    print({ workspace: basename(workspace), ...made })
  },

  async serve(session: Session) {
    const { workspace, port = '0', 'no-open': noOpen } = session.options
    if (workspace) await session.openWorkspace()
    else await session.app.workspace.openLast()
    const server = await startLoopback(session.app, Number(port))
    console.log(`Jingwei 经纬: ${server.newAddress()}`)
    if (!noOpen) openInBrowser(server.newAddress())
    await new Promise<void>((done) => {
      process.once('SIGINT', () => done())
      process.once('SIGTERM', () => done())
    })
    await server.close()
  },
}

function parseJson(text: string): unknown {
  try {
    // Some shells put a byte order mark before what they pipe.
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw missing('参数不是有效的 JSON。')
  }
}
