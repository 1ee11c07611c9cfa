import { randomBytes } from 'node:crypto'
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

export interface Log {
  info(event: string, fields?: Readonly<Record<string, unknown>>): void
  /** Records a surprise and returns the trace id that the person sees. */
  surprise(event: string, stack: string, fields?: Readonly<Record<string, unknown>>): string
}

const maxBytes = 2 * 1024 * 1024
const kept = 5

/** A log of JSON lines in `<folder>/jingwei.log`, rotated at 2 MiB, five old files kept. Never throws: logging must not break work. */
export function fileLog(folder: string): Log {
  const path = join(folder, 'jingwei.log')
  let bytes = -1

  function write(fields: Readonly<Record<string, unknown>>): void {
    try {
      if (bytes < 0) {
        mkdirSync(folder, { recursive: true })
        bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0
      }
      const line = `${JSON.stringify({ at: new Date().toISOString(), ...fields })}\n`
      if (bytes + line.length > maxBytes) rotate()
      appendFileSync(path, line)
      bytes += Buffer.byteLength(line)
    } catch {
      // A full or read-only disk must not stop the work that is being logged.
    }
  }

  function rotate(): void {
    for (let n = kept - 1; n >= 1; n--) {
      if (statSync(`${path}.${n}`, { throwIfNoEntry: false })) renameSync(`${path}.${n}`, `${path}.${n + 1}`)
    }
    renameSync(path, `${path}.1`)
    bytes = 0
  }

  return {
    info: (event, fields = {}) => write({ level: 'info', event, ...fields }),
    surprise(event, stack, fields = {}) {
      const traceId = newTraceId()
      write({ level: 'error', event, traceId, stack, ...fields })
      return traceId
    },
  }
}

/** Short enough to be read out on the phone. */
export function newTraceId(): string {
  return randomBytes(5).toString('hex')
}
