// Loaded into a measured process: writes down how long its main thread was ever held up, in milliseconds.
import { writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'

const file = process.env['JINGWEI_LOOP_FILE']
if (isMainThread && file) {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  // Loading the program is no wait of a person.
  setTimeout(() => delay.enable(), 500).unref()
  process.on('exit', () => writeFileSync(file, String(Math.round(delay.max / 1e5) / 10)))
}
