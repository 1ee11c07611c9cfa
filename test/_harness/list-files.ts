import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestStore } from './test-store.ts'

/** A csv in the store's folder; returns where. */
export function csvFile(store: TestStore, ...lines: readonly string[]): string {
  const path = join(store.folder, `${Math.random()}.csv`)
  writeFileSync(path, lines.join('\n'))
  return path
}
