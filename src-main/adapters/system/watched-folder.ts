import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const spreadsheets = /\.(?:xlsx|xlsm|xls|et|xlsb|ods|csv|tsv)$/i
/** Files that programs keep beside an open one, and downloads under way. */
const unfinished = /^(?:~\$|\.)|\.(?:part|crdownload|tmp)$/i
const mostFiles = 5000

export interface SeenFile {
  readonly path: string
  readonly name: string
  readonly size: number
  readonly modified: number
}

/** Finds files that appear in a folder, by looking: notices of the system do not come from network drives. */
export class WatchedFolder {
  readonly folder: string
  /** By name: size and time when last looked at. */
  #known: Map<string, string> | null = null
  #waiting = new Map<string, string>()

  constructor(folder: string) {
    this.folder = folder
  }

  /**
   * Files that are new or changed since the look before, and no longer growing. The first look finds none: what lies
   * there already was not put there for us. A folder that is gone is empty until it is back.
   */
  look(): SeenFile[] {
    const found = this.#files()
    const now = new Map(found.map((file) => [file.name, `${file.size}/${file.modified}`]))
    if (this.#known === null) {
      this.#known = now
      return []
    }
    const fresh: SeenFile[] = []
    const waiting = new Map<string, string>()
    for (const file of found) {
      const mark = now.get(file.name) ?? ''
      if (this.#known.get(file.name) === mark) continue
      if (file.size > 0 && this.#waiting.get(file.name) === mark) {
        this.#known.set(file.name, mark)
        fresh.push(file)
      } else waiting.set(file.name, mark)
    }
    this.#waiting = waiting
    return fresh
  }

  #files(): SeenFile[] {
    try {
      return readdirSync(this.folder, { withFileTypes: true })
        .filter((entry) => entry.isFile() && spreadsheets.test(entry.name) && !unfinished.test(entry.name))
        .slice(0, mostFiles)
        .flatMap(({ name }) => {
          const path = join(this.folder, name)
          const stat = statSync(path, { throwIfNoEntry: false })
          return stat ? [{ path, name, size: stat.size, modified: stat.mtimeMs }] : []
        })
    } catch {
      return []
    }
  }
}
