// `npm run check`: every type program, lint, formatting. With a name, that one only.
import { pathToFileURL } from 'node:url'
import { ensureInstalled, tool } from './toolchain.mjs'

const programs = ['border', 'domain', 'main', 'preload', 'renderer', 'test']

const checks = {
  types: () => programs.every((program) => tool('typescript', ['-p', `tsconfig.${program}.json`]) === 0),
  lint: () => tool('oxlint', ['--type-aware', '--deny-warnings', 'src-main', 'src-preload', 'src-renderer', 'test']) === 0,
  format: () => tool('oxfmt', ['--check', '.']) === 0,
}

/** Runs the checks; returns the names of those that failed. */
export function runChecks(names = Object.keys(checks)) {
  return names.filter((name) => {
    console.log(`check: ${name}`)
    return !checks[name]()
  })
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  ensureInstalled()
  const failed = runChecks(process.argv.length > 2 ? process.argv.slice(2) : undefined)
  console.log(failed.length === 0 ? 'all checks passed' : `failed: ${failed.join(', ')}`)
  process.exit(failed.length === 0 ? 0 : 1)
}
