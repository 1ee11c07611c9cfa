import Database from 'better-sqlite3'
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { StoreFailure, storeFailureOf } from './store-failure.ts'

export type Handle = Database.Database

/** 'JWEW': marks the file as ours, so that another SQLite database is refused instead of migrated. */
export const applicationId = 0x4a574557

const headerMagic = 'SQLite format 3\0'

let nativeBinding: string | undefined

/**
 * Where SQLite's compiled part is, when it is not found beside the code (bundled and packaged builds). A fact of the
 * process, so it is said once per thread and not carried through every call.
 */
export function useNativeBinding(path: string | undefined): void {
  nativeBinding = path
}

/** Looks at the bytes before SQLite does: a clear answer for "this is a Word file" and for a foreign database. */
export function checkFileLooksLikeStore(path: string): void {
  if (!existsSync(path)) throw new StoreFailure('not-found', { path })
  if (statSync(path).isDirectory()) throw new StoreFailure('not-a-workspace', { path })
  if (statSync(path).size === 0) throw new StoreFailure('not-a-workspace', { path })
  let fd: number
  try {
    fd = openSync(path, 'r')
  } catch (error) {
    throw storeFailureOf(error, path) ?? error
  }
  try {
    const header = Buffer.alloc(72)
    const read = readSync(fd, header, 0, 72, 0)
    if (read < 72 || header.toString('latin1', 0, 16) !== headerMagic) throw new StoreFailure('not-a-workspace', { path })
    if (header.readUInt32BE(68) !== applicationId) throw new StoreFailure('not-a-workspace', { path })
  } finally {
    closeSync(fd)
  }
}

/**
 * The one writable handle. FULL synchronisation because "no committed edit is lost" includes a power cut, and in WAL
 * mode it costs one fsync a commit.
 */
export function openWritable(path: string): Handle {
  const db = connect(path)
  try {
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    db.pragma('busy_timeout = 5000')
    db.pragma('cache_size = -24576')
    db.pragma('temp_store = MEMORY')
    db.pragma('journal_size_limit = 67108864')
    return db
  } catch (error) {
    db.close()
    throw storeFailureOf(error, path) ?? error
  }
}

/** A handle that cannot write, whatever statement it is given. */
export function openReadable(path: string): Handle {
  const db = connect(path, { readonly: true, fileMustExist: true })
  db.pragma('busy_timeout = 5000')
  db.pragma('cache_size = -12288')
  db.pragma('temp_store = MEMORY')
  return db
}

/** Pages kept for the next question go back to the system; the system's own file cache still has them. */
export function giveBackMemory(db: Handle): void {
  db.pragma('shrink_memory')
}

/** A connection with SQLite's own defaults. */
export function openPlain(path: string): Handle {
  return connect(path)
}

/** A file that need not outlive the process: no journal, no waiting for the disk. */
export function openScratch(path: string): Handle {
  const db = connect(path)
  db.pragma('journal_mode = OFF')
  db.pragma('synchronous = OFF')
  db.pragma('locking_mode = EXCLUSIVE')
  return db
}

function connect(path: string, options: { readonly?: boolean; fileMustExist?: boolean } = {}): Handle {
  try {
    return new Database(path, nativeBinding ? { ...options, nativeBinding } : options)
  } catch (error) {
    throw storeFailureOf(error, path) ?? error
  }
}
