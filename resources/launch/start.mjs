// `npm start`: the app in Electron where its binary is, else the same app in the browser.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { spawn } from 'node:child_process'
import { ensureBuilt, ensureInstalled, nodePath, root, toolEnv } from './toolchain.mjs'

ensureInstalled()
ensureBuilt()
const electron = process.argv.includes('--browser') ? null : electronBinary()
if (!electron)
  console.log('Electron is not available here, so Jingwei runs in your browser. / 这里没有 Electron，改在浏览器中运行。')
const args = process.argv.slice(2).filter((arg) => arg !== '--browser')
const child = electron
  ? spawn(electron, [join(root, 'out', 'main', 'index.js'), ...args], { cwd: root, stdio: 'inherit', env: toolEnv() })
  : spawn(nodePath(), [join(root, 'out', 'main', 'loopback.js'), ...args], { cwd: root, stdio: 'inherit', env: toolEnv() })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal ? 0 : (code ?? 1)))

/** The binary that the electron package has downloaded, and a screen to show it on. */
function electronBinary() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(root, 'node_modules', 'electron', 'dist')
  const pointer = join(root, 'node_modules', 'electron', 'path.txt')
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return null
  if (!existsSync(pointer)) return null
  const binary = join(folder, readFileSync(pointer, 'utf8').trim())
  return existsSync(binary) ? binary : null
}
