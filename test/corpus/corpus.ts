// npm run corpus -- DIR: imports every spreadsheet under a folder and says what became of each.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { rssOf } from '../bench/measure.ts'
import { startLoopbackClient, type LoopbackClient } from '../_harness/loopback-client.ts'
import { importEverySheet, type CorpusLine } from './import-file.ts'
import { corpusTable, isFailure } from './corpus-table.ts'

const [given] = process.argv.slice(2)
if (given === undefined) {
  console.error('usage: npm run corpus -- DIR [--all]')
  process.exit(2)
}
const folder = resolve(given)
const kinds = /\.(?:xlsx|xlsm|xltx|xltm|xls|xlt|et|xlsb|ods|fods|csv|tsv|tab|txt|xml|html?|mht(?:ml)?)$/i
const files = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
  .filter((entry) => entry.isFile() && (kinds.test(entry.name) || process.argv.includes('--all')))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort()

const scratch = mkdtempSync(join(tmpdir(), 'jingwei-corpus-'))
const lines: CorpusLine[] = []
let app: LoopbackClient | null = null
let rss = 0
const watch = setInterval(() => (rss = Math.max(rss, rssOf(app?.process.pid ?? 0))), 100)

try {
  for (const [at, path] of files.entries()) {
    app ??= await startLoopbackClient(join(scratch, 'data'))
    const workspace = join(scratch, `${at}.jw`)
    await app.caller.call('workspace.create', { path: workspace })
    const made = await importEverySheet(app, path, relative(folder, path))
    lines.push(...made)
    console.log(corpusTable(made, false))
    if (made.some(({ outcome }) => outcome === 'HANG') || app.process.exitCode !== null) {
      app.process.kill('SIGKILL')
      app = null
    }
    rmSync(workspace, { force: true })
  }
} finally {
  clearInterval(watch)
  await app?.close()
  rmSync(scratch, { recursive: true, force: true })
}

const failed = lines.filter(isFailure)
console.log(`\n${corpusTable(lines, true)}`)
console.log(
  JSON.stringify({
    files: files.length,
    sheets: lines.length,
    imported: lines.filter(({ outcome }) => outcome === 'imported').length,
    refused: lines.filter(({ outcome }) => outcome.startsWith('refused')).length,
    failed: failed.length,
    rows: lines.reduce((sum, line) => sum + line.read + line.rejected, 0),
    seconds: Math.round(lines.reduce((sum, line) => sum + line.milliseconds, 0) / 100) / 10,
    peakRssMb: Math.round(rss),
  }),
)
process.exitCode = failed.length > 0 ? 1 : 0
