#!/usr/bin/env node
// The command line, on the project's own Node whatever Node the shell has.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, nodePath, root } from './toolchain.mjs'

const built = join(root, 'out', 'main', 'cli.js')
// Standard output belongs to the command's JSON, so the first build speaks on standard error.
if (!existsSync(built) || !existsSync(join(root, 'node_modules', 'vite'))) {
  console.log = console.error
  ensureInstalled()
  ensureBuilt()
}
const { status, signal } = spawnSync(nodePath(), [built, ...process.argv.slice(2)], { stdio: 'inherit' })
process.exit(signal ? 1 : (status ?? 1))
