import type { RowChoice, RowClass } from '../../../src-preload/contract/imports.ts'
import type { CleanRecord } from '../../domain/imports/import-target.ts'
import { recordOf } from '../../domain/imports/read-record.ts'

/** What was decided about a row: its class, the record or earlier row it belongs to, and why. */
export interface Verdict {
  readonly class: RowClass
  /** A stored record. */
  readonly targetId: number | null
  /** An earlier row of the same file that creates or updates the same record. */
  readonly targetRow: number | null
  /** The record of another list that it belongs to. */
  readonly link: number | null
  /** The row gave the record's id. */
  readonly named: boolean
  readonly reasons: readonly string[]
  readonly candidateIds: readonly number[]
}

export interface StagedRow extends Verdict {
  readonly row: number
  /** `recordText`; null where the row has none. */
  readonly content: string | null
  readonly ticked: boolean
  readonly chosen: RowChoice | null
  /** JSON array of the cells as they stood. */
  readonly raw: string
  /** Cells put right by a person, by column of the file. */
  readonly fixes: Readonly<Record<string, string | null>>
}

/** As the scratch file holds it. */
export interface StoredRow {
  readonly row: number
  readonly class: RowClass
  readonly target_id: number | null
  readonly target_row: number | null
  readonly link: number | null
  readonly named: number
  readonly content: string | null
  readonly reasons: string | null
  readonly raw: string
  readonly fixes: string | null
  readonly chosen: string | null
  readonly ticked: number
}

/** What writing a row takes: most of what is kept of it is for people's eyes. */
export type RowToWrite = Pick<StagedRow, 'row' | 'class' | 'targetId' | 'targetRow' | 'link' | 'named' | 'content'>

export const columnsToWrite = 'row, class, target_id, target_row, link, named, content'
export type StoredRowToWrite = Pick<StoredRow, 'row' | 'class' | 'target_id' | 'target_row' | 'link' | 'named' | 'content'>

export function toWrite(stored: StoredRowToWrite): RowToWrite {
  return {
    row: stored.row,
    class: stored.class,
    targetId: stored.target_id,
    targetRow: stored.target_row,
    link: stored.link,
    named: stored.named === 1,
    content: stored.content,
  }
}

/** The record of a staged row. */
export function stagedRecord(staged: Pick<StagedRow, 'content'>): CleanRecord | null {
  return staged.content === null ? null : recordOf(staged.content)
}

export function reasonsText(reasons: readonly string[], candidateIds: readonly number[]): string | null {
  return reasons.length + candidateIds.length === 0 ? null : JSON.stringify([reasons, candidateIds])
}

export function toStaged(stored: StoredRow): StagedRow {
  const [reasons, candidateIds] = (stored.reasons === null ? [[], []] : JSON.parse(stored.reasons)) as [string[], number[]]
  return {
    ...toWrite(stored),
    reasons,
    candidateIds,
    raw: stored.raw,
    fixes: stored.fixes === null ? {} : (JSON.parse(stored.fixes) as Record<string, string | null>),
    chosen: stored.chosen === null ? null : (JSON.parse(stored.chosen) as RowChoice),
    ticked: stored.ticked === 1,
  }
}
