import type { Handle } from './database.ts'

/** What a commit of few rows puts into the log of pages, roughly, and from how many pages on it is emptied. */
const pagesOfCommit = 5
const dueFrom = 1000
/** SQLite empties the log by itself within a commit, if ours was never done for so long. */
const lastResort = 100_000

/**
 * Brings committed pages from SQLite's log into the file after whoever committed has been answered, not within the
 * commit: that is as safe once the log is synced, and of a large import it was a fifth of the time somebody waits.
 */
export class Checkpoints {
  readonly #db: Handle
  #pages = 0
  #asked: NodeJS.Immediate | null = null

  /** For the one writable handle. */
  constructor(db: Handle) {
    this.#db = db
    db.pragma(`wal_autocheckpoint = ${lastResort}`)
  }

  /** After a commit of so many rows. */
  after(rows: number): void {
    this.#pages += pagesOfCommit + rows
    if (this.#pages >= dueFrom) this.#asked ??= setImmediate(() => this.#empty())
  }

  /** Before the handle closes. */
  stop(): void {
    if (this.#asked) clearImmediate(this.#asked)
    this.#empty()
  }

  #empty(): void {
    this.#asked = null
    const [done] = this.#db.pragma('wal_checkpoint(PASSIVE)') as { log: number; checkpointed: number }[]
    // Pages that somebody still reads an older state of stay for the next time.
    this.#pages = done && done.checkpointed < done.log ? dueFrom / 2 : 0
  }
}
