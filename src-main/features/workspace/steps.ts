import { statSync } from 'node:fs'
import type { Backup } from '../../../src-preload/contract/workspace.ts'
import { dailyBackupDue, listBackups, rotateBackups, takeBackup, type BackupReason } from '../../store/backups.ts'
import type { Reading } from '../../store/contexts.ts'
import { openReadable } from '../../store/database.ts'
import { fillDemo } from './fill-demo.ts'

export interface WorkspaceFacts {
  readonly bytes: number
  readonly customers: number
  readonly changeSets: number
  readonly demo: boolean
  readonly backups: Backup[]
}

export const workspaceSteps = {
  'workspace.facts': ({ read, path }: Reading): WorkspaceFacts => ({
    bytes: statSync(path, { throwIfNoEntry: false })?.size ?? 0,
    customers: read.value<number>('SELECT count(*) FROM customer') ?? 0,
    changeSets: read.value<number>('SELECT count(*) FROM change_set') ?? 0,
    demo: read.value<string>(`SELECT value FROM meta WHERE key = 'demo'`) !== undefined,
    backups: listBackups(path),
  }),

  /** Through a connection of its own: a copy takes as long as the store is large. */
  'workspace.backup': ({ path, clock }: Reading, { reason }: { reason: BackupReason }): Backup => {
    const db = openReadable(path)
    try {
      return takeBackup(db, path, reason, clock.now())
    } finally {
      db.close()
    }
  },

  /** The automatic backup of the day, once a day, with the old ones deleted. */
  'workspace.dailyBackup': ({ path, clock }: Reading): { taken: boolean } => {
    if (!dailyBackupDue(path, clock.today())) return { taken: false }
    const db = openReadable(path)
    try {
      takeBackup(db, path, 'daily', clock.now())
      rotateBackups(path, clock.now())
      return { taken: true }
    } finally {
      db.close()
    }
  },

  'workspace.integrity': ({ path, clock }: Reading): { ok: boolean; problems: string[]; checkedAt: string } => {
    const db = openReadable(path)
    try {
      const rows = db.pragma('integrity_check(50)') as { integrity_check: string }[]
      const references = db.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[]
      const problems = rows.map((row) => row.integrity_check).filter((problem) => problem !== 'ok')
      for (const broken of references.slice(0, 50)) problems.push(`${broken.table} ${broken.rowid} → ${broken.parent}`)
      return { ok: problems.length === 0, problems, checkedAt: clock.now() }
    } finally {
      db.close()
    }
  },

  'workspace.fillDemo': fillDemo,
}
