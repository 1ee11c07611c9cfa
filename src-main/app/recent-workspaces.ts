import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

interface Recent {
  readonly path: string
  readonly openedAt: string
}

const kept = 10

/** Which workspaces were open on this machine, newest first; the first is opened at the next start. */
export class RecentWorkspaces {
  readonly #file: string

  constructor(dataFolder: string) {
    this.#file = join(dataFolder, 'recent.json')
  }

  list(): { path: string; name: string; openedAt: string; exists: boolean }[] {
    return this.#read().map((recent) => ({ ...recent, name: workspaceName(recent.path), exists: existsSync(recent.path) }))
  }

  add(path: string, openedAt: string): void {
    this.#write([{ path, openedAt }, ...this.#read().filter((recent) => recent.path !== path)].slice(0, kept))
  }

  remove(path: string): void {
    this.#write(this.#read().filter((recent) => recent.path !== path))
  }

  #read(): Recent[] {
    try {
      const value: unknown = JSON.parse(readFileSync(this.#file, 'utf8'))
      return Array.isArray(value)
        ? (value as Recent[]).filter((entry) => typeof entry?.path === 'string' && typeof entry.openedAt === 'string')
        : []
    } catch {
      // A missing or broken list only costs the person a click.
      return []
    }
  }

  #write(recent: readonly Recent[]): void {
    try {
      mkdirSync(dirname(this.#file), { recursive: true })
      writeFileSync(`${this.#file}.new`, JSON.stringify(recent, null, 1))
      renameSync(`${this.#file}.new`, this.#file)
    } catch {
      // A full or read-only disk must not keep a workspace from opening.
    }
  }
}

export function workspaceName(path: string): string {
  return basename(path, '.jw')
}
