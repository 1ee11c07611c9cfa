import { readFileSync } from 'node:fs'

/** One line of a bench: a median of several runs, as a ratio to a yardstick measured in the same run. */
export interface Measure {
  readonly measure: string
  readonly n: number
  readonly median_ms: number
  readonly p95_ms: number
  /** Against the yardstick; null where there is none. */
  readonly ratio: number | null
  readonly yardstick: string
  readonly rss_mb: number | null
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

export function p95(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? Number.NaN
}

export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** Runs ours and the yardstick in turn, so that a machine that slows down slows both. */
export async function paired(
  measure: string,
  yardstick: string,
  runs: number,
  ours: () => Promise<number>,
  bare: () => Promise<number>,
  rss: () => number | null = () => null,
): Promise<Measure[]> {
  const own: number[] = []
  const other: number[] = []
  for (let run = 0; run < runs; run++) {
    other.push(await bare())
    own.push(await ours())
  }
  const ratio = median(own.map((value, at) => value / (other[at] ?? Number.NaN)))
  return [
    {
      measure: yardstick,
      n: runs,
      median_ms: round(median(other)),
      p95_ms: round(p95(other)),
      ratio: null,
      yardstick: '',
      rss_mb: null,
    },
    { measure, n: runs, median_ms: round(median(own)), p95_ms: round(p95(own)), ratio: round(ratio), yardstick, rss_mb: rss() },
  ]
}

/** Values with no yardstick of their own. */
export function alone(measure: string, values: readonly number[]): Measure {
  return {
    measure,
    n: values.length,
    median_ms: round(median(values)),
    p95_ms: round(p95(values)),
    ratio: null,
    yardstick: '',
    rss_mb: null,
  }
}

/** Values beside those of a yardstick measured in the same turns. */
export function beside(measure: string, values: readonly number[], yardstick: string, others: readonly number[]): Measure {
  const ratio = median(values.map((value, at) => value / (others[at] ?? Number.NaN)))
  return { ...alone(measure, values), ratio: round(ratio), yardstick }
}

export function memory(measure: string, megabytes: number): Measure {
  return { ...alone(measure, [0]), rss_mb: round(megabytes) }
}

export function round(value: number): number {
  return Math.round(value * 100) / 100
}

export function table(measures: readonly Measure[]): string {
  const head = ['measure', 'n', 'median ms', 'p95 ms', 'ratio', 'rss MB']
  const rows = measures.map((one) => [
    one.measure,
    String(one.n),
    String(one.median_ms),
    String(one.p95_ms),
    one.ratio === null ? '' : `${one.ratio}×`,
    one.rss_mb === null ? '' : String(one.rss_mb),
  ])
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => (row[column] ?? '').length)))
  return [head, ...rows].map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n')
}

/** Resident memory of a process in MB; 0 when it is gone or the system does not tell. */
export function rssOf(pid: number): number {
  try {
    const match = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return Number(match?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

const tickMs = 10

/** Processor time of a process so far, all its threads, in ms: what it costs however crowded the machine is. 0 when it is gone. */
export function workedBy(pid: number): number {
  try {
    const [, after = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
    const [user = '0', system = '0'] = after.split(' ').slice(11, 13)
    return (Number(user) + Number(system)) * tickMs
  } catch {
    return 0
  }
}
