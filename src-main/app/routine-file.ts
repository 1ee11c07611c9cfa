import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { PlannedExport } from '../../src-preload/contract/routines.ts'

/** A scheduled export as kept: with the moment from which it counts. */
export interface KeptExport extends PlannedExport {
  readonly since: string
}

export interface WorkspaceRoutines {
  readonly exports: readonly KeptExport[]
  readonly watched: readonly string[]
}

const none: WorkspaceRoutines = { exports: [], watched: [] }

/** Routines of this machine by workspace, in one small file of the app's own folder. */
export class RoutineFile {
  readonly #file: string

  constructor(dataFolder: string) {
    this.#file = join(dataFolder, 'routines.json')
  }

  of(workspace: string): WorkspaceRoutines {
    return this.#read()[workspace] ?? none
  }

  change(workspace: string, change: (now: WorkspaceRoutines) => WorkspaceRoutines): void {
    const all = this.#read()
    mkdirSync(dirname(this.#file), { recursive: true })
    writeFileSync(`${this.#file}.new`, JSON.stringify({ ...all, [workspace]: change(all[workspace] ?? none) }, null, 1))
    renameSync(`${this.#file}.new`, this.#file)
  }

  #read(): Record<string, WorkspaceRoutines> {
    try {
      const value: unknown = JSON.parse(readFileSync(this.#file, 'utf8'))
      return typeof value === 'object' && value !== null ? (value as Record<string, WorkspaceRoutines>) : {}
    } catch {
      // A missing file is no routines; a broken one cannot be helped by not starting.
      return {}
    }
  }
}
