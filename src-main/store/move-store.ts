import { existsSync } from 'node:fs'
import { copyFile, cp, mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { backupFolder } from './backups.ts'
import { storeFailureOf } from './store-failure.ts'

/** Copies a store that nobody has open, with its backups; the copy appears under its name only when it is whole. */
export async function copyClosedStore(from: string, to: string): Promise<void> {
  const unfinished = `${to}.unfinished`
  try {
    await mkdir(dirname(to), { recursive: true })
    // A store closed cleanly has no journal left; one that was not keeps it until its next open.
    if (existsSync(`${from}-wal`)) await copyFile(`${from}-wal`, `${to}-wal`)
    await copyFile(from, unfinished)
    await rename(unfinished, to)
    if (existsSync(backupFolder(from))) await cp(backupFolder(from), backupFolder(to), { recursive: true })
  } catch (error) {
    await Promise.all([unfinished, `${to}-wal`].map((path) => rm(path, { force: true })))
    throw storeFailureOf(error, to) ?? error
  }
}

/** Deletes what was moved, once the copy has opened. */
export async function removeMovedStore(from: string): Promise<void> {
  await Promise.all(['', '-wal', '-shm'].map((suffix) => rm(from + suffix, { force: true })))
  await rm(backupFolder(from), { recursive: true, force: true })
}
