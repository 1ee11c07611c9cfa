// Loaded into a measured process: writes down how long its main thread was ever held up, in milliseconds; beside it, in
// `.cpu`, how much of one turn it worked itself: on a crowded machine the rest is waiting for a processor.
import { writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'

const file = process.env['JINGWEI_LOOP_FILE']
if (isMainThread && file) {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  // Loading the program is no wait of a person.
  setTimeout(() => delay.enable(), 500).unref()
  let worked = process.threadCpuUsage()
  let longest = 0
  const turn = () => {
    const { user, system } = process.threadCpuUsage(worked)
    worked = process.threadCpuUsage()
    longest = Math.max(longest, user + system)
  }
  setTimeout(() => {
    worked = process.threadCpuUsage()
    setInterval(turn, 5).unref()
  }, 500).unref()
  process.on('exit', () => {
    writeFileSync(file, String(Math.round(delay.max / 1e5) / 10))
    writeFileSync(`${file}.cpu`, String(Math.round(longest / 100) / 10))
  })
}
