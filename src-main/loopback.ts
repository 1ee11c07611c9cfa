import { parseArgs } from 'node:util'
import { Application } from './app/application.ts'
import { appConfig } from './app/config.ts'
import { builtPaths } from './app/paths.ts'
import { openInBrowser } from './hosts/loopback/open-browser.ts'
import { startLoopback } from './hosts/loopback/server.ts'

const { values } = parseArgs({
  options: {
    'data-dir': { type: 'string' },
    workspace: { type: 'string' },
    today: { type: 'string' },
    port: { type: 'string', default: '0' },
    'no-open': { type: 'boolean', default: false },
  },
})

const app = new Application(appConfig(builtPaths(import.meta.dirname), { dataFolder: values['data-dir'], today: values.today }))
if (values.workspace) await app.workspace.open(values.workspace).catch((error: unknown) => console.error(String(error)))
else await app.workspace.openLast()
const server = await startLoopback(app, Number(values.port))
console.log(`Jingwei 经纬: ${server.newAddress()}`)
if (!values['no-open']) openInBrowser(server.newAddress())

let stopping = false
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  await server.close()
  await app.stop()
  process.exit(0)
}
process.on('SIGINT', () => void stop())
process.on('SIGTERM', () => void stop())
