import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Application } from './app/application.ts'
import { appConfig } from './app/config.ts'
import { builtPaths } from './app/paths.ts'
import { runDesktop } from './hosts/electron/desktop.ts'
import { packagedBinding } from './hosts/electron/packaged.ts'
import { registerAppScheme } from './hosts/electron/protocol.ts'

registerAppScheme()
// Not strict: Electron and Chromium add switches of their own.
const { values } = parseArgs({ options: { 'data-dir': { type: 'string' } }, strict: false, allowPositionals: true })
const dataFolder = typeof values['data-dir'] === 'string' ? values['data-dir'] : undefined
const application = new Application(appConfig(builtPaths(import.meta.dirname), { dataFolder, nativeBinding: packagedBinding() }))
runDesktop(application, join(import.meta.dirname, '..', 'preload', 'index.cjs'))
