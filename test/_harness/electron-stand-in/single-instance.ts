import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface SecondStart {
  readonly argv: string[]
  readonly workingDirectory: string
  readonly additionalData: unknown
}

/** Takes the folder's lock, or leaves word for the process that has it. A dead holder's lock counts for nothing. */
export function takeLock(folder: string, additionalData: unknown, onSecond: (start: SecondStart) => void): boolean {
  mkdirSync(folder, { recursive: true })
  const lock = join(folder, 'stand-in-lock')
  const letters = join(folder, 'stand-in-letters')
  const holder = holderOf(lock)
  if (holder !== null && holder !== process.pid) {
    const letter = join(letters, `${process.pid}.json`)
    const start: SecondStart = { argv: process.argv, workingDirectory: process.cwd(), additionalData }
    writeFileSync(`${letter}.new`, JSON.stringify(start))
    renameSync(`${letter}.new`, letter)
    return false
  }
  rmSync(letters, { recursive: true, force: true })
  mkdirSync(letters)
  writeFileSync(lock, String(process.pid))
  setInterval(() => {
    for (const name of readdirSync(letters).filter((name) => name.endsWith('.json'))) {
      const start = JSON.parse(readFileSync(join(letters, name), 'utf8')) as SecondStart
      rmSync(join(letters, name))
      onSecond(start)
    }
  }, 100).unref()
  return true
}

function holderOf(lock: string): number | null {
  try {
    const pid = Number(readFileSync(lock, 'utf8'))
    process.kill(pid, 0)
    return pid
  } catch {
    return null
  }
}
