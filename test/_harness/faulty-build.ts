import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..', '..')

export interface FaultyBuild {
  readonly entry: string
  [Symbol.dispose](): void
}

/** A copy of the built app with one fault put into it. The text to replace must be there: a fault that is not in proves nothing. */
export function faultyBuild(file: string, good: string | RegExp, bad: string): FaultyBuild {
  mkdirSync(join(root, 'test-results'), { recursive: true })
  // Inside the checkout, so that paths relative to it hold.
  const folder = mkdtempSync(join(root, 'test-results', 'fault-'))
  mkdirSync(join(folder, 'out'))
  for (const part of ['main', 'preload', 'renderer'])
    cpSync(join(root, 'out', part), join(folder, 'out', part), { recursive: true, filter: (path) => !path.endsWith('.map') })
  const path = join(folder, 'out', file)
  const text = readFileSync(path, 'utf8')
  if (typeof good === 'string' ? !text.includes(good) : !good.test(text))
    throw new Error(`no ${String(good)} in ${file} to put a fault into`)
  writeFileSync(path, text.replace(good, bad))
  return {
    entry: join(folder, 'out', 'main', 'index.js'),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
}
