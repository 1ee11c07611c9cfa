// npm run fuzz -- [MINUTES [SEED]]: imports broken files into a working app; it must stay up and say what is wrong.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seeded } from '../../src-main/features/workspace/demo-customers.ts'
import { startLoopbackClient, type LoopbackClient } from '../_harness/loopback-client.ts'
import { rssOf } from '../bench/measure.ts'
import { importEverySheet, type CorpusLine } from './import-file.ts'
import { mutate } from './mutate.ts'
import { oddFiles } from './odd-lists.ts'

const minutes = Number(process.argv[2] ?? 2)
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000)
const random = seeded(seed)
// The largest ones only cost time here.
const files = oddFiles().filter(({ bytes }) => bytes.length < 500_000)
const scratch = mkdtempSync(join(tmpdir(), 'jingwei-fuzz-'))
const kept = join(scratch, 'kept')
mkdirSync(kept)
/** A broken file that takes so long is made to hurt. */
const slowAfter = 15
const until = Date.now() + minutes * 60_000
const outcomes = new Map<string, number>()
let cases = 0
let failures = 0
let rss = 0
let app: LoopbackClient | null = null
console.log(`seed ${seed}, ${minutes} minutes`)

try {
  while (Date.now() < until) {
    app ??= await started()
    const base = files[Math.floor(random() * files.length)]
    const other = files[Math.floor(random() * files.length)]
    if (!base || !other) break
    cases++
    const bytes = mutate(base.bytes, random, other.bytes)
    const path = join(scratch, `${cases}-${base.name}`)
    writeFileSync(path, bytes)
    const lines = await importEverySheet(app, path, base.name, { isCounted: false })
    const seconds = Math.max(...lines.map(({ milliseconds }) => milliseconds)) / 1000
    if (seconds > slowAfter) lines.push({ ...(lines[0] as CorpusLine), outcome: `HANG, nearly: ${Math.round(seconds)} s` })
    rss = Math.max(rss, rssOf(app.process.pid ?? 0))
    for (const { outcome } of lines) {
      const kind = outcome.startsWith('LOST') ? 'LOST' : outcome
      outcomes.set(kind, (outcomes.get(kind) ?? 0) + 1)
      if (!/^(?:CRASH|HANG|LOST)/.test(outcome)) continue
      failures++
      writeFileSync(join(kept, `${seed}-${cases}-${base.name}`), bytes)
      console.log(`seed ${seed}, case ${cases}, ${base.name}: ${outcome}`)
    }
    rmSync(path)
    const isGone = app.process.exitCode !== null || app.process.signalCode !== null
    if (isGone || lines.some(({ outcome }) => outcome.startsWith('HANG'))) {
      app.process.kill('SIGKILL')
      app = null
    }
  }
} finally {
  await app?.close()
}
console.log(
  JSON.stringify({
    seed,
    cases,
    failures,
    outcomes: Object.fromEntries([...outcomes].sort((a, b) => b[1] - a[1])),
    peakRssMb: Math.round(rss),
  }),
)
if (failures > 0) console.log(`kept in ${kept}`)
else rmSync(scratch, { recursive: true, force: true })
process.exitCode = failures > 0 ? 1 : 0

async function started(): Promise<LoopbackClient> {
  const client = await startLoopbackClient(join(scratch, 'data'))
  await client.caller.call('workspace.create', { path: join(scratch, `${cases}.jw`) })
  return client
}
