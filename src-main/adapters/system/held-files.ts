import { randomBytes } from 'node:crypto'
import { mkdirSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'

export interface HeldFile {
  readonly fileId: string
  readonly name: string
  readonly size: number
}

interface Entry extends HeldFile {
  readonly path: string
  /** Made by the app, deleted when released. */
  readonly own: boolean
}

/**
 * Files the app holds for a page, by ticket. The page never names a path, so nothing it sends can reach a file that
 * the person did not choose.
 */
export class HeldFiles {
  readonly #folder: string
  readonly #entries = new Map<string, Entry>()

  constructor(scratchFolder: string) {
    this.#folder = join(scratchFolder, `files-${process.pid}-${randomBytes(4).toString('hex')}`)
  }

  /** Holds a file of the person's. Undefined when there is no such file. */
  admit(path: string, name = basename(path)): HeldFile | undefined {
    const stat = statSync(path, { throwIfNoEntry: false })
    return stat?.isFile() ? this.#hold(path, name, stat.size, false) : undefined
  }

  /** A path for a new file; `seal` it when written. */
  newPath(name: string): string {
    const folder = join(this.#folder, randomBytes(6).toString('hex'))
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return join(folder, safeName(name))
  }

  seal(path: string, name = basename(path)): HeldFile {
    return this.#hold(path, name, statSync(path).size, true)
  }

  pathOf(fileId: string): string | undefined {
    return this.#entries.get(fileId)?.path
  }

  get(fileId: string): HeldFile | undefined {
    return this.#entries.get(fileId)
  }

  release(fileId: string): void {
    const entry = this.#entries.get(fileId)
    this.#entries.delete(fileId)
    if (entry?.own) rmSync(entry.path, { force: true })
  }

  close(): void {
    this.#entries.clear()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #hold(path: string, name: string, size: number, own: boolean): HeldFile {
    const fileId = randomBytes(12).toString('hex')
    this.#entries.set(fileId, { fileId, name, size, path, own })
    return { fileId, name, size }
  }
}

/** A name from outside as a plain file name: no folders, no control characters, never empty. */
export function safeName(name: string): string {
  const plain = Array.from(basename(name.replaceAll('\\', '/')))
    .filter((char) => char >= ' ' && !'<>:"/|?*'.includes(char))
    .join('')
  return plain.replace(/^\.+/, '').slice(-120) || 'file'
}
