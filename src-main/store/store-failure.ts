export type StoreFailureCode =
  | 'not-found'
  | 'not-a-workspace'
  | 'newer'
  | 'damaged'
  | 'in-use'
  | 'read-only'
  | 'disk-full'
  | 'cannot-write'
  | 'migration-failed'
  | 'already-there'

/** The store cannot be opened or written. The code is stable; whoever shows it finds the words. */
export class StoreFailure extends Error {
  readonly code: StoreFailureCode
  readonly details: Readonly<Record<string, string | number>>
  constructor(code: StoreFailureCode, details: Readonly<Record<string, string | number>> = {}) {
    super(`${code} ${JSON.stringify(details)}`)
    this.name = 'StoreFailure'
    this.code = code
    this.details = details
  }
}

const bySqliteCode: readonly (readonly [prefix: string, code: StoreFailureCode])[] = [
  ['SQLITE_FULL', 'disk-full'],
  ['SQLITE_NOTADB', 'not-a-workspace'],
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_CANTOPEN', 'cannot-write'],
  ['SQLITE_PERM', 'cannot-write'],
  ['SQLITE_BUSY', 'in-use'],
  ['SQLITE_IOERR', 'cannot-write'],
  ['ENOSPC', 'disk-full'],
  ['EROFS', 'read-only'],
  ['EACCES', 'cannot-write'],
  ['EPERM', 'cannot-write'],
  ['ENOENT', 'not-found'],
  ['ENOTDIR', 'not-found'],
]

/** SQLite's and the file system's errors by their codes; null when it is neither. */
export function storeFailureOf(thrown: unknown, path = ''): StoreFailure | null {
  if (thrown instanceof StoreFailure) return thrown
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
  const match = bySqliteCode.find(([prefix]) => code.startsWith(prefix))
  return match ? new StoreFailure(match[1], { path, code }) : null
}
