import { existsSync, readFileSync } from 'node:fs'

/**
 * A file of the worked cases that lie beside the repository, or null when they are not there (a clone of the
 * repository alone): the tests then rest on their own cases, and say so.
 */
export function workedCases(file: string): unknown {
  const at = new URL(`../../../shared/vectors/${file}`, import.meta.url)
  if (!existsSync(at)) {
    console.warn(`worked cases ${file} not found: those comparisons are skipped`)
    return null
  }
  return JSON.parse(readFileSync(at, 'utf8'))
}
